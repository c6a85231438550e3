#include "app/runtime.h"

#include <utility>

#include "app/update.h"
#include "app/view.h"

namespace mooring::app {

Runtime::Runtime(
    platform::Platform& platform, ui::TextSource& text, const ui::OptionSource& options
)
    : platform_(platform), ui_(text, options) {}

void Runtime::dispatch(const Msg& msg) {
    Step step = update(std::move(state_), msg, platform_.stamp());
    state_ = std::move(step.state);
    ui_.invalidate();
    for (const Effect& effect : step.effects) {
        platform_.perform(effect);
    }
    platform_.request_frame();
}

void Runtime::post(const ui::Event& event) {
    Outbox<Msg> out;
    ui_.dispatch(event, [&] { view(state_, out); });
    dispatch_all(out);
    platform_.request_frame();  // what Dear ImGui itself opened or closed sends no message
}

void Runtime::dispatch_all(Outbox<Msg>& out) {
    for (const Msg& msg : out.messages()) {
        ++messages_;
        dispatch(msg);
    }
}

void Runtime::frame() {
    Outbox<Msg> out;
    ui_.frame([&] { view(state_, out); });
    platform_.present(ui_);
    dispatch_all(out);
    if (const ui::NodeId reached = ui_.take_reached(); reached != ui::page_node) {
        post({.kind = ui::EventKind::Activate, .node = reached, .text = {}});
    }
    if (ui_.wants_frame()) {
        platform_.request_frame();
    }
}

}  // namespace mooring::app
