#include "ui/panel.h"

#include "ui/paint.h"

namespace mooring::ui {
namespace {

BoxStyle panel_style() {
    BoxStyle style = column(12);
    style.padding = card_padding();
    return style;
}

}  // namespace

Panel::Panel(std::string_view label, Tone tone)
    : region_(
          {.tag = "section", .key = {}, .role = {}, .name = label, .takes_focus = true},
          panel_style()
      ) {
    current().attribute("data-news");  // where app::FocusTarget::News leads
    paint::fill(region_.rect(), colors_of(tone).soft, radius::card);
}

}  // namespace mooring::ui
