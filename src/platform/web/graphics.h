// The WebGL 2 context of the page's canvas, and Dear ImGui's renderer on it.
#pragma once

#include "ui/ui.h"

namespace mooring::web {

class Graphics {
public:
    Graphics();

    /// False when the browser has no WebGL 2; then nothing is drawn and the page shows its mirror
    /// instead.
    [[nodiscard]] bool is_available() const { return context_ > 0; }

    /// The renderer, once there is a Dear ImGui context for it.
    static void start();
    void draw(ui::Ui& ui) const;
    /// The browser took the context away, and all that was in it.
    void lose() { lost_ = true; }
    /// It is back, empty.
    void restore();

private:
    int context_ = 0;
    bool lost_ = false;
};

}  // namespace mooring::web
