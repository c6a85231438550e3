#include <array>

#include "core/words.h"
#include "sections/security/views.h"
#include "ui/box.h"
#include "ui/control.h"
#include "ui/dialog.h"
#include "ui/field.h"
#include "ui/remote_card.h"
#include "ui/table.h"
#include "ui/text.h"

namespace mooring::security {
namespace {

constexpr std::array columns{
    ui::Column{.title = "Name", .share = 2},
    ui::Column{.title = "Added", .share = 1.3F},
    ui::Column{.title = "Last used", .share = 1.3F},
    ui::Column{.title = "Actions", .share = 1.6F},
};
enum ColumnIndex : std::size_t { Name, Added, LastUsed, Actions };

/// The title with the state beside it, which is announced when it changes.
void title(const State& state, const Security& stored, const Clock& clock) {
    const ui::Box box(ui::wrapping_row(12));
    ui::heading(2, "Multi-factor authentication");
    if (stored.totp_since) {
        const Words day = long_date(*stored.totp_since, clock);
        ui::status(ui::current().join({"On since ", day}), ui::Tone::Ok);
    } else {
        const bool is_enrolling = std::holds_alternative<Enrolling>(state.enrolment);
        ui::status(is_enrolling ? "Off until you enter a code" : "Off", ui::Tone::Neutral);
    }
}

void time(const ui::Table& table, std::string_view about, Instant time, const Clock& clock) {
    ui::cell_time(table, about, relative_time(time, clock), exact_time(time, clock));
}

void actions(const Factor& factor, bool is_going, Out& out) {
    const ui::Box box(ui::quiet_row());
    const std::string_view rename = ui::current().join({"Rename ", factor.name});
    if (ui::button("Rename###rename", {.look = ui::Look::Quiet, .name = rename})) {
        out.send(RenameRequested{factor.id});
    }
    const std::string_view remove = ui::current().join({"Remove ", factor.name});
    if (ui::button(
            "Remove###remove", {.look = ui::Look::Danger, .name = remove, .busy = is_going}
        )) {
        out.send(RemovalRequested{factor.id});
    }
}

void draw_row(
    const ui::Table& table,
    std::size_t index,
    const Factor& factor,
    bool is_going,
    const Clock& clock,
    Out& out
) {
    const ui::TableRow line(table, factor.id, index);
    {
        const ui::TableCell cell(table, Name);
        const ui::Box box(ui::cell_lines());
        ui::text(factor.name, {.type = ui::Type::SecondaryStrong});
        if (factor.is_backed_up) {
            ui::text(
                "Kept on your other devices, too",
                {.type = ui::Type::Hint, .color = ui::Color::Muted}
            );
        }
    }
    {
        const ui::TableCell cell(table, Added);
        time(table, "Added", factor.created_at, clock);
    }
    {
        const ui::TableCell cell(table, LastUsed);
        if (factor.last_used_at) {
            time(table, "Last used", *factor.last_used_at, clock);
        } else {
            ui::text("Not used yet", {.type = ui::Type::Secondary, .color = ui::Color::Muted});
        }
    }
    const ui::TableCell cell(table, Actions);
    actions(factor, is_going, out);
}

void what_it_is(const Security& stored) {
    if (stored.totp_since) {
        ui::note("Signing in asks for a code from your authenticator app, besides the password.");
    } else {
        ui::note(
            "With an authenticator app, signing in also asks for a six-digit code from your phone, "
            "so that a stolen password alone is not enough."
        );
    }
}

void offers(const State& state, const Security& stored, Out& out) {
    const ui::Box box(ui::wrapping_row(12));
    const ui::ButtonOptions add{
        .look = stored.totp_since ? ui::Look::Secondary : ui::Look::Primary,
        .busy = std::holds_alternative<Starting>(state.enrolment)};
    const std::string_view label =
        stored.totp_since ? "Add another app###enrol" : "Set up authenticator app###enrol";
    if (ui::button(label, add)) {
        out.send(EnrolmentRequested{});
    }
    if (stored.totp_since) {
        const std::optional<Removal>& removal = state.removal;
        const bool is_going = removal && removal->confirmed && removal->id.empty();
        if (ui::button("Disable TOTP###disable", {.busy = is_going})) {
            out.send(RemovalRequested{});
        }
    }
}

void ask_to_remove(const std::string& id, const State& state, const Security& stored, Out& out) {
    const ui::Scope scope("removal");
    const Factor* factor = find_factor(state, id);
    const bool is_all = factor == nullptr;
    const ui::Dialog dialog(
        is_all ? "Disable TOTP?###remove"
               : ui::current().join({"Remove ", factor->name, "?###remove"})
    );
    if (is_last_factor(stored, id)) {
        ui::note(
            "Signing in will ask for your password alone, and your recovery codes stop working."
        );
    } else {
        ui::note("The other ways in go on as before.");
    }
    if (!is_all && factor->kind == FactorKind::Passkey) {
        ui::note("It stops working at once. Delete it on your device as well.");
    } else {
        ui::note("Its codes stop working at once. To turn them on again you scan a new code.");
    }
    const ui::Box box(ui::dialog_answers());
    if (ui::button("Cancel###cancel") || dialog.was_dismissed()) {
        out.send(RemovalCancelled{});
    }
    if (ui::button(
            is_all ? "Disable TOTP###remove" : "Remove###remove", {.look = ui::Look::DangerFill}
        )) {
        out.send(RemovalConfirmed{});
    }
}

void ask_for_name(const Renaming& renaming, Out& out) {
    const ui::Scope scope("renaming");
    const bool is_app = renaming.kind == FactorKind::App;
    const ui::Dialog dialog(is_app ? "Rename the device###rename" : "Rename the passkey###rename");
    const ui::Form form("Rename###rename");
    const ui::FieldOptions name{
        .label = is_app ? "Name of the device###name" : "Name of the passkey###name",
        .value = renaming.name,
        .name = "device-name",
        .autocomplete = "off",
        .problem = renaming.problem,
        .required = true};
    if (auto text = ui::text_field(name)) {
        out.send(NewNameEdited{*text});
    }
    const ui::Box box(ui::dialog_answers());
    if (ui::button("Cancel###cancel") || dialog.was_dismissed()) {
        out.send(RenameCancelled{});
    }
    if (ui::submit_button(
            "Rename###rename", {.look = ui::Look::Primary, .busy = renaming.sending}
        )) {
        out.send(RenameConfirmed{});
    }
}

}  // namespace

void factor_table(
    std::string_view label,
    const std::vector<Factor>& factors,
    const State& state,
    const Clock& clock,
    Out& out
) {
    const ui::Table table(label, columns, factors.size());
    for (std::size_t i = 0; i < factors.size(); ++i) {
        const std::optional<Removal>& removal = state.removal;
        const bool is_going = removal && removal->confirmed && removal->id == factors[i].id;
        draw_row(table, i, factors[i], is_going, clock, out);
    }
}

void factors_card(const State& state, const Security& stored, const Clock& clock, Out& out) {
    const ui::Scope scope("totp");
    const ui::Card card("Multi-factor authentication###totp");
    const ui::CardPart part;
    title(state, stored, clock);
    if (!stored.apps.empty()) {
        what_it_is(stored);
        factor_table("Authenticator apps###apps", stored.apps, state, clock, out);
    }
    ui::failure(state.factor_error);
    const ui::Scope enrolment("enrolment");  // may fail beside what is done with a factor
    if (const auto* step = std::get_if<Enrolling>(&state.enrolment)) {
        enrolment_steps(*step, out);
        return;
    }
    if (const auto* idle = std::get_if<NotEnrolling>(&state.enrolment)) {
        ui::failure(idle->error);
    }
    if (stored.apps.empty()) {
        what_it_is(stored);
    }
    offers(state, stored, out);
}

void factor_questions(const State& state, const Security& stored, Out& out) {
    if (state.removal && !state.removal->confirmed) {
        ask_to_remove(state.removal->id, state, stored, out);
    }
    if (state.renaming) {
        ask_for_name(*state.renaming, out);
    }
}

}  // namespace mooring::security
