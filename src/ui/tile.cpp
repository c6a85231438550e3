#include "ui/tile.h"

#include "ui/box.h"
#include "ui/paint.h"
#include "ui/text.h"

namespace mooring::ui {
namespace {

BoxStyle tile_style(float side) {
    BoxStyle style = column(0);
    style.width = current().scaled(side);
    style.min_height = style.width;
    style.align = Align::Center;
    style.justify = Align::Center;
    return style;
}

}  // namespace

void tile(std::string_view characters, float side) {
    const Box box(tile_style(side));
    paint::fill(box.rect(), Color::Code, radius::control);
    text(characters, {.type = Type::HintStrong, .color = Color::Muted});
}

}  // namespace mooring::ui
