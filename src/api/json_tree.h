// Reads JSON into nlohmann's tree. nlohmann::json::parse does the same, but brings a second parser
// with callbacks along, and that is a hundredth of the whole program.
#pragma once

#include <cstdint>
#include <nlohmann/json.hpp>
#include <optional>
#include <string>
#include <string_view>

namespace mooring::api {

/// Nothing when it is not JSON.
[[nodiscard]] std::optional<nlohmann::json> parse_json(std::string_view text);

}  // namespace mooring::api
