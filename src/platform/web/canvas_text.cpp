#include "platform/web/canvas_text.h"

#include <GLES3/gl3.h>
#include <emscripten/html5.h>

#include <array>
#include <cstdint>

#include "platform/web/host.h"

namespace mooring::web {
namespace {

/// Without them the page shows its elements, and nothing is drawn.
bool has_graphics() {
    return emscripten_webgl_get_current_context() > 0;
}

}  // namespace

float CanvasText::width(const ui::Face& face, std::string_view text, float ratio) {
    return host::text_width(face, text, ratio);
}

ui::FaceMetrics CanvasText::metrics(const ui::Face& face, float ratio) {
    return host::text_metrics(face, ratio);
}

float CanvasText::baseline(const ui::Face& face, float line_height) {
    return host::text_baseline(face, line_height);
}

void CanvasText::create_texture(int width, int height) {
    if (!has_graphics()) {
        return;
    }
    constexpr int white_side = 4;
    std::array<std::uint8_t, std::size_t{4} * white_side * white_side> white{};
    white.fill(255);
    if (texture_ != 0) {
        glDeleteTextures(1, &texture_);
    }
    glGenTextures(1, &texture_);
    glBindTexture(GL_TEXTURE_2D, texture_);
    // Runs are drawn texel for pixel, so no texel may bleed into the next.
    glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_MIN_FILTER, GL_NEAREST);
    glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_MAG_FILTER, GL_NEAREST);
    glTexStorage2D(GL_TEXTURE_2D, 1, GL_RGBA8, width, height);
    glTexSubImage2D(
        GL_TEXTURE_2D, 0, 0, 0, white_side, white_side, GL_RGBA, GL_UNSIGNED_BYTE, white.data()
    );
}

void CanvasText::draw(
    const ui::Face& face,
    std::string_view text,
    ui::Rgba color,
    float ratio,
    const ui::TexelRect& place,
    int pad,
    int baseline
) {
    if (!has_graphics()) {
        return;
    }
    host::draw_text(
        face, text, color, ratio, {.rect = place, .pad = pad, .baseline = baseline}, texture_
    );
}

}  // namespace mooring::web
