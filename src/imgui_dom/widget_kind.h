// What a stock widget is, told from what Dear ImGui reports of its item.
#pragma once

#include "imgui_dom/items.h"

namespace mooring::imgui_dom {

enum class WidgetKind : std::uint8_t {
    Button,
    Disclosure,  ///< a tree node or collapsing header
    Checkbox,
    RadioButton,
    TextInput,
    PasswordInput,
    Combo,
    Option,  ///< of a combo that is open
};

[[nodiscard]] inline WidgetKind kind_of(const Item& item) {
    if (item.takes_text()) {
        return item.is_password ? WidgetKind::PasswordInput : WidgetKind::TextInput;
    }
    if ((item.status & ImGuiItemStatusFlags_Checkable) != 0) {
        return WidgetKind::Checkbox;
    }
    if ((item.status & ImGuiItemStatusFlags_Openable) != 0) {
        return WidgetKind::Disclosure;
    }
    switch (item.decoration) {
        case Decoration::Radio:
        case Decoration::SelectedRadio: return WidgetKind::RadioButton;
        case Decoration::Value: return WidgetKind::Combo;
        case Decoration::Button:
        case Decoration::None: break;
    }
    return item.is_in_list ? WidgetKind::Option : WidgetKind::Button;
}

/// Returns the place of the mark of a check box or radio button, which is a square at its start.
[[nodiscard]] inline ImRect mark_of(const Item& item) {
    const float side = item.rect.GetHeight();
    return {item.rect.Min, {item.rect.Min.x + side, item.rect.Min.y + side}};
}

}  // namespace mooring::imgui_dom
