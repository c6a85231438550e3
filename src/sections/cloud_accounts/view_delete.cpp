#include "sections/cloud_accounts/views.h"
#include "ui/control.h"
#include "ui/dialog.h"
#include "ui/text.h"

namespace mooring::cloud_accounts {

namespace {

/// What is cut here, and what stays there.
void draw_removal(const State& state, Out& out) {
    if (const api::ApiError* error = state.deletion->removal.error()) {
        ui::banner(ui::current().join({error->detail, "###unavailable"}), ui::Tone::Danger);
        return;
    }
    const Removal* removal = state.deletion->removal.value();
    if (removal == nullptr) {
        ui::status("Looking up what stays at the provider", ui::Tone::Neutral);
        return;
    }
    ui::text(removal->cut, {.tag = "p"});
    ui::note("What was set up at the provider stays there. To remove it, too:");
    draw_provider_steps(removal->steps, state, out);
}

}  // namespace

void draw_deletion(const State& state, Out& out) {
    ui::Ui& ui = ui::current();
    const ui::Scope scope("deletion");
    const ui::Dialog dialog(ui.join({"Delete ", state.deletion->account.alias, "?###delete"}));
    draw_removal(state, out);
    const ui::Box box(ui::dialog_answers());
    if (ui::button("Cancel###cancel") || dialog.was_dismissed()) {
        out.send(DeleteCancelled{});
    }
    if (ui::button("Delete###delete", {.look = ui::Look::DangerFill})) {
        out.send(DeleteConfirmed{});
    }
}

}  // namespace mooring::cloud_accounts
