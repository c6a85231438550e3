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
        ui::banner(state.problems.form, ui::Tone::Danger);
    }
}

void credentials(const Credentials& step, const State& state, Out& out) {
    ui::page_heading("Sign in", "To your account and its cloud links.");
    if (!state.news.empty()) {
        ui::banner(state.news, ui::Tone::Ok);
    }
    const ui::Form form("sign-in", "Sign in");
    form_problem(state);
    const ui::FieldOptions email{
        .label = "E-mail",
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
        .label = "Password",
        .name = "password",
        .autocomplete = "current-password",
        .problem = state.problems.password,
        .required = true};
    if (auto text = ui::secret_field(password, step.password)) {
        out.send(PasswordEdited{*text});
    }
    if (ui::submit_button("Sign in", {.look = ui::Look::Primary, .busy = state.sending})) {
        out.send(Submitted{});
    }
}

void security_code(const SecurityCode& step, const State& state, Out& out) {
    ui::page_heading(
        "Security code", "Enter the six digits that your authenticator app shows for Mooring."
    );
    const ui::Form form("security-code", "Sign in");
    form_problem(state);
    const ui::FieldOptions code{
        .label = "Security code",
        .value = step.code,
        .name = "code",
        .autocomplete = "one-time-code",
        .inputmode = "numeric",
        .problem = state.problems.code,
        .required = true,
        .code = true};
    if (auto text = ui::text_field(code)) {
        out.send(CodeEdited{*text});
    }
    if (ui::submit_button("Sign in", {.look = ui::Look::Primary, .busy = state.sending})) {
        out.send(Submitted{});
    }
    if (ui::button("Use another account", {.look = ui::Look::Quiet})) {
        out.send(StartedOver{});
    }
}

}  // namespace

void Section::view(const State& state, const app::ViewContext&, Out& out) {
    ui::BoxStyle centred = ui::column(0);
    centred.align = ui::Align::Center;
    const ui::Box middle(centred);
    ui::BoxStyle narrow = ui::column(0);
    narrow.width = ui::fitting_width(card_width);
    const ui::Box width(narrow);
    const ui::Card card("sign-in", "Sign in");
    const ui::CardPart part(ui::Ruled::No, ui::space::large);
    std::visit(
        overloaded{
            [&](const Credentials& step) { credentials(step, state, out); },
            [&](const SecurityCode& step) { security_code(step, state, out); }},
        state.step
    );
}

}  // namespace mooring::sign_in
