#include <algorithm>
#include <catch2/catch_test_macros.hpp>
#include <nlohmann/json.hpp>

#include "core/text.h"
#include "support/contract.h"
#include "support/requests.h"

namespace mooring::test {
namespace {

using nlohmann::json;

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

bool is_of(const json& value, std::string_view type) {
    return (type == "string" && value.is_string()) || (type == "boolean" && value.is_boolean()) ||
           (type == "integer" && value.is_number_integer()) ||
           (type == "null" && value.is_null()) || (type == "array" && value.is_array()) ||
           (type == "object" && value.is_object());
}

/// Of the schema's type, or one of its types.
bool is_of_type(const json& value, const json& schema) {
    if (!schema.contains("type")) {
        return value.is_object();
    }
    const json& type = schema["type"];
    if (type.is_string()) {
        return is_of(value, type.get<std::string>());
    }
    return std::any_of(type.begin(), type.end(), [&](const json& one) {
        return is_of(value, one.get<std::string>());
    });
}

std::string broken_body(const json& body, const json& reference);

std::string broken_items(const json& list, const json& schema) {
    for (const json& item : list) {
        if (std::string broken = broken_body(item, schema["items"]); !broken.empty()) {
            return broken;
        }
    }
    return "";
}

std::string broken_members(const json& body, const json& schema) {
    for (const json& name : schema.value("required", json::array())) {
        if (!body.contains(name.get<std::string>())) {
            return name.dump() + " is missing";
        }
    }
    const json known = schema.value("properties", json::object());
    for (const auto& [name, value] : body.items()) {
        if (!known.contains(name)) {
            if (!schema.value("additionalProperties", true)) {
                return name + " is not known";
            }
            continue;
        }
        const std::string broken = broken_body(value, known[name]);
        if (!broken.empty()) {
            return std::string(name).append(": ").append(broken);
        }
    }
    return "";
}

std::string broken_body(const json& body, const json& reference) {
    const json& schema = schema_for(reference, body);
    if (!is_of_type(body, schema)) {
        return body.dump() + " is no " + schema.dump();
    }
    if (body.is_array()) {
        return broken_items(body, schema);
    }
    return body.is_object() ? broken_members(body, schema) : "";
}

bool is_idempotency_key(std::string_view key) {
    const auto is_allowed = [](char c) {
        return is_letter(c) || is_digit(c) || c == '-' || c == '_';
    };
    return key.size() >= 16 && key.size() <= 64 && std::all_of(key.begin(), key.end(), is_allowed);
}

}  // namespace

std::string broken_contract(const api::Request& request) {
    const std::string line = line_of(request);
    const json* asked = find_operation(line);
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

}  // namespace mooring::test
