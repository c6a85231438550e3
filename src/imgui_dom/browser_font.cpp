#include "imgui_dom/browser_font.h"

#include <imgui.h>
#include <imgui_internal.h>

#include <array>

#include "imgui_dom/browser_text.h"

namespace mooring::imgui_dom {
namespace {

bool init_source(ImFontAtlas*, ImFontConfig*) {
    return true;
}

bool contains_glyph(ImFontAtlas*, ImFontConfig*, ImWchar) {
    return true;
}

bool init_baked(ImFontAtlas*, ImFontConfig*, ImFontBaked* baked, void*) {
    baked->Ascent = baked->Size;
    baked->Descent = 0;
    return true;
}

float advance_of(const ImFontBaked& baked, ImWchar codepoint) {
    std::array<char, 5> utf8{};
    ImTextCharToUtf8(utf8.data(), codepoint);
    return BrowserText::current().layouts.width(
        utf8.data(), face_of(*baked.ContainerFont, baked.Size)
    );
}

/// A glyph that is as wide as the browser's and shows nothing: text fields place the caret by it.
bool load_glyph(
    ImFontAtlas*,
    ImFontConfig*,
    ImFontBaked* baked,
    void*,
    ImWchar codepoint,
    ImFontGlyph* glyph,
    float* advance_only
) {
    const float advance = advance_of(*baked, codepoint);
    if (advance_only != nullptr) {
        *advance_only = advance;
        return true;
    }
    glyph->Codepoint = codepoint & 0x3FFFFFFU;  // the field has 26 bits
    glyph->AdvanceX = advance;
    glyph->Visible = 0;
    return true;
}

const ImFontLoader& glyphless_loader() {
    static const ImFontLoader loader = [] {
        ImFontLoader made;
        made.Name = "browser";
        made.FontSrcInit = init_source;
        made.FontSrcContainsGlyph = contains_glyph;
        made.FontBakedInit = init_baked;
        made.FontBakedLoadGlyph = load_glyph;
        return made;
    }();
    return loader;
}

}  // namespace

void add_browser_fonts(ImFontAtlas& atlas) {
    atlas.Flags |= ImFontAtlasFlags_NoMouseCursors | ImFontAtlasFlags_NoBakedLines;
    atlas.TexMinWidth = 64;  // nothing is in it but the white that shapes are filled with
    atlas.TexMinHeight = 16;
    ImFontConfig config;
    config.FontLoader = &glyphless_loader();
    for (int index = 0; index <= static_cast<int>(FontIndex::Mono); ++index) {
        atlas.AddFont(&config);
    }
}

Face face_of(const ImFont& font, float size) {
    const ImVector<ImFont*>& fonts = font.ContainerAtlas->Fonts;
    return {
        .size = size,
        .weight =
            &font == fonts[static_cast<int>(FontIndex::Strong)] ? strong_weight : regular_weight,
        .mono = &font == fonts[static_cast<int>(FontIndex::Mono)]};
}

}  // namespace mooring::imgui_dom

// What Dear ImGui calls for its default loader when it is built without stb_truetype (see
// imgui_config.h).
// NOLINTBEGIN(readability-identifier-naming)
namespace ImGuiFreeType {
const ImFontLoader* GetFontLoader();
const ImFontLoader* GetFontLoader() {
    return &mooring::imgui_dom::glyphless_loader();
}
/// Of Dear ImGui's metrics window: there are no flags to edit.
bool DebugEditFontLoaderFlags(unsigned int*);
bool DebugEditFontLoaderFlags(unsigned int*) {
    return false;
}
}  // namespace ImGuiFreeType
// NOLINTEND(readability-identifier-naming)
