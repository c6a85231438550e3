// Dear ImGui wants one font before it draws anything. This one has no glyphs: text comes from
// text_atlas.h.
#pragma once

struct ImDrawData;
struct ImFontAtlas;

namespace mooring::ui {

void add_empty_font(ImFontAtlas& atlas);

/// Tells Dear ImGui after each frame that its own textures are where it wants them. They are
/// nowhere: nothing is drawn with them.
void take_empty_textures(ImDrawData& draw_data);

}  // namespace mooring::ui
