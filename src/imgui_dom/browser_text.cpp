#include "imgui_dom/browser_text.h"

#include <imgui.h>
#include <imgui_internal.h>

#include <algorithm>
#include <array>
#include <cfloat>
#include <cmath>
#include <cstring>
#include <limits>
#include <string>

#include "imgui_dom/browser_font.h"
#include "imgui_dom/items.h"

namespace mooring::imgui_dom {
namespace {

Rgba unpacked(ImU32 color) {
    return {
        static_cast<std::uint8_t>(color >> IM_COL32_R_SHIFT),
        static_cast<std::uint8_t>(color >> IM_COL32_G_SHIFT),
        static_cast<std::uint8_t>(color >> IM_COL32_B_SHIFT),
        static_cast<std::uint8_t>(color >> IM_COL32_A_SHIFT)};
}

std::string_view view_of(const char* begin, const char* end) {
    const std::size_t size =
        end == nullptr ? std::strlen(begin) : static_cast<std::size_t>(end - begin);
    return {begin, size};
}

std::size_t count_code_points(std::string_view text) {
    return static_cast<std::size_t>(std::count_if(text.begin(), text.end(), [](char c) {
        return (static_cast<unsigned char>(c) & 0xC0U) != 0x80U;
    }));
}

std::string dots_for(std::string_view password) {
    constexpr std::string_view dot = "\u2022";
    std::string dots;
    for (std::size_t left = count_code_points(password); left > 0; --left) {
        dots += dot;
    }
    return dots;
}

void draw_block(
    ImDrawList& list, Point at, std::string_view text, const Face& face, Rgba color, float width
) {
    BrowserText& browser = BrowserText::current();
    const float baseline = browser.layouts.baseline(face, face.size);
    const TextBlock& block = browser.layouts.block(text, face, width);
    for (const Line& line : block.lines) {
        const std::string_view words = text.substr(line.start, line.end - line.start);
        if (!words.empty()) {
            browser.draw_line(list, {at.x, at.y + baseline}, words, face, color, line.width);
        }
        at.y += face.size;
    }
}

/// Items are drawn out of view as well while they are watched; their texts need no room in the
/// atlas.
bool is_out_of_view(
    const ImDrawList& list, Point at, std::string_view text, const Face& face, float width
) {
    const ImVec4& clip = list._ClipRectStack.back();
    if (at.x >= clip.z || at.y >= clip.w) {
        return true;
    }
    const TextBlock& block = BrowserText::current().layouts.block(text, face, width);
    return at.x + block.width <= clip.x ||
           at.y + static_cast<float>(block.lines.size()) * face.size <= clip.y;
}

/// Returns how many bytes of `text` fit into `width`, at least one character.
std::size_t fitting_bytes(std::string_view text, const Face& face, float width) {
    TextLayouts& layouts = BrowserText::current().layouts;
    std::size_t fitting = 0;
    for (std::size_t end = 1; end <= text.size(); ++end) {
        const bool is_boundary =
            end == text.size() || (static_cast<unsigned char>(text[end]) & 0xC0U) != 0x80U;
        if (is_boundary) {
            if (fitting > 0 && layouts.width(text.substr(0, end), face) > width) {
                break;
            }
            fitting = end;
        }
    }
    return fitting;
}

}  // namespace

BrowserText& BrowserText::current() {
    return *static_cast<BrowserText*>(ImGui::GetIO().BackendRendererUserData);
}

void BrowserText::begin(float ratio) {
    ratio_ = ratio;
    layouts.begin(ratio);
}

/// One run of text as a textured rectangle, texel for pixel.
void BrowserText::draw_line(
    ImDrawList& list,
    Point origin,
    std::string_view words,
    const Face& face,
    Rgba color,
    float width
) {
    const TextAtlas::Run* run = atlas.run(words, face, color, width);
    if (run == nullptr) {
        return;
    }
    const auto on_pixel = [&](float value) { return std::round(value * ratio_) / ratio_; };
    const auto texture = static_cast<float>(atlas.texture_size());
    const TexelRect& place = run->place;
    const float left = on_pixel(origin.x) - static_cast<float>(TextAtlas::pad) / ratio_;
    const float top = on_pixel(origin.y) - static_cast<float>(run->baseline) / ratio_;
    const ImVec2 to{
        left + static_cast<float>(place.width) / ratio_,
        top + static_cast<float>(place.height) / ratio_};
    const ImVec2 uv_from{
        static_cast<float>(place.x) / texture, static_cast<float>(place.y) / texture};
    const ImVec2 uv_to{
        static_cast<float>(place.x + place.width) / texture,
        static_cast<float>(place.y + place.height) / texture};
    list.PrimReserve(6, 4);
    list.PrimRectUV({left, top}, to, uv_from, uv_to, IM_COL32_WHITE);
}

float line_limit(float wrap_width) {
    if (wrap_width > 0) {
        return wrap_width;
    }
    return std::numeric_limits<float>::infinity();
}

bool is_drawing_password() {
    return GImGui->InputTextPasswordFontBackupBaked.IndexLookup.Size > 0;
}

}  // namespace mooring::imgui_dom

