// What was changed here and meanwhile elsewhere, too: both versions of a field side by side.
#pragma once

#include <optional>
#include <string_view>

namespace mooring::ui {

enum class Version { Yours, Theirs };

/// @param label of the field, its key unique among the disputes of a form
/// @return nothing until one of them is chosen
[[nodiscard]] std::optional<Version>
dispute(std::string_view label, std::string_view yours, std::string_view theirs);

}  // namespace mooring::ui
