// What the mouse, or a finger, is on. Only for looks: what is pressed is for the page's elements to
// say (event.h).
#pragma once

#include <optional>

#include "ui/geometry.h"
#include "ui/semantics.h"

namespace mooring::ui {

struct Pointed {
    bool hovered = false;
    bool held = false;
};

class Pointer {
public:
    // Between frames.
    void move(Point position) { position_ = position; }
    void leave() { position_.reset(); }
    void press(bool down);

    /// Before the first layer of a frame.
    void begin() { taken_ = false; }
    /// After the last.
    void end() { pressed_ = false; }
    /// In the order in which things are drawn; of those that overlap the first has the pointer.
    /// @param rect what can be seen of it, in the viewport
    Pointed on(NodeId id, const Rect& rect);

private:
    std::optional<Point> position_;
    NodeId held_ = page_node;  ///< where it went down, as long as it is
    bool pressed_ = false;     ///< went down since the last frame
    bool taken_ = false;       ///< something in this frame has it already
};

}  // namespace mooring::ui
