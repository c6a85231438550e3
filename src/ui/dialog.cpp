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

/// Names the window by what it asks, so that other words are the same window.
const char* window_name(std::string_view key) {
    constexpr std::string_view nul("\0", 1);
    return current().join({"###dialog ", key, nul}).data();
}

}  // namespace

Dialog::Dialog(std::string_view label) : Dialog(current().label(label)) {}

Dialog::Dialog(const Label& label)
    : id_(Ui::id("dialog", label.key)), window_(window_name(label.key)) {
    Ui& ui = current();
    const Size viewport = ui.environment.viewport;
    const Rect everywhere{0, 0, viewport.width, viewport.height};
    ui.layout().open_root(root_style(), everywhere);
    ui.open_page();
    ui.add(id_, "dialog", everywhere);
    ui.attribute("aria-label", label.words);
    ui.open_node();
    ui.push_scroll(ui.scroll_of(id_));
    const Rect card = ui.layout().open(card_style());
    paint::fill(card, Color::Surface, radius::card);
    paint::border(card, Color::Border, radius::card);
    dismissed_ = ui.event_for(EventKind::Dismiss, id_) != nullptr;
    heading(2, label.words);
}

Dialog::~Dialog() {
    Ui& ui = current();
    ui.layout().close();
    ui.layout().close();
    ui.pop_scroll();
    ui.close_node();
    ui.close_node();
}

BoxStyle dialog_answers() {
    BoxStyle style = wrapping_row(space::small);
    style.justify = Align::End;
    return style;
}

}  // namespace mooring::ui
