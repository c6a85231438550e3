// Writes what fuzzing begins with into a folder: the contract's examples, each for the target that
// reads it, and beside it the names and words of the contract as libFuzzer's dictionary.
//
//     fuzz_seeds FOLDER DICTIONARY
#include <cstdio>
#include <fstream>
#include <nlohmann/json.hpp>
#include <set>
#include <string>

#include "fuzz/targets.h"
#include "support/reply_codecs.h"

using nlohmann::json;

namespace {

const json& schemas() {
    static const json all = [] {
        std::ifstream file(MOORING_CONTRACT_JSON);
        json contract = json::parse(file, nullptr, false);
        return contract.is_object() ? contract["components"]["schemas"] : json();
    }();
    return all;
}

json examples(const std::string& schema) {
    const auto found = schemas().find(schema);
    return found == schemas().end() ? json::array() : found->value("examples", json::array());
}

/// The examples of a schema, and those of its parts, each in its place in the last of them.
std::vector<std::string> whole_examples(const std::string& schema) {
    std::vector<std::string> texts;
    const json all = examples(schema);
    for (const json& example : all) {
        texts.push_back(example.dump());
    }
    for (const auto& part : mooring::test::reply_parts) {
        for (const json& value : part.of == schema ? examples(part.schema) : json::array()) {
            json whole = all.back();
            whole[json::json_pointer(part.pointer)] = value;
            texts.push_back(whole.dump());
        }
    }
    return texts;
}

void collect_words(const json& schema, std::set<std::string>& words) {
    const json properties = schema.value("properties", json::object());
    for (const auto& [name, property] : properties.items()) {
        words.insert(name);
        for (const json& word : property.value("enum", json::array())) {
            words.insert(word.is_string() ? word.get<std::string>() : word.dump());
        }
    }
}

void write_dictionary(const char* path) {
    std::set<std::string> words;
    for (const json& schema : schemas()) {
        collect_words(schema, words);
    }
    std::ofstream file(path);
    for (const std::string& word : words) {
        file << R"("\")" << word << R"(\"")" << '\n';
    }
    for (const char* value : {"null", "true", "[]", "{}", R"(\"\")", "18446744073709551615"}) {
        file << '"' << value << "\"\n";
    }
}

int write_seeds(const std::string& folder) {
    int written = 0;
    const auto& targets = mooring::fuzz::targets();
    for (std::size_t place = 0; place < targets.size(); ++place) {
        std::vector<std::string> texts = whole_examples(targets[place].schema);
        texts.insert(texts.end(), targets[place].seeds.begin(), targets[place].seeds.end());
        for (const std::string& text : texts) {
            std::ofstream file(folder + "/" + std::to_string(written++));
            file << mooring::fuzz::selector(place) << text;
        }
    }
    return written;
}

}  // namespace

int main(int argc, char** argv) {
    if (argc != 3 || schemas().empty()) {
        std::fputs("usage: fuzz_seeds FOLDER DICTIONARY, after the contract was read\n", stderr);
        return 2;
    }
    write_dictionary(argv[2]);
    std::printf("%d seeds\n", write_seeds(argv[1]));
    return 0;
}
