#include "imgui_dom/items.h"

#include <algorithm>

namespace mooring::imgui_dom {

const Item* Items::find(ImGuiID id) const {
    const auto found =
        std::find_if(items_.begin(), items_.end(), [&](const Item& item) { return item.id == id; });
    return found == items_.end() ? nullptr : &*found;
}

}  // namespace mooring::imgui_dom

// The hooks, declared in imgui_internal.h. `item_data` is null for windows, and for what calls
// ButtonBehavior without ItemAdd, as scrollbars do.

using namespace mooring::imgui_dom;  // NOLINT(google-build-using-namespace)

void ImGuiTestEngineHook_ItemAdd(
    ImGuiContext* ctx, ImGuiID id, const ImRect& bb, const ImGuiLastItemData* item_data
) {
    auto* items = static_cast<Items*>(ctx->IO.BackendPlatformUserData);
    if (items != nullptr && item_data != nullptr && !ctx->CurrentWindow->IsFallbackWindow) {
        items->add({.id = id, .rect = bb, .flags = item_data->ItemFlags});
    }
}

void ImGuiTestEngineHook_ItemInfo(ImGuiContext*, ImGuiID, const char*, ImGuiItemStatusFlags) {}

void ImGuiTestEngineHook_Log(ImGuiContext*, const char*, ...) {}

const char* ImGuiTestEngine_FindItemDebugLabel(ImGuiContext*, ImGuiID);
const char* ImGuiTestEngine_FindItemDebugLabel(ImGuiContext*, ImGuiID) {
    return nullptr;
}
