// Pointer events on their way to Dear ImGui, and what became of the last gesture.
//
// A press is told twice: Dear ImGui finds it from the mouse events fed here, and the browser
// finds it as a click on the element over the item. `take_press` tells whether the first has
// happened, so that the second activates the item only when it has not.
#pragma once

#include <imgui.h>

#include <vector>

namespace mooring::imgui_dom {

class PointerGesture {
public:
    // Between frames. Positions in the viewport, CSS px.
    void move(ImVec2 position);
    void leave();
    void button(bool down);

    /// Whether events wait here or in Dear ImGui's own queue.
    [[nodiscard]] bool is_pending() const;
    /// Hands the events over to Dear ImGui, before its next frame.
    void feed();
    /// After a frame: notes which item was held and released.
    void follow();

    /// Returns whether Dear ImGui reported that item pressed since the pointer went down. True
    /// once: the next act on the item is another.
    [[nodiscard]] bool take_press(ImGuiID id);

private:
    struct Event {
        enum class Kind { Move, Button } kind;
        ImVec2 position;
        bool down;
    };
    std::vector<Event> events_;
    ImGuiID held_ = 0;
    ImGuiID pressed_ = 0;
};

}  // namespace mooring::imgui_dom
