#include "ui/skip_link.h"

#include "ui/paint.h"
#include "ui/ui.h"

namespace mooring::ui {
namespace {

constexpr Type label_type = Type::SecondaryStrong;
constexpr float padding = 15;

NodeId link_id(const Label& label) {
    return Ui::item_id(label.key);
}

Rect place_of(const Label& label) {
    Ui& ui = current();
    const float words = ui.texts().width(label.words, ui.style(label_type).face);
    return {
        space::small,
        space::small,
        words + 2 * ui.scaled(padding),
        ui.control_height(button_height)};
}

}  // namespace

void skip_link(std::string_view label, NodeId target) {
    Ui& ui = current();
    const Label parts = ui.label(label);
    const NodeId id = link_id(parts);
    const Rect rect = place_of(parts);
    if (ui.focus.node == id) {
        ui.item(id, rect);
    } else {
        ui.passive_item(id, rect);  // the pointer goes through to what is seen there
    }
    ui.add(id, "a", rect);
    ui.attribute("href", ui.join({"#", ui.dom_id(target)}));
    // Not as text, which a search in the page would find where nothing is seen.
    ui.attribute("aria-label", parts.words);
    ui.attribute("data-skip");
}

void draw_skip_link(std::string_view label) {
    Ui& ui = current();
    const Label parts = ui.label(label);
    if (ui.focus.node != link_id(parts)) {
        return;
    }
    const Rect rect = place_of(parts);
    paint::fill(rect, Color::Accent, radius::control);
    paint::focus_ring(rect, radius::control);
    const TextStyle style = ui.style(label_type);
    const Rect words{
        rect.x, rect.center().y - style.line_height / 2, rect.width, style.line_height};
    paint::text(words, parts.words, style, Color::OnAccent, Align::Center);
}

}  // namespace mooring::ui
