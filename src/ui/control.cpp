#include "ui/control.h"

#include <imgui.h>

#include <algorithm>

#include "ui/box.h"
#include "ui/paint.h"
#include "ui/text.h"
#include "ui/ui.h"

namespace mooring::ui {
namespace {

constexpr float button_padding = 15;
constexpr float icon_size = 18;
constexpr float icon_gap = 8;
constexpr float check_gap = 10;
constexpr float mark_corner = 5;  ///< of a check box, too small for a control's
constexpr Type label_type = Type::SecondaryStrong;

struct Colors {
    Color fill;
    Color border;
    Color text;
};

Colors colors_of(Look look) {
    switch (look) {
        case Look::Primary: return {Color::Accent, Color::None, Color::OnAccent};
        case Look::Secondary: return {Color::Surface, Color::Control, Color::Text};
        case Look::Quiet: return {Color::None, Color::None, Color::Accent};
        case Look::Danger: return {Color::None, Color::None, Color::Danger};
        case Look::DangerFill: return {Color::Danger, Color::None, Color::Surface};
    }
    return {};
}

constexpr Colors disabled_colors{Color::Code, Color::Border, Color::Muted};

/// A control around its icon and label: in one line, or where there is no room for that, in
/// several.
BoxStyle control_style(float padding, float height) {
    BoxStyle style = row(icon_gap);
    style.padding = Edges::symmetric(padding, 4);
    style.justify = Align::Center;
    style.min_height = height;
    style.shrinks = true;
    return style;
}

/// What is inside: child elements of the node stated last.
void content(
    Icon mark, std::string_view words, Type type, Color color, std::optional<Type> room_for = {}
) {
    Ui& ui = current();
    ui.open_node();
    if (mark != Icon::None) {
        icon(mark, icon_size, color);
    }
    if (!words.empty()) {
        text(words, {.type = type, .color = color, .room_for = room_for});
    }
    ui.close_node();
}

float width_for(std::string_view label, Icon mark, float padding) {
    Ui& ui = current();
    const float beside = mark == Icon::None ? 0 : icon_size + icon_gap;
    return ui.texts().width(label, ui.style(label_type).face) + ui.scaled(beside + 2 * padding);
}

void draw_surface(
    const Rect& rect,
    const Colors& colors,
    const ItemState& item,
    NodeId id,
    float corner = radius::control
) {
    paint::fill(rect, colors.fill, corner);
    if (item.hovered) {
        paint::fill(rect, Color::Hover, corner);
    }
    if (item.held) {
        paint::fill(rect, Color::Hover, corner);
    }
    if (colors.border != Color::None) {
        paint::border(rect, colors.border, corner);
    }
    if (Ui::is_focus_visible(id)) {
        paint::focus_ring(rect, corner);
    }
}

float padding_of(Look look, std::string_view label) {
    if (label.empty()) {
        const Ui& ui = current();  // an icon alone makes a square
        return (ui.control_height(button_height) / ui.environment.text_scale - icon_size) / 2;
    }
    return look == Look::Quiet || look == Look::Danger ? quiet_padding : button_padding;
}

void state_button(
    NodeId id, const ButtonOptions& options, std::string_view type, bool usable, const Rect& rect
) {
    Ui& ui = current();
    ui.add(id, "button", rect);
    ui.attribute("type", type);
    if (!options.name.empty()) {
        ui.attribute("aria-label", ui.words(options.name));
    }
    if (!usable) {
        // Not `disabled`, which would take the focus away, and the event of who types and presses
        // Enter before the next frame.
        ui.attribute("aria-disabled", "true");
    }
    if (options.busy) {
        ui.attribute("aria-busy", "true");
    }
    if (options.look == Look::Danger || options.look == Look::DangerFill) {
        ui.attribute("data-danger");  // for the plain page
    }
}

BoxStyle button_style(std::string_view label, const ButtonOptions& options) {
    const float padding = padding_of(options.look, label);
    BoxStyle style = control_style(padding, current().control_height(button_height));
    if (!options.widest.empty()) {
        style.width = width_for(current().words(options.widest), options.icon, padding);
    }
    return style;
}

/// @param type of the HTML element
bool any_button(std::string_view label, const ButtonOptions& options, std::string_view type) {
    Ui& ui = current();
    const Label parts = ui.label(label);
    const NodeId id = Ui::item_id(parts.key);
    const bool usable = options.enabled == Enabled::Yes && !options.busy;
    const Colors colors = usable ? colors_of(options.look) : disabled_colors;
    const Box box(button_style(parts.words, options));
    ImGui::BeginDisabled(!usable);
    const ItemState item = ui.item(id, box.rect());
    ImGui::EndDisabled();
    state_button(id, options, type, usable, box.rect());
    draw_surface(box.rect(), colors, item, id);
    content(options.icon, parts.words, label_type, colors.text);
    return usable && item.pressed;
}

void state_link(
    NodeId id, const Rect& rect, std::string_view href, const LinkOptions& options = {}
) {
    Ui& ui = current();
    ui.add(id, "a", rect);
    ui.attribute("href", href);
    if (!options.name.empty()) {
        ui.attribute("aria-label", ui.words(options.name));
    }
    if (options.download) {
        ui.attribute("download");
    } else if (!href.starts_with("/")) {
        ui.attribute("target", "_blank");
        ui.attribute("rel", "noopener noreferrer");
    }
}

}  // namespace

bool button(std::string_view label, const ButtonOptions& options) {
    return any_button(label, options, "button");
}

bool submit_button(std::string_view label, const ButtonOptions& options) {
    return any_button(label, options, "submit");
}

void link(std::string_view label, std::string_view href, const LinkOptions& options) {
    Ui& ui = current();
    const Label parts = ui.label(label);
    const NodeId id = Ui::item_id(parts.key);
    const Colors colors = colors_of(options.look);
    const float padding = padding_of(options.look, parts.words);
    const Box box(control_style(padding, ui.control_height(button_height)));
    const ItemState item = ui.item(id, box.rect());
    state_link(id, box.rect(), href, options);
    draw_surface(box.rect(), colors, item, id);
    content(options.icon, parts.words, label_type, colors.text);
}

void back_link(std::string_view label, std::string_view href) {
    BoxStyle style = row(0);
    style.padding.left = -quiet_padding;
    const Box box(style);
    link(label, href, {.icon = Icon::ChevronLeft});
}

void place_link(std::string_view label, std::string_view href, const PlaceOptions& options) {
    Ui& ui = current();
    const Label parts = ui.label(label);
    const bool here = options.current != Current::No;
    const Colors colors{
        here ? options.selected : Color::None,
        Color::None,
        here ? options.selected_text : Color::Muted};
    const float padding = ui.is_narrow() && options.icon == Icon::None ? 8 : 12;
    BoxStyle style = control_style(padding, ui.control_height(field_height));
    style.justify = Align::Start;
    const Box box(style);
    const NodeId id = Ui::item_id(parts.key);
    const ItemState item = ui.item(id, box.rect());
    state_link(id, box.rect(), href);
    if (here) {
        ui.attribute("aria-current", options.current == Current::Step ? "step" : "page");
    }
    draw_surface(box.rect(), colors, item, id);
    // Room for the wider of the two weights, so that nothing moves when the place becomes the
    // current one.
    content(
        options.icon,
        parts.words,
        here ? Type::BodyStrong : Type::Body,
        colors.text,
        Type::BodyStrong
    );
}

namespace {

/// The mark of a check box. The element is larger, since a target measures 24 px (WCAG 2.2,
/// 2.5.8). For a finger it is larger still, and reaches out to the left, away from the words.
ItemState draw_check(NodeId id, bool checked) {
    Ui& ui = current();
    const float side = ui.scaled(20);
    const Rect place = ui.layout().leaf({side, side});
    const Rect mark{place.x, place.y, side, side};
    const float target = ui.control_height(24);
    const float words = mark.right() + ui.scaled(check_gap);
    const float left = ui.environment.coarse_pointer ? words - target : mark.x;
    const Rect around{left, mark.center().y - target / 2, target, target};
    const ItemState item = ui.item(id, around);
    ui.add(id, "input", around);
    ui.attribute("type", "checkbox");
    if (checked) {
        ui.attribute("checked");
    }
    const Colors colors =
        checked ? Colors{Color::Accent, Color::None, Color::OnAccent} : colors_of(Look::Secondary);
    draw_surface(mark, colors, item, id, mark_corner);
    if (checked) {
        paint::icon(Icon::Check, mark.grown(-2), colors.text);
    }
    return item;
}

}  // namespace

std::optional<bool> checkbox(std::string_view label, bool checked) {
    Ui& ui = current();
    const Label parts = ui.label(label);
    const NodeId id = Ui::item_id(parts.key);
    BoxStyle style = row(check_gap);
    style.min_height = ui.control_height(28);
    style.shrinks = true;
    const Box box(style);
    const ItemState item = draw_check(id, checked);
    text(parts.words, {.type = Type::Secondary, .tag = "label"});
    ui.attribute("for", ui.dom_id(id));
    return item.pressed ? std::optional(!checked) : std::nullopt;
}

BoxStyle quiet_row() {
    BoxStyle style = wrapping_row(0);
    style.padding.left = -quiet_padding;
    return style;
}

}  // namespace mooring::ui
