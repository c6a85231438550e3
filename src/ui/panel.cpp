#include "ui/panel.h"

#include "ui/paint.h"

namespace mooring::ui {
namespace {

BoxStyle panel_style() {
    BoxStyle style = column(12);
    style.padding = Edges::all(space::medium);
    return style;
}

}  // namespace

Panel::Panel(std::string_view key, std::string_view name, Tone tone)
    : region_(
          {.tag = "section", .key = key, .role = {}, .name = name, .is_news = true}, panel_style()
      ) {
    if (!current().is_measuring()) {
        paint::fill(region_.rect(), colors_of(tone).soft, radius::card);
    }
}

}  // namespace mooring::ui
