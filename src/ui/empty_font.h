// Dear ImGui wants one font before it draws anything. This one has no glyphs: text comes from
// text_atlas.h.
#pragma once

struct ImFontAtlas;

namespace mooring::ui {

void add_empty_font(ImFontAtlas& atlas);

}  // namespace mooring::ui
