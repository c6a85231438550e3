// Drawing in layout coordinates: the only place besides ui.cpp that touches ImGui's draw lists.
#pragma once

#include <string_view>

#include "ui/icons.generated.h"
#include "ui/ui.h"

namespace mooring::ui::paint {

void fill(const Rect& rect, Color color, float corner = 0);
/// A border of one CSS pixel, or as many whole device pixels as fit into that, inside `rect`.
void border(const Rect& rect, Color color, float corner = 0, float thickness = 1);
void rule(const Rect& rect, Color color);
void disc(Point center, float radius, Color color);
/// Exact device colours, for what must not follow the theme.
void fill_exact(const Rect& rect, Rgba color, float corner = 0);
/// The ring around what has the keyboard: 2 px, 1 px apart.
void focus_ring(const Rect& rect, float corner);
void icon(Icon icon, const Rect& rect, Color color);
/// The same in another window's draw list, at a place on the screen.
void icon_in(ImDrawList& list, Icon icon, const Rect& screen, Color color);
/// Lines as `TextLayouts` breaks them at the width of `rect`, from its top.
void text(
    const Rect& rect,
    std::string_view text,
    const TextStyle& style,
    Color color,
    Align align = Align::Start
);

/// One line, centred in the height of `rect` and cut at its sides.
void clipped_line(const Rect& rect, std::string_view line, const TextStyle& style, Color color);

}  // namespace mooring::ui::paint
