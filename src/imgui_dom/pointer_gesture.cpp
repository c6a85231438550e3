#include "imgui_dom/pointer_gesture.h"

#include <imgui_internal.h>

#include <cfloat>
#include <utility>

namespace mooring::imgui_dom {

void PointerGesture::move(ImVec2 position) {
    events_.push_back({.kind = Event::Kind::Move, .position = position, .down = false});
}

void PointerGesture::leave() {
    move({-FLT_MAX, -FLT_MAX});
}

void PointerGesture::button(bool down) {
    if (down) {
        pressed_ = 0;
    }
    events_.push_back({.kind = Event::Kind::Button, .position = {}, .down = down});
}

bool PointerGesture::is_pending() const {
    return !events_.empty() || !GImGui->InputEventsQueue.empty();
}

void PointerGesture::feed() {
    ImGuiIO& io = ImGui::GetIO();
    for (const Event& event : events_) {
        if (event.kind == Event::Kind::Move) {
            io.AddMousePosEvent(event.position.x, event.position.y);
        } else {
            io.AddMouseButtonEvent(ImGuiMouseButton_Left, event.down);
        }
    }
    events_.clear();
}

void PointerGesture::follow() {
    const ImGuiContext& g = *GImGui;
    if (g.IO.MouseClicked[ImGuiMouseButton_Left]) {
        held_ = 0;
    }
    if (g.IO.MouseDown[ImGuiMouseButton_Left] && g.ActiveId != 0) {
        held_ = g.ActiveId;
    }
    if (g.IO.MouseReleased[ImGuiMouseButton_Left]) {
        const ImGuiID held = std::exchange(held_, 0);
        pressed_ = held == g.HoveredId ? held : 0;
    }
}

bool PointerGesture::take_press(ImGuiID id) {
    return std::exchange(pressed_, 0) == id;
}

}  // namespace mooring::imgui_dom
