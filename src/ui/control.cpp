#include "ui/control.h"

#include <imgui.h>
#include <imgui_internal.h>

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

/// The icon, if any, and the label beside it, centred in `rect`. The label is a child element of
/// the node stated last.
void draw_label(const Rect& rect, Icon icon, std::string_view label, Type type, Color color) {
    Ui& ui = current();
    const TextStyle style = ui.style(type);
    const float icon_side = icon == Icon::None ? 0 : ui.scaled(icon_size);
    const float between = icon == Icon::None || label.empty() ? 0 : ui.scaled(icon_gap);
    const float words = ui.texts().width(label, style.face);
    const float x = rect.x + std::max(0.0F, (rect.width - icon_side - between - words) / 2);
    paint::icon(icon, {x, rect.center().y - icon_side / 2, icon_side, icon_side}, color);
    const Rect place{
        x + icon_side + between, rect.center().y - style.line_height / 2, words, style.line_height};
    ui.open_node();
    Node& node = ui.add(ui.next_child_id("span"), "span", place);
    ui.set_text(node, label, style, Align::Start);
    ui.close_node();
    paint::text(place, label, style, color);
}

Size label_size(std::string_view label, Icon icon, Type type, float padding, float height) {
    Ui& ui = current();
    const float words = ui.texts().width(label, ui.style(type).face);
    const float mark = icon == Icon::None ? 0 : icon_size + (label.empty() ? 0 : icon_gap);
    return {words + ui.scaled(mark + 2 * padding), height};
}

