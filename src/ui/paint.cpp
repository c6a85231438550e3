#include "ui/paint.h"

#include <imgui.h>

#include <algorithm>
#include <cmath>

#include "ui/imgui_style.h"

namespace mooring::ui::paint {
namespace {

// Icons are drawn on a grid of 24 with strokes of 1.8.
constexpr float icon_grid = 24;
constexpr float icon_stroke = 1.8F;

ImVec2 top_left(const Rect& rect) {
    return {rect.x, rect.y};
}

ImVec2 bottom_right(const Rect& rect) {
    return {rect.right(), rect.bottom()};
}

/// Dear ImGui leaves two pixels of each side straight, which a circle has not.
bool is_circle(const Rect& rect, float corner) {
    return rect.width == rect.height && 2 * corner >= rect.width;
}

ImVec2 center_of(const Rect& rect) {
    return {rect.center().x, rect.center().y};
}

float line_start(const Rect& rect, float width, Align align) {
    switch (align) {
        case Align::Center: return rect.x + (rect.width - width) / 2;
        case Align::End: return rect.right() - width;
        case Align::Start:
        case Align::Stretch: break;
    }
    return rect.x;
}

}  // namespace

void fill_exact(const Rect& rect, Rgba color, float corner) {
    Ui& ui = current();
    if (color.a != 0 && ui.is_visible(rect)) {
        const Rect r = ui.to_screen(rect);
        if (is_circle(r, corner)) {
            Ui::draw_list().AddCircleFilled(center_of(r), r.width / 2, imgui_color(color));
        } else {
            Ui::draw_list().AddRectFilled(top_left(r), bottom_right(r), imgui_color(color), corner);
        }
    }
}

void fill(const Rect& rect, Color color, float corner) {
    fill_exact(rect, current().color(color), corner);
}

void border(const Rect& rect, Color color, float corner, float thickness) {
    Ui& ui = current();
    if (!ui.is_visible(rect)) {
        return;
    }
    const float ratio = ui.environment.ratio;
    const float width = std::max(1.0F, std::floor(thickness * ratio)) / ratio;
    const Rect r = ui.to_screen(rect).grown(-width / 2);
    ImDrawList& list = Ui::draw_list();
    if (is_circle(rect, corner)) {
        list.AddCircle(center_of(r), r.width / 2, imgui_color(color), 0, width);
        return;
    }
    list.PathRect(top_left(r), bottom_right(r), std::max(0.0F, corner - width / 2));
    list.PathStroke(imgui_color(color), ImDrawFlags_Closed, width);
}

void rule(const Rect& rect, Color color) {
    const float ratio = current().environment.ratio;
    Rect line = rect;
    line.height = std::max(1.0F, std::floor(ratio)) / ratio;
    fill(line, color);
}

void disc(Point center, float radius, Color color) {
    Ui& ui = current();
    if (!ui.is_visible({center.x - radius, center.y - radius, 2 * radius, 2 * radius})) {
        return;
    }
    const Rect box = ui.to_screen({center.x, center.y, 0, 0});
    Ui::draw_list().AddCircleFilled({box.x, box.y}, radius, imgui_color(color));
}

void focus_ring(const Rect& rect, float corner) {
    constexpr float apart = 1;
    constexpr float thickness = 2;
    const Rect around = rect.grown(apart + thickness);
    border(around, Color::Accent, corner + apart + thickness, thickness);
}

void icon(Icon icon, const Rect& rect, Color color) {
    Ui& ui = current();
    if (icon != Icon::None && ui.is_visible(rect)) {
        icon_in(Ui::draw_list(), icon, ui.to_screen(rect), color);
    }
}

void icon_in(ImDrawList& list, Icon icon, const Rect& screen, Color color) {
    const float scale = screen.width / icon_grid;
    const IconStrokes strokes = icon_strokes(icon);
    for (int s = 0; s < strokes.count; ++s) {
        const IconStroke& stroke = strokes.first[s];
        for (int i = 0; i < stroke.count; ++i) {
            list.PathLineTo(
                {screen.x + stroke.points[2 * i] * scale,
                 screen.y + stroke.points[2 * i + 1] * scale}
            );
        }
        list.PathStroke(
            imgui_color(color),
            stroke.closed ? ImDrawFlags_Closed : ImDrawFlags_None,
            icon_stroke * scale
        );
    }
}

void text(
    const Rect& rect, std::string_view text, const TextStyle& style, Color color, Align align
) {
    Ui& ui = current();
    if (!ui.is_visible(rect)) {
        return;
    }
    const TextBlock& block = ui.texts().block(text, style.face, rect.width + 0.01F);
    const float baseline = ui.texts().baseline(style.face, style.line_height);
    const Rgba rgba = ui.color(color);
    Rect line_rect{rect.x, rect.y, rect.width, style.line_height};
    for (const Line& line : block.lines) {
        if (line.end > line.start && ui.is_visible(line_rect)) {
            const Rect screen = ui.to_screen(line_rect);
            ui.browser_text().draw_line(
                Ui::draw_list(),
                {line_start(screen, line.width, align), screen.y + baseline},
                text.substr(line.start, line.end - line.start),
                style.face,
                rgba,
                line.width
            );
        }
        line_rect.y += style.line_height;
    }
}

void clipped_line(const Rect& rect, std::string_view line, const TextStyle& style, Color color) {
    Ui& ui = current();
    if (!ui.is_visible(rect)) {
        return;
    }
    const Rect clip = ui.to_screen(rect);
    ImDrawList& list = Ui::draw_list();
    list.PushClipRect(top_left(clip), bottom_right(clip), true);
    const float width = std::max(rect.width, ui.texts().width(line, style.face) + 1);
    text(
        {rect.x, rect.center().y - style.line_height / 2, width, style.line_height},
        line,
        style,
        color
    );
    list.PopClipRect();
}

}  // namespace mooring::ui::paint
