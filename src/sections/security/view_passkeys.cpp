#include "sections/security/views.h"
#include "ui/box.h"
#include "ui/control.h"
#include "ui/field.h"
#include "ui/remote_card.h"
#include "ui/text.h"
#include "ui/ui.h"

namespace mooring::security {
namespace {

constexpr float name_width = 280;

void form_for_one(const NewPasskey& passkey, Out& out) {
    const ui::Form form("Add a passkey###passkey", ui::column(20));
    if (!passkey.problem.empty()) {
        ui::banner(ui::current().join({passkey.problem, "###problem"}), ui::Tone::Danger);
    }
    const ui::FieldOptions name{
        .label = "Name of the passkey###name",
        .value = passkey.name,
        .name = "passkey-name",
        .autocomplete = "off",
        .hint = "Such as Work laptop. May be left empty.",
        .problem = passkey.name_problem,
        .max_width = name_width};
    if (auto text = ui::text_field(name)) {
        out.send(PasskeyNameEdited{*text});
    }
    const ui::Box box(ui::wrapping_row(12));
    if (ui::submit_button(
            "Go on###continue", {.look = ui::Look::Primary, .busy = passkey.is_busy}
        )) {
        out.send(PasskeyConfirmed{});
    }
    const ui::Enabled can_cancel = ui::enabled_if(!passkey.is_busy);
    if (ui::button("Cancel###cancel", {.look = ui::Look::Quiet, .enabled = can_cancel})) {
        out.send(PasskeyCancelled{});
    }
}

/// Why none can be added here; empty when one can.
std::string_view obstacle(const Security& stored) {
    if (!stored.no_passkeys_because.empty()) {
        return stored.no_passkeys_because;
    }
    return ui::current().environment.passkeys ? "" : "This browser has no passkeys.";
}

}  // namespace

void passkeys_card(const State& state, const Security& stored, const Clock& clock, Out& out) {
    const ui::Scope scope("passkeys");
    const ui::Card card("Passkeys###passkeys");
    const ui::CardPart part;
    ui::heading(2, "Passkeys");
    ui::note("A passkey signs you in with your fingerprint, your face or the PIN of your device, "
             "without "
             "a password. Nobody can be tricked into giving it away.");
    if (!stored.passkeys.empty()) {
        factor_table("Passkeys###passkeys", stored.passkeys, state, clock, out);
    }
    if (state.new_passkey) {
        form_for_one(*state.new_passkey, out);
    } else if (const std::string_view why = obstacle(stored); !why.empty()) {
        ui::note(why);
    } else {
        const ui::Box box(ui::wrapping_row(12));
        if (ui::button("Add a passkey###add")) {
            out.send(PasskeyRequested{});
        }
    }
}

}  // namespace mooring::security
