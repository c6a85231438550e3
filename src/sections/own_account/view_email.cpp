#include "sections/own_account/view_email.h"

#include "core/overloaded.h"
#include "ui/box.h"
#include "ui/control.h"
#include "ui/field.h"
#include "ui/panel.h"
#include "ui/remote_card.h"
#include "ui/text.h"

namespace mooring::own_account {
namespace {

using Out = app::Outbox<Msg>;
using Sending = CodeForm::Sending;

constexpr float code_width = 280;

void change_button(Out& out) {
    const ui::Box box(ui::row(0));
    if (ui::button("Change###change", {.name = "Change e-mail address"})) {
        out.send(ChangeRequested{});
    }
}

void address_form(const AddressForm& form, Out& out) {
    const ui::Form element("Change e-mail address###address", ui::column(20));
    ui::failure(form.error);
    const ui::FieldOptions field{
        .label = "New e-mail address###email",
        .value = form.email,
        .name = "email",
        .autocomplete = "email",
        .type = "email",
        .inputmode = "email",
        .hint = "We send a code there, to see that it is yours.",
        .problem = form.problem,
        .required = true};
    if (auto text = ui::text_field(field)) {
        out.send(EmailEdited{*text});
    }
    const ui::Box box(ui::wrapping_row(12));
    if (ui::submit_button(
            "Send code###send_code", {.look = ui::Look::Primary, .busy = form.sending}
        )) {
        out.send(EmailSubmitted{});
    }
    const ui::Enabled can_cancel = ui::enabled_if(!form.sending);
    if (ui::button("Cancel###cancel", {.look = ui::Look::Quiet, .enabled = can_cancel})) {
        out.send(ChangeCancelled{});
    }
}

void code_field(const CodeForm& form, Out& out) {
    const ui::FieldOptions field{
        .label = "Code###code",
        .value = form.code,
        .name = "code",
        .autocomplete = "one-time-code",
        .inputmode = "numeric",
        .hint = "Eight digits.",
        .problem = form.problem,
        .required = true,
        .code = true,
        .max_width = code_width};
    if (auto text = ui::text_field(field)) {
        out.send(CodeEdited{*text});
    }
}

void code_buttons(const CodeForm& form, Out& out) {
    const ui::Box box(ui::wrapping_row(12));
    const ui::ButtonOptions confirm{
        .look = ui::Look::Primary,
        .enabled = ui::enabled_if(form.sending != Sending::Again),
        .busy = form.sending == Sending::Code};
    if (ui::submit_button("Change address###change_address", confirm)) {
        out.send(CodeSubmitted{});
    }
    const ui::Enabled can_cancel = ui::enabled_if(form.sending == Sending::Nothing);
    if (ui::button("Cancel###cancel", {.look = ui::Look::Quiet, .enabled = can_cancel})) {
        out.send(ChangeCancelled{});
    }
}

/// For whom no code comes.
void other_ways(const CodeForm& form, Out& out) {
    const ui::Box box(ui::quiet_row());
    const ui::ButtonOptions again{
        .look = ui::Look::Quiet,
        .enabled = ui::enabled_if(form.sending != Sending::Code),
        .busy = form.sending == Sending::Again};
    if (ui::button("Send again###send_again", again)) {
        out.send(CodeWantedAgain{});
    }
    const ui::Enabled can_go_back = ui::enabled_if(form.sending == Sending::Nothing);
    if (ui::button(
            "Use another address###other_address", {.look = ui::Look::Quiet, .enabled = can_go_back}
        )) {
        out.send(OtherAddressRequested{});
    }
}

void code_form(const CodeForm& form, Out& out) {
    {
        const ui::Panel panel("A code was sent###sent", ui::Tone::Warning);
        ui::text(
            ui::current().join({"We sent a code to ", form.email, "; it is valid for ten minutes."}
            ),
            {.type = ui::Type::Secondary, .tag = "p"}
        );
    }
    const ui::Form element("Confirm the new e-mail address###code", ui::column(20));
    ui::failure(form.error);
    code_field(form, out);
    code_buttons(form, out);
    other_ways(form, out);
    const ui::Scope scope("again");  // the card has news of its own
    ui::status(form.was_sent_again ? "Sent again. Only the newest code counts." : "", ui::Tone::Ok);
}

/// With the news beside it, which are announced when they change.
void title(std::string_view news) {
    const ui::Box box(ui::wrapping_row(12));
    ui::heading(2, "E-mail address");
    ui::status(news, ui::Tone::Ok);
}

void present(std::string_view email) {
    const ui::Box box(ui::column(ui::space::tiny));
    ui::text(email, {.type = ui::Type::BodyStrong, .tag = "p"});
    ui::note("You sign in with it, and word of changes to your account goes there.");
}

}  // namespace

void email_card(const State& state, std::string_view email, Out& out) {
    const ui::Scope scope("email");
    const ui::Card card("E-mail address###email");
    const ui::CardPart part;
    title(state.news);
    present(email);
    std::visit(
        overloaded{
            [&](const Unchanged&) { change_button(out); },
            [&](const AddressForm& form) { address_form(form, out); },
            [&](const CodeForm& form) { code_form(form, out); }},
        state.change
    );
}

}  // namespace mooring::own_account
