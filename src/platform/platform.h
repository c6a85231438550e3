// The seam to the outside: whoever carries out effects, knows the time, and shows frames.
#pragma once

#include "app/change.h"
#include "app/effect.h"

namespace mooring::ui {
class Ui;
}

namespace mooring::platform {

class Platform {
public:
    Platform() = default;
    Platform(const Platform&) = delete;
    Platform& operator=(const Platform&) = delete;

    /// Carries out one effect. Answers arrive later, as messages.
    virtual void perform(const app::Effect& effect) = 0;
    [[nodiscard]] virtual app::Stamp stamp() = 0;
    /// Asks for one call of Runtime::frame; asking again before it came changes nothing.
    virtual void request_frame() = 0;
    /// Shows a finished frame: its patch to the page, its draw data to the screen.
    virtual void present(ui::Ui& ui) = 0;

protected:
    ~Platform() = default;  ///< nobody owns one by this name
};

}  // namespace mooring::platform