// Dear ImGui's own, by their names (imgui_draw_unshaped.cpp has the originals under others).

using namespace mooring::imgui_dom;  // NOLINT(google-build-using-namespace)

void ImDrawList::AddText(
    ImFont* font,
    float font_size,
    const ImVec2& pos,
    ImU32 col,
    const char* text_begin,
    const char* text_end,
    float wrap_width,
    const ImVec4* cpu_fine_clip_rect
) {
    const std::string_view text = view_of(text_begin, text_end);
    const ImGuiWindow* const window = ImGui::GetCurrentWindowRead();
    // The fallback window, which every frame begins with, is hardly ever shown.
    const bool is_unseen = window != nullptr && window->IsFallbackWindow;
    if ((col & IM_COL32_A_MASK) == 0 || is_unseen) {
        return;
    }
    const ImFont& set_in = font == nullptr ? *_Data->Font : *font;
    const Face face = face_of(set_in, font_size == 0 ? _Data->FontSize : font_size);
    Items* const items = Items::current();
    const DrawnText drawn{.text = text, .position = pos, .face = face, .wrap_width = wrap_width};
    if ((items != nullptr && !items->add_text(drawn, col)) || text.empty()) {
        return;
    }
    const float width = line_limit(wrap_width);
    const Point at{pos.x, pos.y};
    if (!BrowserText::current().is_shown || is_out_of_view(*this, at, text, face, width)) {
        return;
    }
    if (cpu_fine_clip_rect != nullptr) {
        const ImVec4& clip = *cpu_fine_clip_rect;
        PushClipRect({clip.x, clip.y}, {clip.z, clip.w}, true);
    }
    if (is_drawing_password()) {
        draw_block(*this, at, dots_for(text), face, unpacked(col), width);
    } else {
        draw_block(*this, at, text, face, unpacked(col), width);
    }
    if (cpu_fine_clip_rect != nullptr) {
        PopClipRect();
    }
}

void ImDrawList::AddText(
    const ImVec2& pos, ImU32 col, const char* text_begin, const char* text_end
) {
    AddText(nullptr, 0, pos, col, text_begin, text_end);
}

// Dear ImGui declares it so. NOLINTNEXTLINE(readability-make-member-function-const)
ImVec2 ImFont::CalcTextSizeA(
    float size,
    float max_width,
    float wrap_width,
    const char* text_begin,
    const char* text_end,
    const char** remaining
) {
    const std::string_view text = view_of(text_begin, text_end);
    const Face face = face_of(*this, size);
    TextLayouts& layouts = BrowserText::current().layouts;
    if (max_width < FLT_MAX) {
        const std::size_t fitting = fitting_bytes(text, face, max_width);
        if (remaining != nullptr) {
            *remaining = text_begin + fitting;
        }
        return {layouts.width(text.substr(0, fitting), face), size};
    }
    if (remaining != nullptr) {
        *remaining = text_begin + text.size();
    }
    const TextBlock& block = layouts.block(text, face, line_limit(wrap_width));
    return {block.width, static_cast<float>(block.lines.size()) * size};
}

/// Only ellipses are drawn this way.
void ImFont::RenderChar(
    ImDrawList* draw_list,
    float size,
    const ImVec2& pos,
    ImU32 col,
    ImWchar c,
    const ImVec4* cpu_fine_clip
) {
    std::array<char, 5> utf8{};
    ImTextCharToUtf8(utf8.data(), c);
    draw_list->AddText(this, size, pos, col, utf8.data(), nullptr, 0, cpu_fine_clip);
}
