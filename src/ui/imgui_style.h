// Dear ImGui's style, filled from the theme: a stock `ImGui::Button` in a view looks like the
// console's own.
#pragma once

#include <imgui.h>

#include "ui/ui.h"

namespace mooring::ui {

/// Sets colours, distances, corners and the font size from the theme and what the person prefers.
void apply_theme(ImGuiStyle& style, const Ui& ui);

/// Gives a color as Dear ImGui's draw lists and style take it.
ImU32 imgui_color(Rgba color);
/// The same, of the current theme.
ImU32 imgui_color(Color color);

}  // namespace mooring::ui
