#include "ui/stock_box.h"

#include <imgui.h>
#include <imgui_internal.h>

#include <algorithm>
#include <utility>

#include "ui/ui.h"

namespace mooring::ui {
namespace {

/// As much of the width as Dear ImGui gives to inputs, whose labels stand beside them.
constexpr float input_share = 0.65F;

/// A popup is measured in its first frame, and hidden.
bool is_popup_hidden() {
    const ImVector<ImGuiPopupData>& popups = ImGui::GetCurrentContext()->OpenPopupStack;
    return std::any_of(popups.begin(), popups.end(), [](const ImGuiPopupData& popup) {
        return popup.Window != nullptr && popup.Window->Active && popup.Window->Hidden;
    });
}

}  // namespace

StockBox::StockBox(const BoxStyle& style) : before_(reported()) {
    Ui& ui = current();
    const Rect screen = ui.to_screen(ui.layout().open_leaf(style));
    ImGuiWindow& window = *ImGui::GetCurrentWindow();
    work_right_ = std::exchange(window.WorkRect.Max.x, screen.right());
    content_right_ = std::exchange(window.ContentRegionRect.Max.x, screen.right());
    ImGui::SetCursorScreenPos({screen.x, screen.y});
    window.DC.IsSetPos = false;  // it may be left without an item
    ImGui::BeginGroup();
    ImGui::PushItemWidth(std::max(1.0F, screen.width * input_share));
    ImGui::PushStyleColor(ImGuiCol_NavCursor, 0);  // the ring is the console's
    ui.begin_watch();
}

StockBox::~StockBox() {
    Ui& ui = current();
    ui.end_watch();
    ImGui::PopStyleColor();
    ImGui::PopItemWidth();
    ImGui::EndGroup();
    ImGuiWindow& window = *ImGui::GetCurrentWindow();
    window.WorkRect.Max.x = work_right_;
    window.ContentRegionRect.Max.x = content_right_;
    const ImVec2 size = ImGui::GetItemRectSize();
    ui.layout().close_leaf({size.x, size.y});
    state_stock_elements(before_);
    if (is_popup_hidden()) {
        ui.run_again();
    }
}

}  // namespace mooring::ui
