#include "ui/skip_link.h"

#include "ui/paint.h"
#include "ui/ui.h"

namespace mooring::ui {
namespace {

constexpr Type label_type = Type::SecondaryStrong;
constexpr float padding = 15;

NodeId link_id(std::string_view label) {
    return current().id("a", label);
}

Rect place_of(std::string_view label) {
    Ui& ui = current();
    const float words = ui.texts().width(label, ui.style(label_type).face);
    return {
        space::small,
        space::small,
        words + 2 * ui.scaled(padding),
        ui.control_height(button_height)};
}

}  // namespace

void skip_link(std::string_view label, NodeId target) {
    Ui& ui = current();
    if (ui.is_measuring()) {
        return;
    }
    ui.add(link_id(label), "a", place_of(label));
    ui.attribute("href", ui.join({"#", ui.dom_id(target)}));
    // Not as text, which a search in the page would find where nothing is seen.
    ui.attribute("aria-label", label);
    ui.attribute("data-skip");
}

void draw_skip_link(std::string_view label) {
    Ui& ui = current();
    if (ui.is_measuring() || ui.focus.node != link_id(label)) {
        return;
    }
    const Rect rect = place_of(label);
    paint::fill(rect, Color::Accent, radius::control);
    paint::focus_ring(rect, radius::control);
    const TextStyle style = ui.style(label_type);
    const Rect words{
        rect.x, rect.center().y - style.line_height / 2, rect.width, style.line_height};
    paint::text(words, label, style, Color::OnAccent, Align::Center);
}

}  // namespace mooring::ui
