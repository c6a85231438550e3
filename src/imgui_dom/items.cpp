#include "imgui_dom/items.h"

#include <algorithm>

#include "imgui_dom/browser_font.h"
#include "imgui_dom/browser_text.h"

namespace mooring::imgui_dom {
namespace {

/// Makes Dear ImGui log what it draws, into a buffer of its own that `end_log` reads.
void begin_log(ImGuiContext& g) {
    g.LogEnabled = true;
    g.LogFlags = ImGuiLogFlags_OutputBuffer;
    g.LogFile = nullptr;
    g.LogWindow = nullptr;
    g.LogNextPrefix = g.LogNextSuffix = nullptr;
    g.LogDepthRef = g.LogDepthToExpand = 0;  // trees stay as they are
    g.LogBuffer.Buf.resize(0);
}

/// Only while an item is drawn: lists that are logged draw all of their rows.
std::string_view end_log(ImGuiContext& g) {
    g.LogEnabled = false;
    const auto size = static_cast<std::size_t>(g.LogBuffer.size());
    return {g.LogBuffer.c_str(), size};
}

Decoration decoration_of(std::string_view mark) {
    if (mark == "[") {
        return Decoration::Button;
    }
    if (mark == "{") {
        return Decoration::Value;
    }
    return Decoration::None;
}

/// A radio button logs its mark and does not draw it as text.
Decoration radio_mark_of(std::string_view log) {
    const std::size_t start = std::min(log.find_first_not_of(" \n"), log.size());
    if (log.substr(start).starts_with("(x)")) {
        return Decoration::SelectedRadio;
    }
    return log.substr(start).starts_with("( )") ? Decoration::Radio : Decoration::None;
}

bool is_combo_popup(const ImGuiWindow& window) {
    return (window.Flags & ImGuiWindowFlags_Popup) != 0 &&
           std::string_view(window.Name).starts_with("##Combo_");
}

}  // namespace

Items* Items::current() {
    return static_cast<Items*>(ImGui::GetIO().BackendPlatformUserData);
}

void Items::begin() {
    items_.clear();
    texts_.clear();
    arena_.clear();
}

void Items::begin_watch() {
    is_watching_ = true;
    GImGui->ItemUnclipByLog = true;
}

void Items::end_watch() {
    is_watching_ = false;
    GImGui->ItemUnclipByLog = false;
    static_cast<void>(end_log(*GImGui));
}

const Item* Items::find(ImGuiID id) const {
    const auto found =
        std::find_if(items_.begin(), items_.end(), [&](const Item& item) { return item.id == id; });
    return found == items_.end() ? nullptr : &*found;
}

Item* Items::find_last(ImGuiID id) {
    const auto found = std::find_if(items_.rbegin(), items_.rend(), [&](const Item& item) {
        return item.id == id;
    });
    return found == items_.rend() ? nullptr : &*found;
}

void Items::add(const Item& item) {
    items_.push_back(item);
    if (is_watching_) {
        items_.back().is_in_list = is_combo_popup(*GImGui->CurrentWindow);
        items_.back().face = face_of(*GImGui->Font, GImGui->FontSize);
        begin_log(*GImGui);
    }
}

void Items::describe(ImGuiID id, const char* label, ImGuiItemStatusFlags status) {
    Item* const item = is_watching_ ? find_last(id) : nullptr;
    if (item == nullptr) {
        return;
    }
    item->status = status;
    if (label != nullptr) {
        item->label = arena_.keep({label, ImGui::FindRenderedTextEnd(label)});
    }
    const std::string_view log = end_log(*GImGui);
    if (item->decoration == Decoration::None) {
        item->decoration = radio_mark_of(log);
    }
}

bool Items::add_text(DrawnText text, ImU32 color) {
    const ImGuiContext& g = *GImGui;
    const ImGuiID id = g.LastItemData.ID;
    Item* const item = id == 0 ? nullptr : find_last(id);
    text.is_inside = item == nullptr || item->rect.Contains(text.position);
    const bool is_edited = item != nullptr && item->takes_text() && text.is_inside && id == focus;
    if (!is_watching_) {
        return !is_edited;
    }
    if (item != nullptr) {
        text.item = static_cast<std::size_t>(item - items_.data());
        if (g.LogNextPrefix != nullptr) {
            item->decoration = decoration_of(g.LogNextPrefix);
        }
        if (is_drawing_password()) {
            item->is_password = true;
            item->has_password = !text.text.empty();
            text.text = {};
        }
        text.is_hint = item->takes_text() && color == ImGui::GetColorU32(ImGuiCol_TextDisabled);
    }
    if (!text.text.empty()) {
        text.text = arena_.keep(text.text);
        text.items_before = items_.size();
        texts_.push_back(text);
    }
    return !is_edited;
}

}  // namespace mooring::imgui_dom

// The hooks, declared in imgui_internal.h. `item_data` is null for windows, and for what calls
// ButtonBehavior without ItemAdd, as scrollbars do.

using namespace mooring::imgui_dom;  // NOLINT(google-build-using-namespace)

void ImGuiTestEngineHook_ItemAdd(
    ImGuiContext* ctx, ImGuiID id, const ImRect& bb, const ImGuiLastItemData* item_data
) {
    Items* const items = Items::current();
    if (items != nullptr && item_data != nullptr && !ctx->CurrentWindow->IsFallbackWindow) {
        items->add({.id = id, .rect = bb, .flags = item_data->ItemFlags});
    }
}

void ImGuiTestEngineHook_ItemInfo(
    ImGuiContext*, ImGuiID id, const char* label, ImGuiItemStatusFlags flags
) {
    if (Items* const items = Items::current(); items != nullptr) {
        items->describe(id, label, flags);
    }
}

void ImGuiTestEngineHook_Log(ImGuiContext*, const char*, ...) {}

const char* ImGuiTestEngine_FindItemDebugLabel(ImGuiContext*, ImGuiID) {
    return nullptr;
}
