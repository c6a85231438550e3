// Windows of Dear ImGui that hold a part of the page: without decoration, as large as they are
// told, and scrolled by the browser.
#pragma once

#include <imgui.h>

#include "ui/ui.h"

namespace mooring::ui {

/// Without Dear ImGui's own keyboard navigation, since the page's elements have the keyboard.
inline constexpr ImGuiWindowFlags bare_window =
    ImGuiWindowFlags_NoDecoration | ImGuiWindowFlags_NoMove | ImGuiWindowFlags_NoBackground |
    ImGuiWindowFlags_NoSavedSettings | ImGuiWindowFlags_NoScrollWithMouse |
    ImGuiWindowFlags_NoNavInputs;

/// No padding and no border for the windows that begin inside its scope.
class [[nodiscard]] BareWindowStyle {
public:
    BareWindowStyle();
    ~BareWindowStyle();
    BareWindowStyle(const BareWindowStyle&) = delete;
    BareWindowStyle& operator=(const BareWindowStyle&) = delete;
};

/// Places the next window. Windows stand on whole CSS pixels, so it may be a little larger.
void set_next_window_rect(const Rect& screen);

/// Begins a child window there, whose content the browser scrolls; to be ended by ImGui::EndChild.
void begin_child(NodeId id, const Rect& screen);

/// A modal popup over the whole viewport. It is open while the view makes one.
class [[nodiscard]] ModalWindow {
public:
    explicit ModalWindow(const char* name);
    ~ModalWindow();
    ModalWindow(const ModalWindow&) = delete;
    ModalWindow& operator=(const ModalWindow&) = delete;

private:
    int popup_level_;  ///< how many popups were begun around it
};

}  // namespace mooring::ui
