// The loop: what happens goes through `update`, effects go to the platform, and a frame is drawn
// when something changed.
#pragma once

#include <cstdint>
#include <span>
#include <string>

#include "app/msg.h"
#include "app/state.h"
#include "platform/platform.h"
#include "ui/ui.h"

namespace mooring::app {

class Runtime {
public:
    Runtime(platform::Platform& platform, ui::TextSource& text, const ui::OptionSource& options);

    /// Updates the state, has the effects carried out, and asks for a frame.
    void dispatch(const Msg& msg);
    /// An act of the person. Its message is handled at once: what follows still happens within the
    /// browser's event, since some browsers write to the clipboard only then, and the next frame
    /// never shows a field's older text.
    void post(const ui::Event& event);
    /// Draws the state as it is.
    void frame();

    [[nodiscard]] const State& state() const { return state_; }
    [[nodiscard]] ui::Ui& ui() { return ui_; }
    /// How many messages the view has sent so far.
    [[nodiscard]] std::uint32_t messages() const { return messages_; }

private:
    void dispatch_all(Outbox<Msg>& out);

    platform::Platform& platform_;
    ui::Ui ui_;
    State state_;
    std::uint32_t messages_ = 0;
};

}  // namespace mooring::app
