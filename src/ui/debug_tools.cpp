#include "ui/debug_tools.h"

#include <imgui.h>
#include <imgui_internal.h>

namespace mooring::ui {

#ifdef IMGUI_DISABLE_DEMO_WINDOWS

void draw_debug_tools() {}

bool is_pointer_on_debug_tools() {
    return false;
}

#else

namespace {

void place_next_window(float x, float y) {
    ImGui::SetNextWindowPos({x, y}, ImGuiCond_Once);
    ImGui::SetNextWindowSize({420, 320}, ImGuiCond_Once);
}

void draw_style_editor() {
    if (ImGui::Begin("Style editor")) {
        if (ImGui::Button("Pick an item")) {
            ImGui::DebugStartItemPicker();
        }
        ImGui::ShowStyleEditor();
    }
    ImGui::End();
}

}  // namespace

void draw_debug_tools() {
    ImGuiContext& g = *ImGui::GetCurrentContext();
    g.TestEngineHookItems = false;  // their items have no elements
    place_next_window(40, 60);
    ImGui::ShowMetricsWindow();
    place_next_window(480, 60);
    ImGui::ShowIDStackToolWindow();
    place_next_window(480, 400);
    draw_style_editor();
    g.TestEngineHookItems = true;
}

bool is_pointer_on_debug_tools() {
    const ImGuiWindow* const window = ImGui::GetCurrentContext()->HoveredWindow;
    // The page's own windows are never saved.
    return window != nullptr && (window->RootWindow->Flags & ImGuiWindowFlags_NoSavedSettings) == 0;
}

#endif

}  // namespace mooring::ui
