// The WebGL 2 context of the page's canvas, and Dear ImGui's renderer on it.
#pragma once

#include <functional>

#include "ui/ui.h"

namespace mooring::web {

class Graphics {
public:
    /// `restored` is called when a lost context is back and everything in it has to be made again.
    explicit Graphics(std::function<void()> restored);

    /// False when the browser has no WebGL 2; then nothing is drawn and the page shows its mirror
    /// instead.
    [[nodiscard]] bool is_available() const { return context_ > 0; }
    [[nodiscard]] bool is_lost() const { return lost_; }

    /// The renderer, once there is a Dear ImGui context for it.
    static void start();
    void draw(ui::Ui& ui) const;

private:
    friend struct ContextEvents;

    std::function<void()> restored_;
    int context_ = 0;
    bool lost_ = false;
};

}  // namespace mooring::web
