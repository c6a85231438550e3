#include "support/contract.h"

#include <algorithm>
#include <catch2/catch_test_macros.hpp>
#include <cctype>
#include <fstream>
#include <nlohmann/json.hpp>
#include <optional>

#include "core/text.h"
#include "support/replies.h"
#include "support/requests.h"

namespace mooring::test {
namespace {

using nlohmann::json;

/// What a reference points to, or the thing itself.
const json& resolved(const json& thing) {
    const auto ref = thing.find("$ref");
    return ref == thing.end() ? thing
                              : contract()[json::json_pointer(ref->get<std::string>().substr(1))];
}

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

const json* find_operation(const Line& line) {
    for (const auto& [pattern, operations] : contract()["paths"].items()) {
        if (fits(line.path, pattern) && operations.contains(line.method)) {
            return &operations[line.method];
        }
    }
    return nullptr;
}

const json& operation(std::string_view line) {
    const json* found = find_operation(split(line));
    if (found == nullptr) {
        FAIL("the contract has no operation " << line);
    }
    return *found;
}

/// Schemas of a request's or response's content, by media type.
std::vector<std::string> content_schemas(const json& message) {
    std::vector<std::string> names;
    const auto content = message.find("content");
    if (content != message.end()) {
        for (const json& media : *content) {
            names.push_back(schema_name(media["schema"]));
        }
    }
    return names;
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

bool has_parameter(const json& operation, std::string_view name) {
    const auto parameters = operation.find("parameters");
    return parameters != operation.end() &&
           std::any_of(parameters->begin(), parameters->end(), [&](const json& parameter) {
               return resolved(parameter)["name"] == name;
           });
}

/// The schema itself, or of several the one that the body says it is of.
const json& schema_for(const json& reference, const json& body) {
    const json& found = resolved(reference);
    if (!found.contains("discriminator")) {
        return found;
    }
    const json& discriminator = found["discriminator"];
    const auto kind = body.find(discriminator["propertyName"].get<std::string>());
    const bool is_known = kind != body.end() && kind->is_string() &&
                          discriminator["mapping"].contains(kind->get<std::string>());
    if (!is_known) {
        FAIL("a body of no known kind: " << body.dump());
    }
    const std::string path = discriminator["mapping"][kind->get<std::string>()].get<std::string>();
    return contract()[json::json_pointer(path.substr(1))];
}

bool is_of_type(const json& value, const json& schema) {
    const std::string type = schema.contains("type") ? schema["type"].get<std::string>() : "object";
    return (type == "string" && value.is_string()) || (type == "boolean" && value.is_boolean()) ||
           (type == "integer" && value.is_number_integer()) ||
           (type == "object" && value.is_object());
}

std::string broken_body(const json& body, const json& reference) {
    const json& schema = schema_for(reference, body);
    if (!is_of_type(body, schema)) {
        return body.dump() + " is no " + schema.dump();
    }
    if (!body.is_object()) {
        return "";
    }
    for (const json& name : schema["required"]) {
        if (!body.contains(name.get<std::string>())) {
            return name.dump() + " is missing";
        }
    }
    for (const auto& [name, value] : body.items()) {
        if (!schema["properties"].contains(name)) {
            return name + " is not known";
        }
        const std::string broken = broken_body(value, schema["properties"][name]);
        if (!broken.empty()) {
            return name + ": " + broken;
        }
    }
    return "";
}

bool is_idempotency_key(std::string_view key) {
    const auto is_allowed = [](char c) {
        return is_letter(c) || is_digit(c) || c == '-' || c == '_';
    };
    return key.size() >= 16 && key.size() <= 64 && std::all_of(key.begin(), key.end(), is_allowed);
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

std::string request_schema(std::string_view line) {
    const json& asked = operation(line);
    return asked.contains("requestBody") ? content_schemas(asked["requestBody"]).front() : "";
}

std::string broken_contract(const api::Request& request) {
    const std::string line = line_of(request);
    const json* asked = find_operation(split(line));
    if (asked == nullptr) {
        return "there is no operation " + line;
    }
    if (has_parameter(*asked, "If-Match") == request.if_match.empty()) {
        return line + (request.if_match.empty() ? " needs" : " takes no") + " If-Match";
    }
    const bool creates = has_parameter(*asked, "Idempotency-Key");
    if (creates ? !is_idempotency_key(request.idempotency_key) : !request.idempotency_key.empty()) {
        return line + (creates ? " needs an" : " takes no") + " Idempotency-Key";
    }
    if (!asked->contains("requestBody")) {
        return request.body.empty() ? "" : line + " takes no body";
    }
    const std::string reference = "#/components/schemas/" + request_schema(line);
    const std::string broken = broken_body(body_of(request), {{"$ref", reference}});
    return broken.empty() ? "" : line + ": " + broken;
}

api::Response filled_reply(std::string_view line) {
    const bool is_later_page = split(line).query.find("cursor=") != std::string::npos;
    return success(line, is_later_page ? last_example : first_example);
}

api::Response empty_reply(std::string_view line) {
    return success(line, last_example);
}

}  // namespace mooring::test
