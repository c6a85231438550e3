// A list of any length, as the server would give it.
#pragma once

#include <cstddef>
#include <string_view>

#include "api/http.h"

namespace mooring::test {

/// The only page of a list, with as many copies of the example's first item.
[[nodiscard]] api::Response long_reply(std::string_view line, std::size_t items);

}  // namespace mooring::test
