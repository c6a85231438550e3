// Using a passkey: the server says what is to be signed, the browser has it signed, and its answer
// goes back. Options and answer are JSON in the form of WebAuthn Level 3, and are handed on as they
// are.
#pragma once

#include <string>
#include <string_view>

#include "api/error.h"
#include "api/http.h"
#include "core/result.h"
#include "core/secret.h"

namespace mooring::app {

/// For the second step of signing in, or for a proof; the session says which.
[[nodiscard]] api::Request request_passkey_proof();

/// The options as the browser takes them.
[[nodiscard]] Result<std::string, api::ApiError> read_passkey_options(const api::Response& response
);

/// The body of a request that proves something by the browser's answer.
[[nodiscard]] Secret passkey_body(const std::string& answer);

/// Why the browser gave none, in a sentence; `exception` is the name of its DOMException.
[[nodiscard]] std::string passkey_problem(std::string_view exception);

}  // namespace mooring::app
