// Why a request did not give what was asked for, in words that can be shown.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "api/http.h"

namespace mooring::api {

/// One bad field of a request: a JSON pointer (RFC 6901) such as `/alias`, and a sentence for below
/// the field.
struct FieldProblem {
    std::string pointer;
    std::string detail;
    std::string existing_id{};  ///< of what has the value already, if that is why
    friend bool operator==(const FieldProblem&, const FieldProblem&) = default;
};

enum class ErrorKind {
    Offline,                 ///< no answer at all
    Unauthenticated,         ///< the session has ended
    ReauthenticationNeeded,  ///< the last proof of identity is too old for this
    NotFound,
    Outdated,   ///< the server no longer speaks with builds as old as this one
    Stale,      ///< changed elsewhere since it was read (412)
    Invalid,    ///< the input was refused; `fields` may say which
    Refused,    ///< any other 4xx
    TooMany,    ///< slow down; `retry_after_s` says for how long
    Server,     ///< 5xx
    Malformed,  ///< the answer made no sense
};

struct ApiError {
    ErrorKind kind = ErrorKind::Malformed;
    std::string code;  ///< last part of the problem's type, e.g. `wrong-credentials`; may be empty
    std::string detail;  ///< a sentence to show
    std::vector<FieldProblem> fields;
    int retry_after_s = 0;

    friend bool operator==(const ApiError&, const ApiError&) = default;
};

/// The code of 503 where something is missing that only the site's operator can supply.
inline constexpr std::string_view not_configured = "not-configured";

/// The code of 409 where an Idempotency-Key was used so long ago that its reply is kept no longer.
inline constexpr std::string_view already_done = "already-done";

/// The error that a response without success means: reads problem+json (RFC 9457) and makes do
/// without.
[[nodiscard]] ApiError read_error(const Response& response);

/// For what is stale, once what was saved elsewhere is here.
inline constexpr const char* changed_elsewhere = "This was changed elsewhere meanwhile. What you "
                                                 "changed here is kept; look through it, and save "
                                                 "again.";

/// For a success whose body is not what the contract says.
[[nodiscard]] ApiError malformed(std::string_view what);

/// Whether the request may have been carried out although it failed here.
[[nodiscard]] bool is_outcome_unknown(const ApiError& error);

/// The same, and it can be looked up at once: the server has not said that it wants to be left
/// alone.
[[nodiscard]] bool can_look_up_outcome(const ApiError& error);

/// The sentence for the field at `pointer`, if there is one.
[[nodiscard]] std::string problem_at(const ApiError& error, std::string_view pointer);

}  // namespace mooring::api
