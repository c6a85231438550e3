#include "ui/box.h"

#include <algorithm>

#include "ui/paint.h"

namespace mooring::ui {
namespace {

BoxStyle scaled(BoxStyle style) {
    const float by = current().environment.text_scale;
    style.gap *= by;
    style.line_gap *= by;
    style.padding = {
        style.padding.left * by,
        style.padding.top * by,
        style.padding.right * by,
        style.padding.bottom * by};
    return style;
}

BoxStyle card_style() {
    BoxStyle style = column(0);
    return style;
}

BoxStyle part_style(float gap) {
    BoxStyle style = column(gap);
    style.padding = card_padding();
    return style;
}

}  // namespace

Edges card_padding() {
    return current().is_narrow() ? Edges::all(space::medium) : Edges::symmetric(space::large, 20);
}

BoxStyle column(float gap) {
    BoxStyle style;
    style.gap = gap;
    return style;
}

BoxStyle row(float gap) {
    BoxStyle style;
    style.flow = Flow::Row;
    style.gap = gap;
    style.align = Align::Center;
    return style;
}

BoxStyle wrapping_row(float gap) {
    BoxStyle style = row(gap);
    style.wrap = Wrap::Yes;
    style.line_gap = gap;
    return style;
}

Box::Box(const BoxStyle& style) {
    Ui& ui = current();
    if (ui.is_measuring()) {
        ui.layout().open(scaled(style));
    } else {
        rect_ = ui.layout().next();
    }
}

Box::~Box() {
    Ui& ui = current();
    if (ui.is_measuring()) {
        ui.layout().close();
    }
}

float fitting_width(float wanted) {
    const Ui& ui = current();
    return std::min(ui.scaled(wanted), ui.environment.viewport.width - 2 * space::medium);
}

void spacer() {
    Ui& ui = current();
    if (ui.is_measuring()) {
        BoxStyle style;
        style.grow = 1;
        ui.layout().leaf({}, style);
    } else {
        ui.layout().next();
    }
}

void gap(float height) {
    Ui& ui = current();
    if (ui.is_measuring()) {
        ui.layout().leaf({0, ui.scaled(height)});
    } else {
        ui.layout().next();
    }
}

Scope::Scope(std::string_view key) {
    current().push_scope(key);
}

Scope::~Scope() {
    current().pop_scope();
}

Region::Region(const Meaning& meaning, const BoxStyle& style) : box_(style) {
    Ui& ui = current();
    id_ = ui.id(meaning.tag, meaning.key.empty() ? meaning.name : meaning.key);
    if (ui.is_measuring()) {
        return;
    }
    ui.add(id_, meaning.tag, box_.rect());
    if (!meaning.role.empty()) {
        ui.attribute("role", meaning.role);
    }
    if (!meaning.name.empty()) {
        ui.attribute("aria-label", meaning.name);
    }
    if (meaning.takes_focus) {
        ui.attribute("tabindex", "-1");
    }
    ui.open_node();
}

Region::~Region() {
    Ui& ui = current();
    if (!ui.is_measuring()) {
        ui.close_node();
    }
}

ScrollRegion::ScrollRegion(const Meaning& meaning, BoxStyle style)
    : region_(meaning, (style.scrolls_x = true, style)) {
    Ui& ui = current();
    if (ui.is_measuring()) {
        return;
    }
    ui.mark_scrolls();
    const Point offset = ui.scroll_of(region_.id());
    ui.push_layer({-offset.x, -offset.y}, ui.to_screen(region_.rect()));
}

ScrollRegion::~ScrollRegion() {
    Ui& ui = current();
    if (!ui.is_measuring()) {
        ui.pop_layer();
    }
}

Card::Card(std::string_view key, std::string_view name)
    : region_({.tag = "section", .key = key, .role = {}, .name = name}, card_style()) {
    if (!current().is_measuring()) {
        paint::fill(region_.rect(), Color::Surface, radius::card);
        paint::border(region_.rect(), Color::Border, radius::card);
    }
}

CardPart::CardPart(Ruled ruled, float gap) : box_(part_style(gap)) {
    if (ruled == Ruled::Yes && !current().is_measuring()) {
        paint::rule(box_.rect(), Color::Border);
    }
}

Form::Form(std::string_view key, std::string_view name, const BoxStyle& style)
    : region_({.tag = "form", .key = key, .role = {}, .name = name}, style) {}

void hidden_username(std::string_view email) {
    Ui& ui = current();
    if (ui.is_measuring()) {
        return;
    }
    // Chromium's advice for change-password forms: a username field that is there but takes no
    // room.
    Node& node = ui.add(ui.id("input", "username"), "input", {});
    node.value_kind = ValueKind::Text;
    node.value = ui.keep(email);
    ui.attribute("type", "text");
    ui.attribute("name", "username");
    ui.attribute("autocomplete", "username");
    ui.attribute("readonly");
    ui.attribute("hidden");
}

void bar_surface(const Rect& rect) {
    if (!current().is_measuring()) {
        paint::fill(rect, Color::Surface);
        paint::rule({rect.x, rect.bottom() - 1, rect.width, 1}, Color::Border);
    }
}

void brand_mark(std::string_view logo, std::string_view alt) {
    constexpr float side = 22;
    Ui& ui = current();
    if (ui.is_measuring()) {
        ui.layout().leaf({ui.scaled(side), ui.scaled(side)});
        return;
    }
    const Rect rect = ui.layout().next();
    if (logo.empty()) {
        paint::fill(rect, Color::Accent, 6);
        return;
    }
    ui.add(ui.id("img", "logo"), "img", rect);  // the browser draws it, over the canvas
    ui.attribute("src", logo);
    ui.attribute("alt", alt);
}

}  // namespace mooring::ui
