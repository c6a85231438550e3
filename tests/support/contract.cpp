#include "support/contract.h"

#include <algorithm>
#include <catch2/catch_test_macros.hpp>
#include <cctype>
#include <fstream>
#include <nlohmann/json.hpp>

#include "support/replies.h"

namespace mooring::test {

using nlohmann::json;

namespace {

/// The last part of a reference to a schema.
std::string schema_name(const json& thing) {
    const auto ref = thing.find("$ref");
    if (ref == thing.end()) {
        FAIL("a message has a schema without a name: " << thing.dump());
    }
    const std::string path = ref->get<std::string>();
    return path.substr(path.rfind('/') + 1);
}

const json& schema(std::string_view name) {
    const json& schemas = contract()["components"]["schemas"];
    const auto found = schemas.find(name);
    if (found == schemas.end() || !found->contains("examples")) {
        FAIL("the contract has no schema with examples by the name " << name);
    }
    return *found;
}

/// Whether a path fits a template such as `/api-keys/{id}`.
bool fits(std::string_view path, std::string_view pattern) {
    while (!pattern.empty() && !path.empty()) {
        if (pattern.front() == '{') {
            pattern.remove_prefix(pattern.find('}') + 1);
            path.remove_prefix(std::min(path.find('/'), path.size()));
        } else if (pattern.front() == path.front()) {
            pattern.remove_prefix(1);
            path.remove_prefix(1);
        } else {
            return false;
        }
    }
    return pattern.empty() && path.empty();
}

struct Line {
    std::string method;  ///< in lower case, as in the contract
    std::string path;
    std::string query;
};

Line split(std::string_view line) {
    const std::size_t space = line.find(' ');
    const std::size_t mark = std::min(line.find('?'), line.size());
    Line parts{
        std::string(line.substr(0, space)),
        std::string(line.substr(space + 1, mark - space - 1)),
        std::string(line.substr(mark))};
    std::transform(
        parts.method.begin(),
        parts.method.end(),
        parts.method.begin(),
        [](unsigned char c) { return static_cast<char>(std::tolower(c)); }
    );
    return parts;
}

const json& operation(std::string_view line) {
    const json* found = find_operation(line);
    if (found == nullptr) {
        FAIL("the contract has no operation " << line);
    }
    return *found;
}

/// Schemas of a request's or response's content in JSON; files in other formats are for browsers.
std::vector<std::string> content_schemas(const json& message) {
    std::vector<std::string> names;
    const auto content = message.find("content");
    if (content != message.end()) {
        for (const auto& [type, media] : content->items()) {
            if (type.ends_with("json")) {
                names.push_back(schema_name(media["schema"]));
            }
        }
    }
    return names;
}

/// Adds the schemas that stand in a piece of a schema, and what stands in those.
void collect_schemas(const json& piece, std::set<std::string>& names) {
    if (piece.is_object() && piece.contains("$ref") && names.insert(schema_name(piece)).second) {
        collect_schemas(resolved(piece), names);
    }
    if (piece.is_structured()) {
        for (const json& inner : piece) {
            collect_schemas(inner, names);
        }
    }
}

template <class Visit>
void for_each_operation(Visit visit) {
    for (const json& operations : contract()["paths"]) {
        for (const auto& [method, operation] : operations.items()) {
            if (method != "parameters") {
                visit(operation);
            }
        }
    }
}

api::Response success(std::string_view line, std::string (*choose)(std::string_view schema)) {
    const json& responses = operation(line)["responses"];
    for (const auto& [status, reference] : responses.items()) {
        if (!status.starts_with('2')) {
            continue;
        }
        const json& message = resolved(reference);
        const auto schemas = content_schemas(message);
        if (schemas.empty()) {
            return no_content();
        }
        const bool has_etag = message.contains("headers") && message["headers"].contains("ETag");
        api::Response response = ok(choose(schemas.front()), has_etag ? "\"1\"" : "");
        response.status = std::stoi(status);
        return response;
    }
    FAIL("the contract has no success for " << line);
    return {};
}

std::string first_example(std::string_view schema) {
    return example(schema);
}

std::string last_example(std::string_view schema) {
    return examples(schema).back();
}

}  // namespace

const json& contract() {
    static const json document = [] {
        std::ifstream file(MOORING_CONTRACT_JSON);
        return json::parse(file, nullptr, false);
    }();
    if (document.is_discarded()) {
        FAIL("the contract could not be read from " MOORING_CONTRACT_JSON);
    }
    return document;
}

const json& resolved(const json& thing) {
    const auto ref = thing.find("$ref");
    return ref == thing.end() ? thing
                              : contract()[json::json_pointer(ref->get<std::string>().substr(1))];
}

const json* find_operation(std::string_view line) {
    const Line parts = split(line);
    for (const auto& [pattern, operations] : contract()["paths"].items()) {
        if (fits(parts.path, pattern) && operations.contains(parts.method)) {
            return &operations[parts.method];
        }
    }
    return nullptr;
}

std::vector<std::string> examples(std::string_view name) {
    std::vector<std::string> texts;
    for (const json& value : schema(name)["examples"]) {
        texts.push_back(value.dump());
    }
    return texts;
}

std::string example(std::string_view schema, std::size_t index) {
    const auto all = examples(schema);
    if (index >= all.size()) {
        FAIL(schema << " has only " << all.size() << " examples");
    }
    return all[index];
}

std::vector<std::string> examples_with_parts(const std::string& name, std::span<const Part> parts) {
    std::vector<std::string> all = examples(name);
    const json frame = json::parse(all.back(), nullptr, false);
    for (const Part& part : parts) {
        if (part.of == name) {
            for (const json& value : schema(part.schema)["examples"]) {
                json whole = frame;
                whole[json::json_pointer(part.pointer)] = value;
                all.push_back(whole.dump());
            }
        }
    }
    return all;
}

std::set<std::string> reply_schemas() {
    std::set<std::string> names;
    for_each_operation([&](const json& operation) {
        for (const json& response : operation["responses"]) {
            const auto of_response = content_schemas(resolved(response));
            names.insert(of_response.begin(), of_response.end());
        }
    });
    return names;
}

std::set<std::string> request_schemas() {
    std::set<std::string> names;
    for_each_operation([&](const json& operation) {
        if (operation.contains("requestBody")) {
            const auto of_request = content_schemas(operation["requestBody"]);
            names.insert(of_request.begin(), of_request.end());
        }
    });
    return names;
}

std::set<std::string> with_parts(const std::set<std::string>& schemas) {
    std::set<std::string> names = schemas;
    for (const std::string& name : schemas) {
        collect_schemas(schema(name), names);
    }
    return names;
}

std::string request_schema(std::string_view line) {
    const json& asked = operation(line);
    return asked.contains("requestBody") ? content_schemas(asked["requestBody"]).front() : "";
}

api::Response filled_reply(std::string_view line) {
    const bool is_later_page = split(line).query.find("cursor=") != std::string::npos;
    return success(line, is_later_page ? last_example : first_example);
}

api::Response empty_reply(std::string_view line) {
    return success(line, last_example);
}

}  // namespace mooring::test
