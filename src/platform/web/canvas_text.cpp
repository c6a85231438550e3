#include "platform/web/canvas_text.h"

#include "platform/web/host.h"

namespace mooring::web {

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
    host::make_texture(width, height);
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
    host::draw_text(face, text, color, ratio, {.rect = place, .pad = pad, .baseline = baseline});
}

}  // namespace mooring::web
