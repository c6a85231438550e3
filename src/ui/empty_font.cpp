#include "ui/empty_font.h"

#include <imgui.h>
#include <imgui_internal.h>

namespace {

bool starts(ImFontAtlas*, ImFontConfig*) {
    return true;
}

bool has_glyph(ImFontAtlas*, ImFontConfig*, ImWchar) {
    return true;
}

bool starts_size(ImFontAtlas*, ImFontConfig*, ImFontBaked* baked, void*) {
    baked->Ascent = baked->Size;
    baked->Descent = 0;
    return true;
}

bool loads_nothing(
    ImFontAtlas*,
    ImFontConfig*,
    ImFontBaked*,
    void*,
    ImWchar codepoint,
    ImFontGlyph* glyph,
    float* advance
) {
    if (advance != nullptr) {
        *advance = 0;
        return true;
    }
    glyph->Codepoint = codepoint & 0x3FFFFFFU;  // the field has 26 bits
    glyph->Visible = 0;
    return true;
}

const ImFontLoader& empty_loader() {
    static const ImFontLoader loader = [] {
        ImFontLoader made;
        made.Name = "empty";
        made.FontSrcInit = starts;
        made.FontSrcContainsGlyph = has_glyph;
        made.FontBakedInit = starts_size;
        made.FontBakedLoadGlyph = loads_nothing;
        return made;
    }();
    return loader;
}

}  // namespace

// What ImGui calls for its default loader when it is built without stb_truetype (see
// imgui_config.h).
namespace ImGuiFreeType {
const ImFontLoader* GetFontLoader();
const ImFontLoader* GetFontLoader() {
    return &empty_loader();
}
}  // namespace ImGuiFreeType

namespace mooring::ui {

void add_empty_font(ImFontAtlas& atlas) {
    atlas.Flags |= ImFontAtlasFlags_NoMouseCursors | ImFontAtlasFlags_NoBakedLines;
    atlas.TexMinWidth = 64;
    atlas.TexMinHeight = 16;
    ImFontConfig config;
    config.SizePixels = 13;
    config.FontLoader = &empty_loader();
    atlas.AddFont(&config);
}

void take_empty_textures(ImDrawData& draw_data) {
    constexpr auto unused =
        static_cast<ImTextureID>(1ULL << 32U);  // far from the names of real ones
    for (ImTextureData* texture : *draw_data.Textures) {
        if (texture->Status == ImTextureStatus_WantDestroy) {
            texture->SetTexID(ImTextureID_Invalid);
            texture->SetStatus(ImTextureStatus_Destroyed);
        } else if (texture->Status != ImTextureStatus_Destroyed) {
            texture->SetTexID(unused);
            texture->SetStatus(ImTextureStatus_OK);
        }
    }
}

}  // namespace mooring::ui
