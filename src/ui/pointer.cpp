#include "ui/pointer.h"

namespace mooring::ui {

void Pointer::press(bool down) {
    pressed_ = down;
    if (!down) {
        held_ = page_node;
    }
}

Pointed Pointer::on(NodeId id, const Rect& rect) {
    const bool is_on = position_ && !taken_ && rect.contains(*position_);
    // As long as something is held, nothing else is pointed at.
    const bool hovered = is_on && (held_ == page_node || held_ == id);
    taken_ = taken_ || is_on;
    if (hovered && pressed_) {
        held_ = id;
    }
    return {.hovered = hovered, .held = held_ == id};
}

}  // namespace mooring::ui
