#include "ui/dialog.h"

#include "ui/paint.h"
#include "ui/text.h"

namespace mooring::ui {
namespace {

constexpr float dialog_width = 480;

BoxStyle root_style() {
    BoxStyle style = column(0);
    style.align = Align::Center;
    style.justify = Align::Center;
    style.padding = Edges::all(space::medium);
    return style;
}

BoxStyle card_style() {
    BoxStyle style = column(space::medium);
    style.padding = Edges::all(current().scaled(space::large));
    style.width = fitting_width(dialog_width);
    return style;
}

}  // namespace

Dialog::Dialog(std::string_view title) {
    Ui& ui = current();
    const Size viewport = ui.environment.viewport;
    const NodeId id = ui.id("dialog", title);
    if (ui.is_measuring()) {
        ui.layout().open_root(root_style(), {0, 0, viewport.width, viewport.height});
        ui.layout().open(card_style());
        dismissed_ = ui.heard(EventKind::Dismiss, id) != nullptr;
    } else {
        ui.layout().next();
        ui.open_page();
        ui.add(id, "dialog", {0, 0, viewport.width, viewport.height});
        ui.attribute("aria-label", title);
        ui.open_node();
        const Point scroll = ui.scroll_of(id);
        ui.push_picture({-scroll.x, -scroll.y});
        const Rect everywhere{scroll.x, scroll.y, viewport.width, viewport.height};
        paint::fill(everywhere, Color::Backdrop);
        const Rect card = ui.layout().next();
        paint::fill(card, Color::Surface, radius::card);
        paint::border(card, Color::Border, radius::card);
    }
    heading(2, title);
}

Dialog::~Dialog() {
    Ui& ui = current();
    if (ui.is_measuring()) {
        ui.layout().close();
        ui.layout().close();
        return;
    }
    ui.pop_picture();
    ui.close_node();
    ui.close_node();
}

BoxStyle dialog_answers() {
    BoxStyle style = wrapping_row(space::small);
    style.justify = Align::End;
    return style;
}

}  // namespace mooring::ui