void draw_surface(
    const Rect& rect,
    const Colors& colors,
    const Pointed& pointed,
    NodeId id,
    float corner = radius::control
) {
    Ui& ui = current();
    paint::fill(rect, colors.fill, corner);
    if (pointed.hovered) {
        paint::fill(rect, Color::Hover, corner);
    }
    if (pointed.held) {
        paint::fill(rect, Color::Hover, corner);
    }
    if (colors.border != Color::None) {
        paint::border(rect, colors.border, corner);
    }
    if (ui.is_focus_visible(id)) {
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

struct ButtonKind {
    std::string_view type;
    EventKind answers_to;
};
constexpr ButtonKind plain_button{"button", EventKind::Activate};
constexpr ButtonKind form_button{"submit", EventKind::Submit};

bool any_button(
    std::string_view key,
    std::string_view label,
    const ButtonOptions& options,
    const ButtonKind& kind
) {
    Ui& ui = current();
    const NodeId id = ui.id("button", key);
    const bool usable = options.enabled == Enabled::Yes && !options.busy;
    if (ui.is_measuring()) {
        const float height = ui.control_height(button_height);
        const std::string_view widest = options.widest.empty() ? label : options.widest;
        ui.layout().leaf(
            label_size(widest, options.icon, label_type, padding_of(options.look, label), height)
        );
        return usable && ui.heard(kind.answers_to, id) != nullptr;
    }
    const Rect rect = ui.layout().next();
    ui.add(id, "button", rect);
    ui.attribute("type", kind.type);
    if (!options.name.empty()) {
        ui.attribute("aria-label", options.name);
    }
    if (!usable) {
        // Not `disabled`, which would take the focus away, and the event of who types and presses
        // Enter before the next frame.
        ui.attribute("aria-disabled", "true");
    }
    if (options.busy) {
        ui.attribute("aria-busy", "true");
    }
    const Colors colors = usable ? colors_of(options.look) : disabled_colors;
    draw_surface(rect, colors, usable ? pointer_on(id, rect) : Pointed{}, id);
    draw_label(rect, options.icon, label, label_type, colors.text);
    return false;
}

void state_link(NodeId id, const Rect& rect, std::string_view href, std::string_view name) {
    Ui& ui = current();
    ui.add(id, "a", rect);
    ui.attribute("href", href);
    if (!name.empty()) {
        ui.attribute("aria-label", name);
    }
    if (!href.starts_with("/")) {
        ui.attribute("target", "_blank");
        ui.attribute("rel", "noopener noreferrer");
    }
}

}  // namespace

Pointed pointer_on(NodeId id, const Rect& rect) {
    Ui& ui = current();
    if (!ui.is_visible(rect)) {
        return {};
    }
    const Rect screen = ui.to_screen(rect);
    const ImRect box({screen.x, screen.y}, {screen.right(), screen.bottom()});
    if (!ImGui::ItemAdd(box, id)) {
        return {};
    }
    const bool hovered = ImGui::ItemHoverable(box, id, ImGuiItemFlags_None);
    const ImGuiContext& imgui = *ImGui::GetCurrentContext();
    if (hovered && ImGui::IsMouseClicked(ImGuiMouseButton_Left)) {
        ImGui::SetActiveID(id, imgui.CurrentWindow);
    } else if (imgui.ActiveId == id && !ImGui::IsMouseDown(ImGuiMouseButton_Left)) {
        ImGui::ClearActiveID();
    }
    return {.hovered = hovered, .held = imgui.ActiveId == id};
}

bool button(std::string_view label, const ButtonOptions& options) {
    return any_button(options.name.empty() ? label : options.name, label, options, plain_button);
}

bool button_with_id(std::string_view key, std::string_view label, const ButtonOptions& options) {
    return any_button(key, label, options, plain_button);
}

bool submit_button(std::string_view label, ButtonOptions options) {
    return any_button("submit", label, options, form_button);
}

void link(std::string_view label, std::string_view href, const LinkOptions& options) {
    Ui& ui = current();
    if (ui.is_measuring()) {
        const float height = ui.control_height(button_height);
        ui.layout().leaf(
            label_size(label, options.icon, label_type, padding_of(options.look, label), height)
        );
        return;
    }
    const Rect rect = ui.layout().next();
    const NodeId id = ui.id("a", options.name.empty() ? label : options.name);
    state_link(id, rect, href, options.name);
    const Colors colors = colors_of(options.look);
    draw_surface(rect, colors, pointer_on(id, rect), id);
    draw_label(rect, options.icon, label, label_type, colors.text);
}

void back_link(std::string_view label, std::string_view href) {
    BoxStyle style = row(0);
    style.padding.left = -quiet_padding;
    const Box box(style);
    link(label, href, {.icon = Icon::ChevronLeft});
}

void place_link(std::string_view label, std::string_view href, const PlaceOptions& options) {
    Ui& ui = current();
    const bool here = options.current == Current::Yes;
    // The wider of the two weights, so that nothing moves when the place becomes the current one.
    if (ui.is_measuring()) {
        const float padding = ui.is_narrow() && options.icon == Icon::None ? 8 : 12;
        const Size size = label_size(
            label, options.icon, Type::BodyStrong, padding, ui.control_height(field_height)
        );
        ui.layout().leaf(size);
        return;
    }
    const Rect rect = ui.layout().next();
    const NodeId id = ui.id("a", href);
    state_link(id, rect, href, "");
    if (here) {
        ui.attribute("aria-current", "page");
    }
    const Colors colors{
        here ? options.selected : Color::None,
        Color::None,
        here ? options.selected_text : Color::Muted};
    draw_surface(rect, colors, pointer_on(id, rect), id);
    const Type type = here ? Type::BodyStrong : Type::Body;
    Rect inner = rect;
    if (options.fill_width) {
        inner.x += ui.scaled(12);
        inner.width = label_size(label, options.icon, type, 0, 0).width;
    }
    draw_label(inner, options.icon, label, type, colors.text);
}

std::optional<bool> checkbox(std::string_view label, bool checked) {
    Ui& ui = current();
    const TextStyle style = ui.style(Type::Secondary);
    const float side = ui.scaled(20);
    const NodeId id = ui.id("input", label);
    if (ui.is_measuring()) {
        const float words = ui.texts().width(label, style.face);
        ui.layout().leaf({side + ui.scaled(10) + words, ui.control_height(28)});
        const Event* edit = ui.heard(EventKind::Edit, id);
        return edit == nullptr ? std::nullopt : std::optional(!edit->text.empty());
    }
    const Rect rect = ui.layout().next();
    const Rect mark{rect.x, rect.center().y - side / 2, side, side};
    const Rect place{
        rect.x + side + ui.scaled(10),
        rect.center().y - style.line_height / 2,
        rect.right() - rect.x - side - ui.scaled(10),
        style.line_height};
    // The element is larger than the mark, since a target measures 24 px (WCAG 2.2, 2.5.8).
    // For a finger it is larger, and reaches out to the left, away from the words.
    const float target = ui.control_height(24);
    const float left = ui.environment.coarse_pointer ? place.x - target : rect.x;
    ui.add(id, "input", {left, rect.center().y - target / 2, target, target});
    ui.attribute("type", "checkbox");
    if (checked) {
        ui.attribute("checked");
    }
    const Colors colors =
        checked ? Colors{Color::Accent, Color::None, Color::OnAccent} : colors_of(Look::Secondary);
    draw_surface(mark, colors, pointer_on(id, rect), id, mark_corner);
    if (checked) {
        paint::icon(Icon::Check, mark.grown(-2), colors.text);
    }
    Node& words = ui.add(ui.next_child_id("label"), "label", place);
    ui.set_text(words, label, style, Align::Start);
    ui.attribute("for", ui.dom_id(id));
    paint::text(place, label, style, Color::Text);
    return std::nullopt;
}

}  // namespace mooring::ui
