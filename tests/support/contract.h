// The contract, api/openapi.yaml, as tests ask it: what a schema's examples are, and what an
// operation answers.
#pragma once

#include <nlohmann/json_fwd.hpp>
#include <set>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "api/http.h"

namespace mooring::test {

/// The whole document.
[[nodiscard]] const nlohmann::json& contract();

/// What a reference in it points to, or the thing itself.
[[nodiscard]] const nlohmann::json& resolved(const nlohmann::json& thing);

/// The operation for "GET /profile" or "DELETE /api-keys/key_1?x=y"; null when there is none.
[[nodiscard]] const nlohmann::json* find_operation(std::string_view line);

/// The examples of a schema, of which there is at least one, as JSON texts.
[[nodiscard]] std::vector<std::string> examples(std::string_view name);
[[nodiscard]] std::string example(std::string_view schema, std::size_t index = 0);

/// A schema that is a part of another, and where it stands in it.
struct Part {
    std::string schema;
    std::string of;
    std::string pointer;  ///< RFC 6901
};

/// The examples of a schema, and those of its parts, each in its place in the schema's last
/// example.
[[nodiscard]] std::vector<std::string>
examples_with_parts(const std::string& name, std::span<const Part> parts);

/// Names of the schemas that the success replies (200, 201) and problems of any operation have.
[[nodiscard]] std::set<std::string> reply_schemas();
/// Names of the schemas that request bodies have.
[[nodiscard]] std::set<std::string> request_schemas();

/// Those schemas and all that they refer to, directly or through others.
[[nodiscard]] std::set<std::string> with_parts(const std::set<std::string>& schemas);

/// The schema of the body that an operation takes; empty when it takes none.
[[nodiscard]] std::string request_schema(std::string_view line);

/// What a request breaks of the contract: an operation that does not exist, a header that it needs,
/// a body whose members are not those of its schema or of another type. Empty when it breaks
/// nothing.
[[nodiscard]] std::string broken_contract(const api::Request& request);

/// The success reply to "GET /profile" or "DELETE /api-keys/key_1": with the first example of its
/// schema …
[[nodiscard]] api::Response filled_reply(std::string_view line);
/// … or with the last, which is that of an account that has nothing yet. Pages after the first are
/// such ones always.
[[nodiscard]] api::Response empty_reply(std::string_view line);

}  // namespace mooring::test
