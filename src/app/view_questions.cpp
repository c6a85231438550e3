#include "app/view_questions.h"

#include "ui/box.h"
#include "ui/control.h"
#include "ui/dialog.h"
#include "ui/field.h"
#include "ui/text.h"

namespace mooring::app {
namespace {

ui::BoxStyle answers() {
    ui::BoxStyle style = ui::wrapping_row(ui::space::small);
    style.justify = ui::Align::End;
    return style;
}

void ask_leaving(Outbox<Msg>& out) {
    const ui::Dialog dialog("Leave without saving?");
    ui::note("You have changes that are not saved. They are lost when you leave this page.");
    const ui::Box box(answers());
    if (ui::button("Stay") || dialog.was_dismissed()) {
        out.send(LeavingCancelled{});
    }
    if (ui::button("Leave without saving", {.look = ui::Look::DangerFill})) {
        out.send(LeavingConfirmed{});
    }
}

void ask_password(const Reauthentication& question, std::string_view email, Outbox<Msg>& out) {
    const ui::Dialog dialog("Confirm that it is you");
    ui::note("This changes how your account can be reached. Enter your password to go on.");
    const ui::Form form("reauthentication", "Confirm that it is you");
    ui::hidden_username(email);
    const ui::FieldOptions password{
        .label = "Password",
        .name = "password",
        .autocomplete = "current-password",
        .problem = question.problem,
        .required = true};
    if (auto text = ui::secret_field(password, question.password)) {
        out.send(ReauthenticationEdited{*text});
    }
    const ui::Box box(answers());
    if (ui::button("Cancel") || dialog.was_dismissed()) {
        out.send(ReauthenticationCancelled{});
    }
    if (ui::submit_button("Confirm", {.look = ui::Look::Primary, .busy = question.sending})) {
        out.send(ReauthenticationSubmitted{});
    }
}

}  // namespace

void questions(const State& state, Outbox<Msg>& out) {
    if (state.leaving_to) {
        ask_leaving(out);
    } else if (state.reauthentication) {
        ask_password(*state.reauthentication, state.session.email, out);
    }
}

}  // namespace mooring::app
