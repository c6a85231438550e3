// What Dear ImGui reports of each item of a frame, through the hooks that its test engine uses, and
// what it draws and logs of an item while items are watched. With both, a stock widget can be told
// from outside: what it is, what it is called and what its state is.
#pragma once

#include <imgui.h>
#include <imgui_internal.h>

#include <span>
#include <string_view>
#include <vector>

#include "imgui_dom/arena.h"
#include "imgui_dom/text_layout.h"

namespace mooring::imgui_dom {

/// What Dear ImGui puts around an item's text in its log, which tells widgets apart.
enum class Decoration : std::uint8_t {
    None,
    Button,         ///< [ ]
    Value,          ///< { }, of inputs and combos
    Radio,          ///< ( )
    SelectedRadio,  ///< (x)
};

/// An item as `ImGui::ItemAdd` was told of it, in the order of drawing.
struct Item {
    ImGuiID id = 0;
    ImRect rect;  ///< on the screen, before clipping; of an input without its label
    ImGuiItemFlags flags = ImGuiItemFlags_None;
    ImGuiItemStatusFlags status = ImGuiItemStatusFlags_None;
    Decoration decoration = Decoration::None;

    // Only of an item that is watched.
    Face face;                  ///< that its text is set in
    bool is_in_list = false;    ///< stands in the popup of a combo
    bool is_password = false;   ///< what it draws is never kept
    bool has_password = false;  ///< that is not empty
    std::string_view label;     ///< without what is hidden, if it was told

    [[nodiscard]] bool is_disabled() const { return (flags & ImGuiItemFlags_Disabled) != 0; }
    [[nodiscard]] bool takes_text() const { return (flags & ImGuiItemFlags_Inputable) != 0; }
};

/// A text as `ImDrawList::AddText` was told of it.
struct DrawnText {
    static constexpr std::size_t no_item = static_cast<std::size_t>(-1);

    std::size_t item = no_item;    ///< of `Items::all()` that it belongs to, if to any
    std::size_t items_before = 0;  ///< how many were reported before it was drawn
    std::string_view text;
    ImVec2 position;  ///< on the screen, of its upper left corner
    Face face;
    float wrap_width = 0;   ///< 0 for text that breaks only where it says so
    bool is_hint = false;   ///< stands in for the value of an empty input
    bool is_inside = true;  ///< of the item's rectangle; labels of inputs stand beside it
};

/// Collects the items of a context while one of these is its `ImGuiIO::BackendPlatformUserData`.
class Items {
public:
    /// Returns that of the current context, or null.
    [[nodiscard]] static Items* current();

    void begin();
    /// Also collects texts, and items that are out of view, until `end_watch`.
    void begin_watch();
    void end_watch();

    [[nodiscard]] const std::vector<Item>& all() const { return items_; }
    [[nodiscard]] std::span<const DrawnText> texts() const { return texts_; }
    /// Returns null when no item of the last frame has that id.
    [[nodiscard]] const Item* find(ImGuiID id) const;

    /// The element that has the keyboard in the DOM. An input that has it shows its text itself.
    ImGuiID focus = 0;

    // For the hooks.
    void add(const Item& item);
    void describe(ImGuiID id, const char* label, ImGuiItemStatusFlags status);
    /// Returns whether the text is to be drawn.
    bool add_text(DrawnText text, ImU32 color);

private:
    Item* find_last(ImGuiID id);

    std::vector<Item> items_;
    std::vector<DrawnText> texts_;
    TextArena arena_;
    bool is_watching_ = false;
};

}  // namespace mooring::imgui_dom
