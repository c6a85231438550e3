#include "ui/field.h"

#include <algorithm>

#include "core/text.h"
#include "ui/imgui_style.h"
#include "ui/paint.h"
#include "ui/stock_widgets.h"
#include "ui/text.h"
#include "ui/ui.h"

namespace mooring::ui {
namespace {

constexpr float padding_x = 12;
constexpr float padding_y = 9;

enum class Kind { Text, Secret, Select };

bool is_area(const FieldOptions& options) {
    return options.rows > 1;
}

/// What is in a field besides its text.
struct Content {
    Kind kind = Kind::Text;
    const Secret* secret = nullptr;
    std::uint64_t list = 0;
};

/// A dot for each character, as password fields show, up to more than any field is wide.
std::string_view dots(const Secret& secret) {
    constexpr std::string_view dot = "\u2022";
    constexpr std::size_t most = 256;
    const std::span<char> text =
        current().room(dot.size() * std::min(most, code_point_count(secret.reveal())));
    for (std::size_t i = 0; i < text.size(); ++i) {
        text[i] = dot[i % dot.size()];
    }
    return {text.data(), text.size()};
}

std::string_view tag_of(const FieldOptions& options, Kind kind) {
    if (kind == Kind::Select) {
        return "select";
    }
    return is_area(options) ? "textarea" : "input";
}

/// What hides itself, in Dear ImGui's eyes.
std::string_view hidden_label(const FieldOptions& options) {
    const std::string_view key = current().label(options.label).key;
    return key.starts_with("###") ? key : current().join({"###", key});
}

NodeId field_id(const FieldOptions& options) {
    return Ui::item_id(hidden_label(options));
}

NodeId help_id(const FieldOptions& options) {
    return Ui::id("help", current().label(options.label).key);
}

/// Label above the field, pointing to it.
void label(const FieldOptions& options) {
    Ui& ui = current();
    text(current().label(options.label).words, {.type = Type::SecondaryStrong, .tag = "label"});
    ui.attribute("for", ui.dom_id(field_id(options)));
}

/// Hint or error below the field; one element, so that the description stays linked while its words
/// change.
void help(const FieldOptions& options) {
    const bool wrong = !options.problem.empty();
    const std::string_view words = current().words(wrong ? options.problem : options.hint);
    if (words.empty()) {
        return;
    }
    BoxStyle style = row(6);
    style.align = Align::Start;
    const Box box(style);
    if (wrong) {
        icon(Icon::Warning, 16, Color::Danger);
    }
    Ui& ui = current();
    const TextStyle text_style = ui.style(Type::Hint);
    BoxStyle grow;
    grow.grow = 1;
    const Rect rect =
        ui.layout().text(ui.keep(words), text_style.face, text_style.line_height, grow);
    Node& node = ui.add(help_id(options), "p", rect);
    ui.set_text(node, words, text_style, Align::Start);
    if (wrong) {
        ui.attribute("role", "alert");
    }
    paint::text(rect, words, text_style, wrong ? Color::Danger : Color::Muted);
}

void optional_attribute(std::string_view name, std::string_view value) {
    if (!value.empty()) {
        current().attribute(name, value);
    }
}

void state_attributes(const FieldOptions& options, bool is_secret) {
    Ui& ui = current();
    optional_attribute("name", options.name);
    optional_attribute("autocomplete", options.autocomplete);
    optional_attribute("inputmode", options.inputmode);
    if (options.code || is_secret) {
        ui.attribute("spellcheck", "false");
        ui.attribute("autocapitalize", "none");
    }
    if (options.required) {
        // Not `required`, with which the browser calls an empty field wrong before anything was
        // typed.
        ui.attribute("aria-required", "true");
    }
    if (options.read_only) {
        ui.attribute("readonly");
    }
    if (!options.problem.empty()) {
        ui.attribute("aria-invalid", "true");
    }
    if (!options.problem.empty() || !options.hint.empty()) {
        ui.attribute("aria-describedby", ui.dom_id(help_id(options)));
    }
}

Color fill_of(const FieldOptions& options) {
    return options.read_only ? Color::Code : Color::Surface;
}

Color border_of(const FieldOptions& options) {
    return options.problem.empty() ? Color::Control : Color::Danger;
}

void draw_frame(const FieldOptions& options, Kind kind, const Rect& rect, NodeId id) {
    Ui& ui = current();
    paint::fill(rect, fill_of(options), radius::control);
    paint::border(rect, border_of(options), radius::control);
    if (kind == Kind::Select) {
        const float side = ui.scaled(18);
        const Rect mark{
            rect.right() - side - ui.scaled(12), rect.center().y - side / 2, side, side};
        paint::icon(Icon::ChevronDown, mark, Color::Muted);
    }
    if (Ui::is_focus_visible(id)) {
        paint::focus_ring(rect, radius::control);
    }
}

/// What the field shows while it does not have the focus.
struct Shown {
    std::string_view words;
    Color color;
};

Shown shown(const FieldOptions& options, const Content& content) {
    Ui& ui = current();
    switch (content.kind) {
        case Kind::Secret:
            return {options.shown ? content.secret->reveal() : dots(*content.secret), Color::Text};
        case Kind::Select: return {ui.option_label(content.list, options.value), Color::Text};
        case Kind::Text: break;  // an area, whose element shows it
    }
    return {};
}

void draw_text(const FieldOptions& options, const Content& content, const Rect& rect, NodeId id) {
    Ui& ui = current();
    if (is_area(options) || ui.focus.node == id) {
        return;
    }
    Rect inner = rect;
    inner.x += ui.scaled(padding_x);
    inner.width -=
        ui.scaled(padding_x) + ui.scaled(content.kind == Kind::Select ? 40.0F : padding_x);
    const Shown text = shown(options, content);
    paint::clipped_line(inner, text.words, field_text_style(options.code), text.color);
}

float height_of(const FieldOptions& options, const TextStyle& style) {
    const Ui& ui = current();
    const float lines = static_cast<float>(options.rows) * style.line_height;
    return is_area(options) ? lines + 2 * ui.scaled(padding_y) : ui.control_height(field_height);
}

Rect place_of(float height) {
    Ui& ui = current();
    return ui.layout().leaf({ui.scaled(120), height});
}

/// The field between label and help.
Node& field(const FieldOptions& options, const Content& content) {
    Ui& ui = current();
    const TextStyle style = field_text_style(options.code);
    const Rect rect = place_of(height_of(options, style));
    const NodeId id = field_id(options);
    ui.item(id, rect);
    draw_frame(options, content.kind, rect, id);
    draw_text(options, content, rect, id);
    Node& node = ui.add(id, tag_of(options, content.kind), rect);
    node.text.face = style.face;
    node.text.line_height = style.line_height;
    if (content.kind == Kind::Secret && !is_area(options)) {
        ui.attribute("type", options.shown ? options.type : "password");
    }
    optional_attribute("placeholder", options.placeholder);
    state_attributes(options, content.kind == Kind::Secret);
    return node;
}

void state_value(const FieldOptions& options, const Content& content, Node& node) {
    node.options = content.list;
    if (content.kind == Kind::Secret) {
        node.value_kind =
            content.secret->empty() ? ValueKind::SecretEmpty : ValueKind::SecretFilled;
    } else {
        node.value_kind = ValueKind::Text;
        node.value = current().keep(options.value);
    }
}

BoxStyle field_style(const FieldOptions& options) {
    BoxStyle style = column(6);
    style.max_width = current().scaled(options.max_width);
    style.basis = 0;
    style.grow = 1;
    return style;
}

/// The whole: label, field, help, and what was typed.
const Event* compound(const FieldOptions& options, const Content& content) {
    const Box box(field_style(options));
    label(options);
    state_value(options, content, field(options, content));
    help(options);
    return current().event_for(EventKind::Edit, field_id(options));
}

std::optional<std::string> edited(const Event* edit) {
    return edit == nullptr ? std::nullopt : std::optional(std::string(edit->text.reveal()));
}

const char* terminated(std::string_view text) {
    return current().join({text, std::string_view("\0", 1)}).data();
}

}  // namespace

Field::Field(const FieldOptions& options)
    : options_(options), box_(field_style(options)), label_(terminated(hidden_label(options))) {
    mooring::ui::label(options);
    Ui& ui = current();
    const Rect screen = ui.to_screen(place_of(ui.control_height(field_height)));
    ImGui::SetCursorScreenPos({screen.x, screen.y});
    ImGui::SetNextItemWidth(std::max(1.0F, screen.width));
    ImGui::PushStyleColor(ImGuiCol_FrameBg, imgui_color(fill_of(options)));
    ImGui::PushStyleColor(ImGuiCol_Border, imgui_color(border_of(options)));
    ImGui::PushStyleColor(ImGuiCol_NavCursor, 0);  // the ring is the console's
    before_ = reported();
    ui.begin_watch();
}

Field::~Field() {
    current().end_watch();
    ImGui::PopStyleColor(3);
    state_stock_elements(before_, options_.type);
    state_attributes(options_, false);
    help(options_);
}

std::optional<std::string> text_field(const FieldOptions& options) {
    if (is_area(options)) {
        return edited(compound(options, {}));
    }
    const Field field(options);
    const char* const hint =
        options.placeholder.empty() ? nullptr : terminated(options.placeholder);
    TextBuffer text(options.value);
    const ImGuiInputTextFlags flags =
        options.read_only ? ImGuiInputTextFlags_ReadOnly : ImGuiInputTextFlags_None;
    const FieldMeasures measures(options.code);
    return edit_text(field.label(), hint, text, flags) ? std::optional(text.text()) : std::nullopt;
}

std::optional<Secret> secret_field(const FieldOptions& options, const Secret& secret) {
    const Event* edit = compound(options, {.kind = Kind::Secret, .secret = &secret});
    return edit == nullptr ? std::nullopt : std::optional(edit->text);
}

std::optional<std::string> select_field(const FieldOptions& options, OptionList list) {
    const auto key = static_cast<std::uint64_t>(list);
    return edited(compound(options, {.kind = Kind::Select, .list = key}));
}

std::optional<std::string>
select_field(const FieldOptions& options, std::span<const Option> choices) {
    const std::uint64_t key = current().offer(choices);
    return edited(compound(options, {.kind = Kind::Select, .list = key}));
}

std::optional<Secret> file_button(std::string_view label, std::string_view accept) {
    Ui& ui = current();
    const Label parts = ui.label(label);
    const TextStyle style = ui.style(Type::SecondaryStrong);
    const NodeId id = Ui::item_id(parts.key);
    BoxStyle frame = row(0);
    frame.padding = Edges::symmetric(15, 4);
    frame.min_height = ui.control_height(button_height);
    frame.justify = Align::Center;
    frame.shrinks = true;
    const Box box(frame);
    const Rect& rect = box.rect();
    const ItemState item = ui.item(id, rect);
    paint::fill(rect, item.hovered ? Color::Code : Color::Surface, radius::control);
    paint::border(rect, Color::Control, radius::control);
    if (Ui::is_focus_visible(id)) {
        paint::focus_ring(rect, radius::control);
    }
    paint::text(
        ui.layout().text(ui.keep(parts.words), style.face, style.line_height),
        parts.words,
        style,
        Color::Text
    );
    ui.add(id, "input", rect);
    ui.attribute("type", "file");
    ui.attribute("accept", accept);
    ui.attribute("aria-label", parts.words);
    const Event* chosen = ui.event_for(EventKind::ChooseFile, id);
    return chosen == nullptr ? std::nullopt : std::optional(chosen->text);
}

}  // namespace mooring::ui
