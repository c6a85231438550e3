#include "ui/box.h"

#include <imgui.h>
#include <imgui_internal.h>

#include <algorithm>

#include "ui/paint.h"
#include "ui/window.h"

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

Box::Box(const BoxStyle& style) : rect_(current().layout().open(scaled(style))) {}

Box::~Box() {
    current().layout().close();
}

float fitting_width(float wanted) {
    const Ui& ui = current();
    return std::min(ui.scaled(wanted), ui.environment.viewport.width - 2 * space::medium);
}

void spacer() {
    BoxStyle style;
    style.grow = 1;
    current().layout().leaf({}, style);
}

void gap(float height) {
    Ui& ui = current();
    ui.layout().leaf({0, ui.scaled(height)});
}

Scope::Scope(std::string_view key) {
    ImGui::PushID(key.data(), key.data() + key.size());
}

Scope::~Scope() {
    ImGui::PopID();
}

Region::Region(const Meaning& meaning, const BoxStyle& style) : box_(style) {
    Ui& ui = current();
    const Label name = ui.label(meaning.name);
    id_ = Ui::id(meaning.tag, meaning.key.empty() ? name.key : meaning.key);
    ui.add(id_, meaning.tag, box_.rect());
    if (!meaning.role.empty()) {
        ui.attribute("role", meaning.role);
    }
    if (!name.words.empty()) {
        ui.attribute("aria-label", name.words);
    }
    if (meaning.takes_focus) {
        ui.attribute("tabindex", "-1");
    }
    ui.open_node();
}

Region::~Region() {
    current().close_node();
}

ScrollRegion::ScrollRegion(const Meaning& meaning, BoxStyle style)
    : region_(meaning, (style.scrolls_x = true, style)) {
    Ui& ui = current();
    ui.mark_scrolls();
    const Rect place = ui.to_screen(region_.rect());
    const ImGuiWindow* const around = ImGui::GetCurrentWindow();
    const ImGuiID scope = around->IDStack.back();
    ImRect clip(place.x, place.y, place.right(), place.bottom());
    clip.ClipWithFull(around->ClipRect);
    begin_child(region_.id(), place);
    ImGui::PushOverrideID(scope);  // an element stays the same where it no longer scrolls
    ImGui::PushClipRect(clip.Min, clip.Max, false);
    ui.push_inner_scroll(ui.scroll_of(region_.id()));
}

ScrollRegion::~ScrollRegion() {
    current().pop_scroll();
    ImGui::PopClipRect();
    ImGui::PopID();
    ImGui::EndChild();
}

Card::Card(std::string_view label)
    : region_({.tag = "section", .key = {}, .role = {}, .name = label}, card_style()) {
    paint::fill(region_.rect(), Color::Surface, radius::card);
    paint::border(region_.rect(), Color::Border, radius::card);
}

CardPart::CardPart(Ruled ruled, float gap) : box_(part_style(gap)) {
    if (ruled == Ruled::Yes) {
        paint::rule(box_.rect(), Color::Border);
    }
}

Form::Form(std::string_view label, const BoxStyle& style)
    : region_({.tag = "form", .key = {}, .role = {}, .name = label}, style) {}

void hidden_username(std::string_view email) {
    Ui& ui = current();
    // Chromium's advice for change-password forms: a username field that is there but takes no
    // room.
    Node& node = ui.add(Ui::id("input", "username"), "input", {});
    node.value_kind = ValueKind::Text;
    node.value = ui.keep(email);
    ui.attribute("type", "text");
    ui.attribute("name", "username");
    ui.attribute("autocomplete", "username");
    ui.attribute("readonly");
    ui.attribute("hidden");
}

void bar_surface(const Rect& rect) {
    paint::fill(rect, Color::Surface);
    paint::rule({rect.x, rect.bottom() - 1, rect.width, 1}, Color::Border);
}

void brand_mark(std::string_view logo, std::string_view alt) {
    constexpr float side = 22;
    Ui& ui = current();
    const Rect rect = ui.layout().leaf({ui.scaled(side), ui.scaled(side)});
    if (logo.empty()) {
        paint::fill(rect, Color::Accent, 6);
        return;
    }
    ui.add(Ui::id("img", "logo"), "img", rect);  // the browser draws it, over the canvas
    ui.attribute("src", logo);
    ui.attribute("alt", ui.words(alt));
}

}  // namespace mooring::ui
