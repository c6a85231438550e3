#include "ui/stock_elements.h"

#include <imgui.h>
#include <imgui_internal.h>

#include <algorithm>

#include "imgui_dom/browser_text.h"
#include "imgui_dom/items.h"
#include "imgui_dom/widget_kind.h"
#include "ui/paint.h"
#include "ui/ui.h"

namespace mooring::ui {
namespace {

using imgui_dom::DrawnText;
using imgui_dom::Item;
using imgui_dom::WidgetKind;

/// In multiples of the font's size; Dear ImGui's own lines are as high as that.
constexpr float input_line_height = 22.0F / 15;

/// From the viewport to the coordinates of the layer that is drawn.
Rect in_layer(const ImRect& screen) {
    const Rect origin = current().to_screen({});
    return {
        screen.Min.x - origin.x, screen.Min.y - origin.y, screen.GetWidth(), screen.GetHeight()};
}

NodeId state_text(const DrawnText& drawn, std::string_view tag) {
    Ui& ui = current();
    const float limit = imgui_dom::line_limit(drawn.wrap_width);
    const TextBlock& block = ui.texts().block(drawn.text, drawn.face, limit);
    const ImVec2 end{
        drawn.position.x + block.width,
        drawn.position.y + static_cast<float>(block.lines.size()) * drawn.face.size};
    const NodeId id = ui.next_child_id(tag);
    Node& node = ui.add(id, tag, in_layer({drawn.position, end}));
    ui.set_text(
        node, drawn.text, {.face = drawn.face, .line_height = drawn.face.size}, Align::Start
    );
    return id;
}

void state_disabled(const Item& item) {
    if (item.is_disabled()) {
        current().attribute("aria-disabled", "true");
    }
}

bool is_checked(const Item& item) {
    return (item.status & ImGuiItemStatusFlags_Checked) != 0 ||
           item.decoration == imgui_dom::Decoration::SelectedRadio;
}

ImGuiID popup_of(const Item& combo) {
    return ImHashStr("##ComboPopup", 0, combo.id);  // as BeginCombo has it
}

/// Writes the elements of what was drawn, in the order of drawing.
class ElementWriter {
public:
    ElementWriter(const Reported& since, std::string_view input_type)
        : input_type_(input_type),
          first_(since.items),
          items_(current().items().all()),
          texts_(current().items().texts().subspan(since.texts)) {}

    void state_all();

private:
    void state(std::size_t index);
    void state_button(std::size_t index);
    void state_check(std::size_t index, std::string_view type);
    void state_input(std::size_t index);
    void state_value(std::size_t index, Node& node);
    void state_combo(std::size_t index);
    void state_option(std::size_t index);
    /// The options of a combo follow one another.
    void open_list(std::size_t first_option);
    void close_list();
    /// Texts of no item that were drawn before the next one.
    void state_free_texts(std::size_t items_before);
    void state_texts_inside(std::size_t index);
    void state_labels(std::size_t index, bool inside);
    /// What an item shows inside, if it is one text.
    [[nodiscard]] std::string_view text_of(std::size_t index, bool is_hint) const;

