// Replies as the server gives them.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "api/error.h"
#include "api/http.h"

namespace mooring::test {

[[nodiscard]] api::Response ok(std::string json, std::string etag = {});
[[nodiscard]] api::Response created(std::string json, std::string etag = {});
[[nodiscard]] api::Response no_content();
/// No answer at all.
[[nodiscard]] api::Response offline();

/// problem+json (RFC 9457) with `urn:mooring:problem:` before the code.
[[nodiscard]] api::Response problem(
    int status,
    std::string_view code,
    std::string_view detail,
    const std::vector<api::FieldProblem>& fields = {}
);
/// 422 for one field.
[[nodiscard]] api::Response bad_field(std::string_view pointer, std::string_view detail);

/// Replies of the session's endpoint.
/// As Ada Lovelace, ada@example.com.
[[nodiscard]] api::Response signed_in(const std::vector<std::string>& proofs = {"password"});
[[nodiscard]] api::Response signed_in_as(std::string_view user, std::string_view email);
[[nodiscard]] api::Response signed_out();
[[nodiscard]] api::Response
code_required(const std::vector<std::string>& proofs = {"code", "recovery_code"});

}  // namespace mooring::test
