// Fonts without glyphs: Dear ImGui sets text in them, and the browser draws it (browser_text.h).
#pragma once

#include "imgui_dom/text_source.h"

struct ImFont;
struct ImFontAtlas;

namespace mooring::imgui_dom {

/// What a font of the atlas stands for, by its place in `ImFontAtlas::Fonts`.
enum class FontIndex : int { Regular, Strong, Mono };

/// Fills an empty atlas with a font for each of `FontIndex`. The first is Dear ImGui's default.
void add_browser_fonts(ImFontAtlas& atlas);

/// Returns the face that text in that font and size (CSS px) is set in.
[[nodiscard]] Face face_of(const ImFont& font, float size);

/// Weights of the faces, as in CSS.
inline constexpr std::uint16_t regular_weight = 400;
inline constexpr std::uint16_t strong_weight = 600;

}  // namespace mooring::imgui_dom
