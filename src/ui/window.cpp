#include "ui/window.h"

#include <imgui_internal.h>

#include <algorithm>
#include <cmath>

namespace mooring::ui {
namespace {

/// How many popups from the bottom were shown in this frame already.
int shown_popups(const ImGuiContext& g) {
    int shown = 0;
    while (shown < g.OpenPopupStack.Size && g.OpenPopupStack[shown].Window != nullptr &&
           g.OpenPopupStack[shown].Window->Active) {
        ++shown;
    }
    return shown;
}

}  // namespace

BareWindowStyle::BareWindowStyle() {
    ImGui::PushStyleVar(ImGuiStyleVar_WindowPadding, {0, 0});
    ImGui::PushStyleVar(ImGuiStyleVar_WindowMinSize, {1, 1});
    ImGui::PushStyleVar(ImGuiStyleVar_WindowBorderSize, 0);
    ImGui::PushStyleVar(ImGuiStyleVar_PopupBorderSize, 0);
    ImGui::PushStyleVar(ImGuiStyleVar_WindowRounding, 0);
    ImGui::PushStyleVar(ImGuiStyleVar_PopupRounding, 0);
}

BareWindowStyle::~BareWindowStyle() {
    ImGui::PopStyleVar(6);
}

void set_next_window_rect(const Rect& screen) {
    const ImVec2 from{std::floor(screen.x), std::floor(screen.y)};
    const ImVec2 to{std::ceil(screen.right()), std::ceil(screen.bottom())};
    ImGui::SetNextWindowPos(from);
    ImGui::SetNextWindowSize({std::max(1.0F, to.x - from.x), std::max(1.0F, to.y - from.y)});
}

void begin_child(NodeId id, const Rect& screen) {
    const ImVec2 from{std::floor(screen.x), std::floor(screen.y)};
    const ImVec2 size{std::ceil(screen.right()) - from.x, std::ceil(screen.bottom()) - from.y};
    const BareWindowStyle style;
    ImGui::SetCursorScreenPos(from);
    ImGui::BeginChild(
        id, {std::max(1.0F, size.x), std::max(1.0F, size.y)}, ImGuiChildFlags_None, bare_window
    );
    // Also what is out of view is in the page.
    ImGui::GetCurrentWindow()->SkipItems = false;
}

/// Dialogs of different parts of the view stand one above the other, as popups do that open each
/// other: those that are shown already count as begun around this one.
ModalWindow::ModalWindow(const char* name) {
    ImGuiContext& g = *ImGui::GetCurrentContext();
    popup_level_ = g.BeginPopupStack.Size;
    for (int level = popup_level_; level < shown_popups(g); ++level) {
        g.BeginPopupStack.push_back(g.OpenPopupStack[level]);
    }
    if (!ImGui::IsPopupOpen(name)) {
        ImGui::OpenPopup(name);
    }
    const Size viewport = current().environment.viewport;
    set_next_window_rect({0, 0, viewport.width, viewport.height});
    const BareWindowStyle style;
    [[maybe_unused]] const bool is_begun = ImGui::BeginPopupModal(name, nullptr, bare_window);
    IM_ASSERT(is_begun);
    ImGui::PushClipRect({0, 0}, {viewport.width, viewport.height}, false);
    if (ImGui::GetCurrentWindow()->Hidden) {
        current().run_again();  // a popup that opens is hidden for a frame
    }
}

ModalWindow::~ModalWindow() {
    ImGui::PopClipRect();
    ImGui::EndPopup();
    ImGui::GetCurrentContext()->BeginPopupStack.resize(popup_level_);
}

}  // namespace mooring::ui
