// What stands in a card while its content is on the way, or did not come.
#pragma once

#include <string_view>

#include "api/error.h"

namespace mooring::ui {

/// Without an error: a quiet "Loading …" with a skeleton. With one: its sentence and "Try again",
/// true when pressed.
[[nodiscard]] bool unavailable(const api::ApiError* error, std::string_view what);

}  // namespace mooring::ui
