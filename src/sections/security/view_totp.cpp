#include "sections/security/view_totp.h"

#include "core/overloaded.h"
#include "ui/box.h"
#include "ui/code.h"
#include "ui/control.h"
#include "ui/dialog.h"
#include "ui/field.h"
#include "ui/qr.h"
#include "ui/remote_card.h"
#include "ui/text.h"

namespace mooring::security {
namespace {

using Out = app::Outbox<Msg>;

constexpr float code_width = 280;

const Instant* on_since(const Totp& totp) {
    return std::visit(
        overloaded{
            [](const On& on) { return &on.since; },
            [](const AskedToDisable& asked) { return &asked.since; },
            [](const Disabling& disabling) { return &disabling.since; },
            [](const auto&) { return static_cast<const Instant*>(nullptr); }},
        totp
    );
}

/// The title with the state beside it, which is announced when it changes.
void title(const Totp& totp, const Clock& clock) {
    const ui::Box box(ui::wrapping_row(12));
    ui::heading(2, "Multi-factor authentication");
    if (const Instant* since = on_since(totp)) {
        ui::status(ui::current().join({"On since ", long_date(*since, clock)}), ui::Tone::Ok);
    } else {
        const bool enrolling = std::holds_alternative<Enrolling>(totp);
        ui::status(enrolling ? "Off until you enter a code" : "Off", ui::Tone::Neutral);
    }
}

void off(const std::optional<api::ApiError>& error, bool starting, Out& out) {
    ui::failure(error);
    ui::note(
        "With an authenticator app, signing in also asks for a six-digit code from your phone, so "
        "that a stolen password alone is not enough."
    );
    const ui::Box box(ui::wrapping_row(12));
    if (ui::button("Set up authenticator app", {.look = ui::Look::Primary, .busy = starting})) {
        out.send(EnrolmentRequested{});
    }
}

void scan(const Enrolling& step) {
    const ui::Box box(ui::column(12));
    ui::heading(3, "1. Scan this code with the app");
    if (step.qr) {
        ui::qr_code(*step.qr, "QR code for the authenticator app");
    }
}

void key(const Enrolling& step, Out& out) {
    const bool copied = step.copying == app::Copying::Copied;
    if (ui::copy_field(
            "Cannot scan? Enter this key", step.grouped_secret.reveal(), copied, "key"
        )) {
        out.send(SecretCopyRequested{});
    }
    if (step.copying == app::Copying::Failed) {
        ui::copying_failed();
    }
}

void code(const Enrolling& step, Out& out) {
    const ui::Form form("totp", "Enable TOTP");
    ui::heading(3, "2. Enter the six digits that the app shows");
    ui::failure(step.error);
    const ui::FieldOptions field{
        .label = "Security code",
        .value = step.code,
        .name = "code",
        .autocomplete = "one-time-code",
        .inputmode = "numeric",
        .problem = step.code_problem,
        .required = true,
        .code = true,
        .max_width = code_width};
    if (auto text = ui::text_field(field)) {
        out.send(CodeEdited{*text});
    }
    const ui::Box box(ui::wrapping_row(12));
    if (ui::submit_button("Enable TOTP", {.look = ui::Look::Primary, .busy = step.sending})) {
        out.send(EnableRequested{});
    }
    const ui::Enabled can_cancel = ui::enabled_if(!step.sending);
    if (ui::button("Cancel", {.look = ui::Look::Quiet, .enabled = can_cancel})) {
        out.send(EnrolmentCancelled{});
    }
}

void enrolling(const Enrolling& step, Out& out) {
    ui::BoxStyle beside = ui::row(28);
    beside.align = ui::Align::Start;
    const ui::Box steps(ui::current().is_narrow() ? ui::column(20) : beside);
    scan(step);
    ui::BoxStyle rest = ui::column(20);
    rest.grow = 1;
    rest.basis = 0;
    const ui::Box box(rest);
    key(step, out);
    code(step, out);
}

void on(const std::optional<api::ApiError>& error, bool disabling, Out& out) {
    ui::failure(error);
    ui::note("Signing in asks for a code from your authenticator app, besides the password.");
    const ui::Box box(ui::wrapping_row(12));
    if (ui::button("Disable TOTP", {.busy = disabling})) {
        out.send(DisableRequested{});
    }
}

void ask_to_disable(Out& out) {
    const ui::Scope scope("question");
    const ui::Dialog dialog("Disable TOTP?");
    ui::note(
        "Signing in will ask for your password alone. The entry in your authenticator app stops "
        "working; to turn codes on again you scan a new one."
    );
    ui::BoxStyle answers = ui::wrapping_row(ui::space::small);
    answers.justify = ui::Align::End;
    const ui::Box box(answers);
    if (ui::button("Cancel") || dialog.was_dismissed()) {
        out.send(DisableCancelled{});
    }
    if (ui::button("Disable TOTP", {.look = ui::Look::DangerFill})) {
        out.send(DisableConfirmed{});
    }
}

}  // namespace

void totp_card(const Totp& totp, const Clock& clock, Out& out) {
    const ui::Scope scope("totp");
    const ui::Card card("totp", "Multi-factor authentication");
    const ui::CardPart part;
    title(totp, clock);
    std::visit(
        overloaded{
            [&](const Off& state) { off(state.error, false, out); },
            [&](const Starting&) { off({}, true, out); },
            [&](const Enrolling& step) { enrolling(step, out); },
            [&](const On& state) { on(state.error, false, out); },
            [&](const AskedToDisable&) {
                on({}, false, out);
                ask_to_disable(out);
            },
            [&](const Disabling&) { on({}, true, out); }},
        totp
    );
}

}  // namespace mooring::security
