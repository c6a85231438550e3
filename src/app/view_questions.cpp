#include "app/view_questions.h"

#include "app/view_proof.h"
#include "ui/box.h"
#include "ui/control.h"
#include "ui/dialog.h"
#include "ui/text.h"

namespace mooring::app {
namespace {

void ask_leaving(Outbox<Msg>& out) {
    const ui::Scope scope("leaving");
    const ui::Dialog dialog("Leave without saving?###leave");
    ui::note("Something on this page is not saved yet. It is lost when you leave.");
    const ui::Box box(ui::dialog_answers());
    if (ui::button("Stay###stay") || dialog.was_dismissed()) {
        out.send(LeavingCancelled{});
    }
    if (ui::button("Leave without saving###leave", {.look = ui::Look::DangerFill})) {
        out.send(LeavingConfirmed{});
    }
}

void ask_for_proof(const State& state, const Reauthentication& question, Outbox<Msg>& out) {
    const ui::Scope scope("reauthentication");
    const ui::Dialog dialog("Confirm that it is you###reauthentication");
    ui::note("This changes how your account can be reached.");
    const ui::Form form("Confirm that it is you###reauthentication");
    ui::hidden_username(state.session.email);
    if (auto typed = proof_field(question.form)) {
        out.send(ReauthenticationEdited{*std::move(typed)});
    }
    {
        const ui::Box box(ui::wrapping_row(ui::space::tiny));
        if (const auto by = other_proofs(state.session.proofs, question.form.by)) {
            out.send(ReauthenticationChosen{*by});
        }
    }
    const ui::Box box(ui::dialog_answers());
    if (ui::button("Cancel###cancel") || dialog.was_dismissed()) {
        out.send(ReauthenticationCancelled{});
    }
    const ui::ButtonOptions options{.look = ui::Look::Primary, .busy = question.form.sending};
    if (ui::submit_button(sending_label(question.form, "Confirm###confirm"), options)) {
        out.send(ReauthenticationSubmitted{});
    }
}

}  // namespace

void questions(const State& state, Outbox<Msg>& out) {
    if (state.leaving_to) {
        ask_leaving(out);
    } else if (state.reauthentication) {
        ask_for_proof(state, *state.reauthentication, out);
    }
}

}  // namespace mooring::app
