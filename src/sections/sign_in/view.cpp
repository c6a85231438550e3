#include "app/view_proof.h"
#include "core/overloaded.h"
#include "sections/sign_in/sign_in.h"
#include "ui/box.h"
#include "ui/control.h"
#include "ui/field.h"
#include "ui/text.h"

namespace mooring::sign_in {
namespace {

using Out = app::Outbox<Msg>;

constexpr float card_width = 416;

void form_problem(const State& state) {
    if (!state.problems.form.empty()) {
        ui::banner(ui::current().join({state.problems.form, "###problem"}), ui::Tone::Danger);
    }
}

void credentials(
    const Credentials& step, const State& state, const app::ViewContext& context, Out& out
) {
    ui::page_heading("Sign in", "To your account and its cloud links.");
    if (!state.news.empty()) {
        ui::banner(ui::current().join({state.news, "###news"}), ui::Tone::Ok);
    }
    const ui::Form form("Sign in###sign_in");
    form_problem(state);
    const ui::FieldOptions email{
        .label = "E-mail###email",
        .value = step.email,
        .name = "username",
        .autocomplete = "username",
        .type = "email",
        .inputmode = "email",
        .problem = state.problems.email,
        .required = true};
    if (auto text = ui::text_field(email)) {
        out.send(EmailEdited{*text});
    }
    const ui::FieldOptions password{
        .label = "Password###password",
        .name = "password",
        .autocomplete = "current-password",
        .problem = state.problems.password,
        .required = true};
    if (auto text = ui::secret_field(password, step.password)) {
        out.send(PasswordEdited{*text});
    }
    if (ui::submit_button(
            "Sign in###sign_in", {.look = ui::Look::Primary, .busy = state.sending}
        )) {
        out.send(Submitted{});
    }
    if (context.passkeys &&
        ui::button("Use a passkey###use_passkey", {.busy = state.asking_for_passkey})) {
        out.send(PasskeyRequested{});
    }
}

void second_step(const SecondStep& step, const State& state, Out& out) {
    if (step.form.by == app::Proof::RecoveryCode) {
        ui::page_heading("Recovery code", "In place of the app that you cannot reach now.");
    } else if (step.form.by == app::Proof::Passkey) {
        ui::page_heading("Passkey", "The password was right. Now your passkey.");
    } else {
        ui::page_heading("Security code", "The password was right. Now the code of your app.");
    }
    const ui::Form form("Second step###second_step");
    form_problem(state);
    if (auto typed = app::proof_field(step.form)) {
        out.send(ProofEdited{*std::move(typed)});
    }
    const ui::ButtonOptions options{.look = ui::Look::Primary, .busy = step.form.sending};
    if (ui::submit_button(app::sending_label(step.form, "Sign in###sign_in"), options)) {
        out.send(Submitted{});
    }
    const ui::Box box(ui::column(ui::space::tiny));
    if (const auto by = app::other_proofs(step.proofs, step.form.by)) {
        out.send(ProofChosen{*by});
    }
    if (ui::button("Use another account###start_over", {.look = ui::Look::Quiet})) {
        out.send(StartedOver{});
    }
}

}  // namespace

void Section::view(const State& state, const app::ViewContext& context, Out& out) {
    ui::BoxStyle centred = ui::column(0);
    centred.align = ui::Align::Center;
    const ui::Box middle(centred);
    ui::BoxStyle narrow = ui::column(0);
    narrow.width = ui::fitting_width(card_width);
    const ui::Box width(narrow);
    const ui::Card card("Sign in###sign_in");
    const ui::CardPart part(ui::Ruled::No, ui::space::large);
    std::visit(
        overloaded{
            [&](const Credentials& step) { credentials(step, state, context, out); },
            [&](const SecondStep& step) { second_step(step, state, out); }},
        state.step
    );
}

}  // namespace mooring::sign_in