    std::string_view input_type_;
    std::size_t first_;
    std::span<const Item> items_;
    std::span<const DrawnText> texts_;
    std::size_t next_text_ = 0;
    const Item* combo_ = nullptr;  ///< the last one
    std::string_view combo_value_;
    bool is_list_open_ = false;
};

void ElementWriter::state_all() {
    for (std::size_t index = first_; index < items_.size(); ++index) {
        const bool is_option = kind_of(items_[index]) == WidgetKind::Option;
        if (is_list_open_ && !is_option) {
            close_list();
        }
        state_free_texts(index);
        if (is_option && !is_list_open_) {
            open_list(index);
        }
        state(index);
    }
    if (is_list_open_) {
        close_list();
    }
    state_free_texts(items_.size());
}

void ElementWriter::state(std::size_t index) {
    switch (kind_of(items_[index])) {
        case WidgetKind::Button:
        case WidgetKind::Disclosure: state_button(index); break;
        case WidgetKind::Checkbox: state_check(index, "checkbox"); break;
        case WidgetKind::RadioButton: state_check(index, "radio"); break;
        case WidgetKind::TextInput:
        case WidgetKind::PasswordInput: state_input(index); break;
        case WidgetKind::Combo: state_combo(index); break;
        case WidgetKind::Option: state_option(index); break;
    }
}

void ElementWriter::state_button(std::size_t index) {
    Ui& ui = current();
    const Item& item = items_[index];
    ui.add(item.id, "button", in_layer(item.rect));
    ui.attribute("type", "button");
    state_disabled(item);
    if (kind_of(item) == WidgetKind::Disclosure) {
        const bool is_open = (item.status & ImGuiItemStatusFlags_Opened) != 0;
        ui.attribute("aria-expanded", is_open ? "true" : "false");
    }
    if (text_of(index, false).empty() && !item.label.empty()) {
        ui.attribute("aria-label", item.label);
    }
    state_texts_inside(index);
}

void ElementWriter::state_check(std::size_t index, std::string_view type) {
    Ui& ui = current();
    const Item& item = items_[index];
    ui.add(item.id, "input", in_layer(mark_of(item)));
    ui.attribute("type", type);
    state_disabled(item);
    if (is_checked(item)) {
        ui.attribute("checked");
    }
    state_labels(index, true);
}

void ElementWriter::state_input(std::size_t index) {
    Ui& ui = current();
    const Item& item = items_[index];
    Node& node = ui.add(item.id, "input", in_layer(item.rect));
    node.text.face = item.face;
    node.text.line_height = item.face.size * input_line_height;
    state_value(index, node);
    ui.attribute("type", item.is_password ? "password" : input_type_);
    if (const std::string_view hint = text_of(index, true); !hint.empty()) {
        ui.attribute("placeholder", hint);
    }
    if (item.is_disabled()) {
        ui.attribute("readonly");
    }
    state_disabled(item);
    state_labels(index, false);
}

void ElementWriter::state_value(std::size_t index, Node& node) {
    const Item& item = items_[index];
    if (item.is_password) {
        node.value_kind = item.has_password ? ValueKind::SecretFilled : ValueKind::SecretEmpty;
    } else {
        node.value_kind = ValueKind::Text;
        node.value = current().keep(text_of(index, false));
    }
}

/// A button that shows the value and opens the list, called by the text beside it ("Select-Only
/// Combobox", ARIA Authoring Practices).
void ElementWriter::state_combo(std::size_t index) {
    Ui& ui = current();
    const Item& item = items_[index];
    combo_ = &item;
    combo_value_ = text_of(index, false);
    const bool is_open = ImGui::IsPopupOpen(popup_of(item), ImGuiPopupFlags_None);
    ui.add(item.id, "button", in_layer(item.rect));
    ui.attribute("type", "button");
    ui.attribute("role", "combobox");
    ui.attribute("aria-haspopup", "listbox");
    ui.attribute("aria-expanded", is_open ? "true" : "false");
    state_disabled(item);
    if (is_open) {
        ui.attribute("aria-controls", ui.dom_id(popup_of(item)));
    }
    state_texts_inside(index);
    state_labels(index, false);
}

void ElementWriter::open_list(std::size_t first_option) {
    ImRect around = items_[first_option].rect;
    for (std::size_t i = first_option; i < items_.size() && items_[i].is_in_list; ++i) {
        around.Add(items_[i].rect);
    }
    Ui& ui = current();
    const NodeId id = combo_ == nullptr ? ui.next_child_id("div") : popup_of(*combo_);
    ui.add(id, "div", in_layer(around));
    ui.attribute("role", "listbox");
    ui.open_node();
    is_list_open_ = true;
}

void ElementWriter::close_list() {
    current().close_node();
    is_list_open_ = false;
}

void ElementWriter::state_option(std::size_t index) {
    Ui& ui = current();
    const Item& item = items_[index];
    const bool is_chosen = text_of(index, false) == combo_value_;
    ui.add(item.id, "button", in_layer(item.rect));
    ui.attribute("type", "button");
    ui.attribute("role", "option");
    ui.attribute("aria-selected", is_chosen ? "true" : "false");
    state_disabled(item);
    state_texts_inside(index);
}

void ElementWriter::state_free_texts(std::size_t items_before) {
    for (; next_text_ < texts_.size() && texts_[next_text_].items_before <= items_before;
         ++next_text_) {
        if (texts_[next_text_].item == DrawnText::no_item) {
            state_text(texts_[next_text_], "span");
        }
    }
}

void ElementWriter::state_texts_inside(std::size_t index) {
    current().open_node();
    for (const DrawnText& text : texts_) {
        if (text.item == index && text.is_inside) {
            state_text(text, "span");
        }
    }
    current().close_node();
}

void ElementWriter::state_labels(std::size_t index, bool inside) {
    for (const DrawnText& text : texts_) {
        if (text.item == index && text.is_inside == inside) {
            state_text(text, "label");
            current().attribute("for", current().dom_id(items_[index].id));
        }
    }
}

std::string_view ElementWriter::text_of(std::size_t index, bool is_hint) const {
    const auto found = std::find_if(texts_.begin(), texts_.end(), [&](const DrawnText& text) {
        return text.item == index && text.is_inside && text.is_hint == is_hint;
    });
    return found == texts_.end() ? std::string_view{} : found->text;
}

/// Options have Dear ImGui's own mark, in the window of their list.
void draw_focus_ring(const Item& item) {
    const WidgetKind kind = kind_of(item);
    if (kind == WidgetKind::Option || !Ui::is_focus_visible(item.id)) {
        return;
    }
    const bool has_mark = kind == WidgetKind::Checkbox || kind == WidgetKind::RadioButton;
    const ImRect rect = has_mark ? mark_of(item) : item.rect;
    paint::focus_ring(in_layer(rect), ImGui::GetStyle().FrameRounding);
}

}  // namespace

Reported reported() {
    const imgui_dom::Items& items = current().items();
    return {.items = items.all().size(), .texts = items.texts().size()};
}

void state_stock_elements(const Reported& since, std::string_view input_type) {
    ElementWriter(since, input_type).state_all();
    for (std::size_t i = since.items; i < current().items().all().size(); ++i) {
        draw_focus_ring(current().items().all()[i]);
    }
}

}  // namespace mooring::ui
