#include "core/words.h"
#include "sections/security/security.h"
#include "sections/security/view_totp.h"
#include "ui/box.h"
#include "ui/control.h"
#include "ui/field.h"
#include "ui/remote_card.h"
#include "ui/text.h"

namespace mooring::security {
namespace {

using Out = app::Outbox<Msg>;

void title(const Security& stored, const Clock& clock) {
    const ui::Box box(ui::column(ui::space::tiny));
    ui::heading(2, "Change password");
    const Words day = long_date(stored.password_changed_at, clock);
    ui::text(
        ui::current().join({"Last changed ", day, "."}),
        {.type = ui::Type::Secondary,
         .color = ui::Color::Muted,
         .tag = "p",
         .title = exact_time(stored.password_changed_at, clock)}
    );
}

void fields(const PasswordForm& form, std::size_t shortest, Out& out) {
    const ui::FieldOptions current{
        .label = "Current password",
        .name = "current-password",
        .autocomplete = "current-password",
        .problem = form.current_problem,
        .required = true};
    if (auto text = ui::secret_field(current, form.current)) {
        out.send(CurrentPasswordEdited{*text});
    }
    const Words length = counted(shortest, "character", "characters");
    const ui::FieldOptions wanted{
        .label = "New password",
        .name = "new-password",
        .autocomplete = "new-password",
        .hint = ui::current().join({length, " or more; any characters you like."}),
        .problem = form.wanted_problem,
        .required = true};
    if (auto text = ui::secret_field(wanted, form.wanted)) {
        out.send(NewPasswordEdited{*text});
    }
    if (auto chosen = ui::checkbox("Sign out my other devices", form.sign_out_others)) {
        out.send(SignOutOthersChosen{*chosen});
    }
}

void save(const PasswordForm& form, Out& out) {
    const ui::Box box(ui::wrapping_row(12));
    const bool sending = form.saving == Saving::Sending;
    if (ui::submit_button("Save", {.look = ui::Look::Primary, .busy = sending})) {
        out.send(SaveRequested{});
    }
    ui::saving_status(sending, form.saving == Saving::Saved ? "Password changed" : "");
}

void password_card(
    const PasswordForm& form, const Security& stored, const app::ViewContext& context, Out& out
) {
    const ui::Scope scope("password");
    const ui::Card card("password", "Change password");
    const ui::CardPart part;
    title(stored, context.clock);
    const ui::Form element("password", "Change password", ui::column(20));
    ui::hidden_username(context.email);
    ui::failure(form.error);
    fields(form, shortest_password(stored.totp), out);
    save(form, out);
}

}  // namespace

void Section::view(const State& state, const app::ViewContext& context, Out& out) {
    ui::page_heading("Security", "Your password, and the authenticator app beside it.");
    if (const Security* stored = state.stored.value()) {
        password_card(state.password, *stored, context, out);
        totp_card(stored->totp, context.clock, out);
        return;
    }
    const ui::Card card("security", "Security");
    const ui::CardPart part;
    if (ui::unavailable(state.stored.error(), "your security settings")) {
        out.send(ReloadRequested{});
    }
}

}  // namespace mooring::security
