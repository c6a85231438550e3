#include <algorithm>
#include <array>

#include "core/words.h"
#include "sections/security/views.h"
#include "ui/box.h"
#include "ui/control.h"
#include "ui/field.h"
#include "ui/remote_card.h"
#include "ui/text.h"

namespace mooring::security {
namespace {

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

/// Announced once somebody pauses: how good it would be, or why it would be refused.
void strength(const std::optional<Strength>& judged) {
    struct Verdict {
        std::string_view words;
        ui::Tone tone;
    };
    constexpr std::array verdicts{
        Verdict{"Very weak: it is guessed at once", ui::Tone::Danger},
        Verdict{"Weak: it is soon guessed", ui::Tone::Warning},
        Verdict{"Fair", ui::Tone::Neutral},
        Verdict{"Good", ui::Tone::Ok},
        Verdict{"Strong", ui::Tone::Ok}};
    const ui::Scope scope("strength");
    if (!judged) {
        ui::status("", ui::Tone::Neutral);
    } else if (!judged->refusal.empty()) {
        ui::status(judged->refusal, ui::Tone::Warning);
    } else {
        const Verdict& verdict = verdicts[std::min(judged->score, verdicts.size() - 1)];
        ui::status(verdict.words, verdict.tone);
    }
}

void fields(const PasswordForm& form, std::size_t shortest, Out& out) {
    const ui::FieldOptions current{
        .label = "Current password###current_password",
        .name = "current-password",
        .autocomplete = "current-password",
        .problem = form.current_problem,
        .required = true,
        .shown = form.are_shown};
    if (auto text = ui::secret_field(current, form.current)) {
        out.send(CurrentPasswordEdited{*text});
    }
    const Words length = counted(shortest, "character", "characters");
    const ui::FieldOptions wanted{
        .label = "New password###new_password",
        .name = "new-password",
        .autocomplete = "new-password",
        .hint = ui::current().join({length, " or more; any characters you like."}),
        .problem = form.wanted_problem,
        .required = true,
        .shown = form.are_shown};
    {
        const ui::Box box(ui::column(ui::space::tiny));
        if (auto text = ui::secret_field(wanted, form.wanted)) {
            out.send(NewPasswordEdited{*text});
        }
        strength(form.strength);
    }
    if (auto chosen = ui::checkbox("Show the passwords###show", form.are_shown)) {
        out.send(ShowPasswordsChosen{*chosen});
    }
    if (auto chosen =
            ui::checkbox("Sign out my other devices###sign_out_others", form.sign_out_others)) {
        out.send(SignOutOthersChosen{*chosen});
    }
}

void save(const PasswordForm& form, Out& out) {
    const ui::Box box(ui::wrapping_row(12));
    const bool sending = form.saving == Saving::Sending;
    if (ui::submit_button("Save###save", {.look = ui::Look::Primary, .busy = sending})) {
        out.send(SaveRequested{});
    }
    ui::saving_status(sending, form.saving == Saving::Saved ? "Password changed" : "");
}

}  // namespace

void password_card(
    const PasswordForm& form, const Security& stored, const app::ViewContext& context, Out& out
) {
    const ui::Scope scope("password");
    const ui::Card card("Change password###password");
    const ui::CardPart part;
    title(stored, context.clock);
    const ui::Form element("Change password###password", ui::column(20));
    ui::hidden_username(context.email);
    ui::failure(form.error);
    fields(form, shortest_password(stored), out);
    save(form, out);
}

}  // namespace mooring::security
