// A square with a few characters, where others put a picture.
#pragma once

#include <string_view>

namespace mooring::ui {

void tile(std::string_view characters, float side);

}  // namespace mooring::ui
