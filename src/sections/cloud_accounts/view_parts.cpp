#include <algorithm>
#include <string>

#include "sections/cloud_accounts/route.h"
#include "sections/cloud_accounts/views.h"
#include "ui/code.h"
#include "ui/control.h"
#include "ui/remote_card.h"
#include "ui/text.h"

namespace mooring::cloud_accounts {
namespace {

bool is_copied(Item item, const State& state) {
    return state.copying[item] == app::Copying::Copied;
}

void say_if_failed(const LabelledItem& copied, const State& state) {
    if (state.copying[copied.item] == app::Copying::Failed) {
        const ui::Scope scope(ui::parse_label(copied.label).key);
        ui::copying_failed();
    }
}

}  // namespace

void draw_top(std::string_view title, std::string_view about, const State& state) {
    ui::page_heading(title, about);
    ui::status(state.notice, ui::Tone::Ok);
}

void draw_back_link() {
    ui::back_link("Back to Cloud Accounts###overview", overview_path());
}

const Setup* setup_or_waiting(const State& state, Out& out) {
    if (const Setup* setup = state.setup.value()) {
        return setup;
    }
    const ui::Card card("Set-up###setup");
    const ui::CardPart part;
    if (ui::unavailable(state.setup.error(), "the steps")) {
        out.send(SetupRetried{});
    }
    return nullptr;
}

void draw_provider_steps(std::span<const ProviderStep> steps, const State& state, Out& out) {
    for (std::size_t i = 0; i < std::min(steps.size(), most_steps); ++i) {
        const Item item = item_of_step(i);
        const std::string_view label =
            ui::current().join({steps[i].title, "###step_", number_words(i + 1)});
        if (ui::code_block(label, steps[i].commands, is_copied(item, state))) {
            out.send(CopyRequested{item});
        }
        say_if_failed({label, item}, state);
    }
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

StepPart::StepPart(std::string_view label) : card_(label) {
    ui::heading(2, ui::parse_label(label).words);
}

}  // namespace mooring::cloud_accounts
