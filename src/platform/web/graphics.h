// Hands what Dear ImGui drew to the page's renderer (web/graphics.js).
#pragma once

#include "ui/ui.h"

namespace mooring::web {

void draw_picture(const ui::Ui& ui);

}  // namespace mooring::web
