// What stands in a card while its content is on the way, did not come, or could not be changed.
#pragma once

#include <optional>
#include <string_view>

#include "api/error.h"

namespace mooring::ui {

/// Without an error: a quiet "Loading …" with a skeleton. With one: its sentence and "Try again",
/// true when pressed.
[[nodiscard]] bool unavailable(const api::ApiError* error, std::string_view what);

/// The sentence of a request that failed, if one did; one in each scope. No alarm when the person
/// chose not to prove who they are.
void failure(const std::optional<api::ApiError>& error);

}  // namespace mooring::ui
