// Dear ImGui without imgui_widgets.cpp and imgui_tables.cpp, which are two thirds of it: the
// widgets here are Mooring's own. What imgui.cpp says to those two files is said to nobody: menus,
// tab bars, tables, trees, columns and scroll bars are never begun, so there is nothing to end, to
// draw or to clear. The linker tells when a new version of Dear ImGui needs another name here.
#include <imgui.h>
#include <imgui_internal.h>

ImGuiInputTextState::ImGuiInputTextState() {
    memset(static_cast<void*>(this), 0, sizeof(*this));
}
ImGuiInputTextState::~ImGuiInputTextState() = default;

void ImGuiMenuColumns::Update(float, bool) {}

namespace ImGui {

bool ButtonBehavior(const ImRect&, ImGuiID, bool*, bool*, ImGuiButtonFlags) {
    return false;  // of a window's corners and edges, which nobody can grip
}
bool CloseButton(ImGuiID, const ImVec2&) {
    return false;
}
bool CollapseButton(ImGuiID, const ImVec2&) {
    return false;
}
bool Selectable(const char*, bool, ImGuiSelectableFlags, const ImVec2&) {
    return false;
}
ImGuiMultiSelectIO* EndMultiSelect() {
    return nullptr;
}
void EndColumns() {}
void EndMenuBar() {}
void EndTabBar() {}
void EndTable() {}
void InputTextDeactivateHook(ImGuiID) {}
void Scrollbar(ImGuiAxis) {}
void SeparatorText(const char*) {}
void TableGcCompactSettings() {}
void TableGcCompactTransientBuffers(ImGuiTable*) {}
void TableGcCompactTransientBuffers(ImGuiTableTempData*) {}
void TableSettingsAddSettingsHandler() {}
void TextV(const char*, va_list) {}
void TreePop() {}

}  // namespace ImGui
