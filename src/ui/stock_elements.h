// The elements of stock widgets: what Dear ImGui reported and drew of them, as HTML.
#pragma once

#include <cstddef>
#include <string_view>

namespace mooring::ui {

/// How many items and texts had been reported at some time of a frame.
struct Reported {
    std::size_t items = 0;
    std::size_t texts = 0;
};

[[nodiscard]] Reported reported();

/// States the elements of all that was drawn since then, in the order of drawing, and draws the
/// ring around the one that has the keyboard.
/// @param input_type of inputs that show their text, as in HTML
void state_stock_elements(const Reported& since, std::string_view input_type = "text");

}  // namespace mooring::ui
