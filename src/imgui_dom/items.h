// What Dear ImGui reports of each item of a frame, through the hooks that its test engine uses.
#pragma once

#include <imgui.h>
#include <imgui_internal.h>

#include <vector>

namespace mooring::imgui_dom {

/// An item as `ImGui::ItemAdd` was told of it, in the order of drawing.
struct Item {
    ImGuiID id = 0;
    ImRect rect;  ///< on the screen, before clipping
    ImGuiItemFlags flags = ImGuiItemFlags_None;

    [[nodiscard]] bool is_disabled() const { return (flags & ImGuiItemFlags_Disabled) != 0; }
};

/// Collects the items of a context while one of these is its `ImGuiIO::BackendPlatformUserData`.
class Items {
public:
    void begin() { items_.clear(); }
    void add(const Item& item) { items_.push_back(item); }

    [[nodiscard]] const std::vector<Item>& all() const { return items_; }
    /// Returns null when no item of the last frame has that id.
    [[nodiscard]] const Item* find(ImGuiID id) const;

private:
    std::vector<Item> items_;
};

}  // namespace mooring::imgui_dom
