#include "core/words.h"
#include "sections/security/views.h"
#include "ui/box.h"
#include "ui/code.h"
#include "ui/control.h"
#include "ui/dialog.h"
#include "ui/panel.h"
#include "ui/remote_card.h"
#include "ui/text.h"

namespace mooring::security {
namespace {

void shown_codes(const ShownCodes& shown, Out& out) {
    const ui::Panel panel("Your recovery codes###recovery_codes", ui::Tone::Warning);
    ui::text(
        "Save these codes now. You won't be able to see them again.",
        {.type = ui::Type::SecondaryStrong, .color = ui::Color::Warning, .tag = "p"}
    );
    ui::note("Each works once in place of a security code, when the app is out of reach. Keep them "
             "where your password is not: printed, or in a password manager.");
    const bool copied = shown.copying == app::Copying::Copied;
    if (ui::code_block("Recovery codes###codes", shown.lines.reveal(), copied)) {
        out.send(CodesCopyRequested{});
    }
    if (shown.copying == app::Copying::Failed) {
        ui::copying_failed();
    }
    const ui::Box box(ui::wrapping_row(12));
    if (ui::button("I have saved them###saved", {.look = ui::Look::Primary})) {
        out.send(CodesSaved{});
    }
    if (ui::button("Download###download", {.name = "Download recovery codes"})) {
        out.send(CodesDownloadRequested{});
    }
    if (ui::button("Print###print", {.name = "Print recovery codes"})) {
        out.send(CodesPrintRequested{});
    }
}

void count(const RecoveryCodeCount& codes, const Clock& clock) {
    const Words left = counted(codes.remaining, "unused code", "unused codes");
    if (codes.remaining <= few_recovery_codes) {
        ui::banner(
            codes.remaining == 0
                ? std::string_view("No recovery code is left. Make new ones.###few_left")
                : ui::current().join(
                      {"Only ",
                       left,
                       codes.remaining == 1 ? " is" : " are",
                       " left. "
                       "Make new ones before you need them.###few_left"}
                  ),
            ui::Tone::Warning
        );
    }
    if (codes.made_at) {
        const Words day = long_date(*codes.made_at, clock);
        ui::note(ui::current().join({left, ", made on ", day, "."}));
    }
}

}  // namespace

void recovery_card(const State& state, const Security& stored, const Clock& clock, Out& out) {
    const ui::Scope scope("recovery");
    if (state.shown_codes) {
        shown_codes(*state.shown_codes, out);
        return;
    }
    if (stored.apps.empty() && stored.passkeys.empty()) {
        return;
    }
    const ui::Card card("Recovery codes###recovery");
    const ui::CardPart part;
    ui::heading(2, "Recovery codes");
    if (has_unseen_codes(state)) {
        ui::banner(
            "Recovery codes were made whose answer was lost, so nobody has seen them. Make new "
            "ones: any from before no longer work.###unseen",
            ui::Tone::Warning
        );
    }
    count(stored.recovery_codes, clock);
    ui::failure(state.codes_error);
    const ui::Box box(ui::wrapping_row(12));
    const bool is_making = state.making_codes == MakingCodes::Sending;
    if (ui::button("Make new recovery codes###make", {.busy = is_making})) {
        out.send(NewCodesRequested{});
    }
}

void recovery_question(const State& state, Out& out) {
    if (state.making_codes != MakingCodes::Asked) {
        return;
    }
    const ui::Scope scope("new-codes");
    const ui::Dialog dialog("Make new recovery codes?###make");
    ui::note("The ones that you have stop working as soon as the new ones are made.");
    const ui::Box box(ui::dialog_answers());
    if (ui::button("Cancel###cancel") || dialog.was_dismissed()) {
        out.send(NewCodesCancelled{});
    }
    if (ui::button("Make new codes###make", {.look = ui::Look::Primary})) {
        out.send(NewCodesConfirmed{});
    }
}

}  // namespace mooring::security
