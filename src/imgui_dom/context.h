// The Dear ImGui context of a page: its fonts, text, items and pointer, and the start and end of a
// frame. Positions and sizes are CSS px.
#pragma once

#include <string_view>

#include "imgui_dom/browser_text.h"
#include "imgui_dom/items.h"
#include "imgui_dom/pointer_gesture.h"

struct ImDrawData;
struct ImGuiContext;

namespace mooring::imgui_dom {

struct Display {
    Size size;
    float ratio = 1;  ///< device pixels per CSS pixel
};

/// The element that has the keyboard in the DOM, which decides about the focus.
struct ItemFocus {
    ImGuiID id = 0;
    bool is_visible = false;  ///< as `:focus-visible` says
};

class Context {
public:
    explicit Context(TextSource& source);
    ~Context();
    Context(const Context&) = delete;
    Context& operator=(const Context&) = delete;

    BrowserText text;
    Items items;
    PointerGesture pointer;

    /// Makes this the context that `ImGui::` calls go to. Tests have several.
    void make_current() const;

    void new_frame(const Display& display, ItemFocus focus);
    /// Ends a frame that is to be shown: `draw_data` is of it.
    void render();
    /// Ends a frame that only served to take an event.
    void end_frame();
    [[nodiscard]] ImDrawData* draw_data() const;

    /// Activates an item in the next frame, as a key press would, unless it was disabled in the
    /// last one.
    void activate(ImGuiID id) const;
    /// Hands over the text of a stock input's element. In the next frame the input takes it as if
    /// it had been typed and the input left, and returns true; a read-only one ignores it.
    void edit(ImGuiID id, std::string_view content);

private:
    void close_popups_left_out();
    void give_texture() const;
    void leave_editing_to_dom();

    ImGuiContext* imgui_;
};

}  // namespace mooring::imgui_dom
