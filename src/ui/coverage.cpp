#include "ui/coverage.h"

#ifdef IMGUI_ENABLE_TEST_ENGINE

#include <imgui.h>
#include <imgui_internal.h>

#include <algorithm>
#include <array>
#include <vector>

namespace {

std::vector<ImGuiID> items;

/// The windows that items lie in, and the one that Dear ImGui keeps for items without any.
bool is_of_window(const ImGuiContext& context, ImGuiID id) {
    const ImGuiWindow* const window = context.CurrentWindow;
    return window != nullptr &&
           (window->IsFallbackWindow || id == window->ID || id == window->MoveId);
}

bool can_be_acted_on(const mooring::ui::Node& node) {
    constexpr std::array<std::string_view, 5> tags{"a", "button", "input", "select", "textarea"};
    return std::find(tags.begin(), tags.end(), node.tag) != tags.end();
}

}  // namespace

// The four functions that Dear ImGui calls when it is built with IMGUI_ENABLE_TEST_ENGINE.
void ImGuiTestEngineHook_ItemAdd(ImGuiContext* ctx, ImGuiID id, const ImRect&, const ImGuiLastItemData*) {
    if (!is_of_window(*ctx, id)) {
        items.push_back(id);
    }
}
void ImGuiTestEngineHook_ItemInfo(ImGuiContext*, ImGuiID, const char*, ImGuiItemStatusFlags) {}
void ImGuiTestEngineHook_Log(ImGuiContext*, const char*, ...) {}
const char* ImGuiTestEngine_FindItemDebugLabel(ImGuiContext*, ImGuiID) {
    return nullptr;
}

namespace mooring::ui {

void watch_items(ImGuiContext& context) {
    context.TestEngineHookItems = true;
}

NodeId take_uncovered_item(const SemanticTree& tree) {
    const auto is_uncovered = [&](ImGuiID id) {
        const Node* const node = tree.find(id);
        return node == nullptr || !can_be_acted_on(*node);
    };
    const auto found = std::find_if(items.begin(), items.end(), is_uncovered);
    const NodeId uncovered = found == items.end() ? page_node : *found;
    items.clear();
    return uncovered;
}

}  // namespace mooring::ui

#endif
