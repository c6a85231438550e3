#include <string>

#include "sections/cloud_accounts/route.h"
#include "sections/cloud_accounts/views.h"
#include "ui/code.h"
#include "ui/control.h"
#include "ui/remote_card.h"
#include "ui/text.h"
#include "ui/tile.h"

namespace mooring::cloud_accounts {
namespace {

bool is_copied(Item item, const State& state) {
    return state.copying[item] == app::Copying::Copied;
}

void say_if_failed(const LabelledItem& copied, const State& state) {
    if (state.copying[copied.item] == app::Copying::Failed) {
        const ui::Scope scope(copied.label);
        ui::copying_failed();
    }
}

}  // namespace

void draw_top(std::string_view title, std::string_view about, const State& state) {
    ui::page_heading(title, about);
    ui::status(state.notice, ui::Tone::Ok);
}

void draw_back_link() {
    ui::back_link("Back to Cloud Accounts", overview_path());
}

const Setup* setup_or_waiting(const State& state, Out& out) {
    if (const Setup* setup = state.setup.value()) {
        return setup;
    }
    const ui::Card card("setup", "Set-up");
    const ui::CardPart part;
    if (ui::unavailable(state.setup.error(), "the steps")) {
        out.send(SetupRetried{});
    }
    return nullptr;
}

void draw_copy_field(const LabelledItem& copied, const State& state, Out& out) {
    const std::string& text = (*state.setup.value())[copied.item];
    if (ui::copy_field(copied.label, text, is_copied(copied.item, state))) {
        out.send(CopyRequested{copied.item});
    }
    say_if_failed(copied, state);
}

void draw_code_block(const LabelledItem& copied, const State& state, Out& out) {
    const std::string& text = (*state.setup.value())[copied.item];
    if (ui::code_block(copied.label, text, is_copied(copied.item, state))) {
        out.send(CopyRequested{copied.item});
    }
    say_if_failed(copied, state);
}

Step::Step(int number, std::string_view title) : card_(title, title) {
    const ui::Box line(ui::row(12));
    ui::tile(std::to_string(number), 28);
    ui::heading(2, title);
}

}  // namespace mooring::cloud_accounts
