// Requests as tests look at them.
#pragma once

#include <nlohmann/json_fwd.hpp>
#include <string>

#include "api/http.h"

namespace mooring::test {

/// Method and path below /api/v1, as in "GET /profile".
[[nodiscard]] std::string line_of(const api::Request& request);

/// The body as JSON; fails the test when it is none.
[[nodiscard]] nlohmann::json body_of(const api::Request& request);

}  // namespace mooring::test
