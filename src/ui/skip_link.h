// The way past the bar and the menu for who goes by the keyboard: the first stop of Tab, seen only
// while it has the focus.
#pragma once

#include <string_view>

#include "imgui_dom/semantics.h"
#include "ui/dom.h"

namespace mooring::ui {

/// States the link. `target` is the element that gets the focus when it is followed.
void skip_link(std::string_view label, NodeId target);

/// Draws it; after all that it lies over.
void draw_skip_link(std::string_view label);

}  // namespace mooring::ui
