// What is said twice, once in C++ and once in JavaScript, is said the same.
#include <algorithm>
#include <catch2/catch_test_macros.hpp>
#include <cctype>
#include <fstream>
#include <sstream>
#include <string>
#include <vector>

#include "ui/event.h"
#include "ui/semantics_patch.h"

using namespace mooring::ui;

namespace {

std::string all_of(const std::string& path) {
    std::ifstream file(MOORING_SOURCE_DIR "/" + path);
    INFO(path);
    REQUIRE(file.good());
    std::ostringstream content;
    content << file.rdbuf();
    return content.str();
}

/// Words in a text between `start` and the `end` after it, that begin a line or follow a brace,
/// with their first letter in lower case.
std::vector<std::string>
names_between(const std::string& text, const std::string& start, const std::string& end) {
    const std::size_t from = text.find(start);
    REQUIRE(from != std::string::npos);
    std::istringstream block(
        text.substr(from + start.size(), text.find(end, from) - from - start.size())
    );
    std::vector<std::string> names;
    for (std::string line; std::getline(block, line);) {
        line = line.substr(0, line.find("//"));
        std::istringstream pieces(line);
        for (std::string piece; std::getline(pieces, piece, ',');) {
            const auto is_name = [](unsigned char c) { return std::isalpha(c) != 0; };
            const auto first = std::find_if(piece.begin(), piece.end(), is_name);
            const auto last = std::find_if_not(first, piece.end(), is_name);
            if (first != last) {
                names.emplace_back(first, last);
                names.back()[0] = static_cast<char>(std::tolower(names.back()[0]));
            }
        }
    }
    return names;
}

}  // namespace

TEST_CASE("The page reads the changes that the program writes") {
    const auto written = names_between(
        all_of("src/ui/semantics_patch.h"), "enum class PatchOp : std::uint8_t {", "};"
    );
    const auto read = names_between(all_of("web/patch.js"), "patchOps = [", "];");
    CHECK(written.size() == static_cast<std::size_t>(PatchOp::PageSize));
    CHECK(read == written);
}

TEST_CASE("The page sends the events that the program hears") {
    const auto heard =
        names_between(all_of("src/ui/event.h"), "enum class EventKind : std::uint8_t {", "};");
    const auto sent = names_between(all_of("web/program.js"), "EventKind = {", "}");
    CHECK(heard.size() == static_cast<std::size_t>(EventKind::Dismiss) + 1);
    CHECK(sent == heard);
}
