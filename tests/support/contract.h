// The contract, api/openapi.yaml, as tests ask it: what a schema's examples are, and what an
// operation answers.
#pragma once

#include <nlohmann/json_fwd.hpp>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "api/http.h"

namespace mooring::test {

/// The whole document.
[[nodiscard]] const nlohmann::json& contract();

/// The examples of a schema, of which there is at least one, as JSON texts.
[[nodiscard]] std::vector<std::string> examples(std::string_view schema);
[[nodiscard]] std::string example(std::string_view schema, std::size_t index = 0);

/// Names of the schemas that the success replies (200, 201) and problems of any operation have.
[[nodiscard]] std::set<std::string> reply_schemas();
/// Names of the schemas that request bodies have.
[[nodiscard]] std::set<std::string> request_schemas();

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
