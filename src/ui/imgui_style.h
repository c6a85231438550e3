// Dear ImGui's style, filled from the theme: a stock `ImGui::Button` in a view looks like the
// console's own.
#pragma once

#include "ui/ui.h"

struct ImGuiStyle;

namespace mooring::ui {

/// Sets colours, distances, corners and the font size from the theme and what the person prefers.
void apply_theme(ImGuiStyle& style, const Ui& ui);

}  // namespace mooring::ui
