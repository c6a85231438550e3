// Dear ImGui's own tools over the page, in debug builds of the web program: metrics, ID stack,
// item picker and style editor.
#pragma once

namespace mooring::ui {

/// Draws their windows, at the end of a frame.
void draw_debug_tools();

/// Whether the pointer is on one of them.
[[nodiscard]] bool is_pointer_on_debug_tools();

}  // namespace mooring::ui
