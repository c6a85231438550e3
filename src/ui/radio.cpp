#include "ui/radio.h"

#include "ui/control.h"
#include "ui/paint.h"
#include "ui/text.h"

namespace mooring::ui {
namespace {

constexpr float mark_size = 20;
constexpr float dot_radius = 5;

BoxStyle group_style() {
    BoxStyle style = current().is_narrow() ? column(12) : row(space::medium);
    style.align = Align::Stretch;  // all are as high as the highest
    return style;
}

BoxStyle frame_style() {
    BoxStyle style = row(12);
    style.align = Align::Start;
    style.padding = Edges::symmetric(14, 12);
    style.basis = 0;
    style.grow = 1;
    return style;
}

void draw_frame(const Rect& rect, bool checked, const ItemState& item) {
    paint::fill(rect, checked ? Color::AccentSoft : Color::Surface, radius::control);
    if (item.hovered && !checked) {
        paint::fill(rect, Color::Hover, radius::control);
    }
    paint::border(rect, checked ? Color::Accent : Color::Control, radius::control);
}

/// The ring, filled when it is the chosen one.
void draw_mark(bool checked) {
    Ui& ui = current();
    const float side = ui.scaled(mark_size);
    const Rect rect = ui.layout().leaf({side, side});
    const Rect ring{rect.x, rect.y, side, side};
    paint::fill(ring, checked ? Color::Accent : Color::Surface, side / 2);
    if (checked) {
        paint::disc(ring.center(), ui.scaled(dot_radius), Color::OnAccent);
    } else {
        paint::border(ring, Color::Control, side / 2);
    }
}

void draw_words(const RadioOptions& options, NodeId input, NodeId hint) {
    Ui& ui = current();
    BoxStyle style = column(2);
    style.grow = 1;
    const Box box(style);
    text(ui.label(options.label).words, {.type = Type::SecondaryStrong, .tag = "label"});
    ui.attribute("for", ui.dom_id(input));
    text(options.hint, {.type = Type::Hint, .color = Color::Muted, .tag = "p", .id = hint});
}

/// The element lies over the whole frame, so that all of it can be clicked; above its words too, by
/// the stylesheet.
void state_input(const RadioOptions& options, const Rect& rect, NodeId id, NodeId hint) {
    Ui& ui = current();
    ui.add(id, "input", rect);
    ui.attribute("type", "radio");
    ui.attribute("name", options.group);
    ui.attribute("aria-describedby", ui.dom_id(hint));
    if (options.checked) {
        ui.attribute("checked");
    }
    if (Ui::is_focus_visible(id)) {
        paint::focus_ring(rect, radius::control);
    }
}

}  // namespace

RadioGroup::RadioGroup(std::string_view label)
    : region_({.tag = "fieldset", .key = {}, .role = "radiogroup", .name = label}, group_style()) {}

bool radio(const RadioOptions& options) {
    Ui& ui = current();
    const Scope scope(options.group);
    const Label parts = ui.label(options.label);
    const NodeId id = Ui::id("radio", parts.key);
    const NodeId hint = Ui::id("hint", parts.key);
    const Box frame(frame_style());
    const ItemState item = ui.item(id, frame.rect());
    draw_frame(frame.rect(), options.checked, item);
    state_input(options, frame.rect(), id, hint);
    draw_mark(options.checked);
    draw_words(options, id, hint);
    return item.pressed;
}

}  // namespace mooring::ui
