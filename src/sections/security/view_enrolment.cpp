#include "sections/security/views.h"
#include "ui/box.h"
#include "ui/code.h"
#include "ui/control.h"
#include "ui/field.h"
#include "ui/qr.h"
#include "ui/remote_card.h"
#include "ui/text.h"

namespace mooring::security {
namespace {

constexpr float code_width = 280;

void app_step() {
    const ui::Box box(ui::column(ui::space::tiny));
    ui::heading(3, "1. Get an authenticator app");
    ui::note(
        "Any app for TOTP codes does, such as Aegis, Ente Auth, Google Authenticator or Microsoft "
        "Authenticator, or a password manager."
    );
}

void scan_step(const Enrolling& step) {
    const ui::Box box(ui::column(12));
    ui::heading(3, "2. Scan this code with the app");
    if (step.qr) {
        ui::qr_code(*step.qr, "QR code for the authenticator app###qr");
    }
}

void key(const Enrolling& step, Out& out) {
    const bool copied = step.copying == app::Copying::Copied;
    if (ui::copy_field(
            "Cannot scan? Enter this key###secret", step.grouped_secret.reveal(), copied, "key"
        )) {
        out.send(SecretCopyRequested{});
    }
    if (step.copying == app::Copying::Failed) {
        ui::copying_failed();
    }
}

void fields(const Enrolling& step, Out& out) {
    const ui::FieldOptions name{
        .label = "Name of the device###name",
        .value = step.name,
        .name = "device-name",
        .autocomplete = "off",
        .hint = "Such as Phone; tells it from others. May be left empty.",
        .problem = step.name_problem,
        .max_width = code_width};
    if (auto text = ui::text_field(name)) {
        out.send(AppNameEdited{*text});
    }
    const ui::FieldOptions code{
        .label = "Security code###code",
        .value = step.code,
        .name = "code",
        .autocomplete = "one-time-code",
        .inputmode = "numeric",
        .problem = step.code_problem,
        .required = true,
        .code = true,
        .max_width = code_width};
    if (auto text = ui::text_field(code)) {
        out.send(CodeEdited{*text});
    }
}

void code_step(const Enrolling& step, Out& out) {
    const ui::Form form("Enable TOTP###totp");
    ui::heading(3, "3. Enter the six digits that the app shows");
    ui::failure(step.error);
    fields(step, out);
    const ui::Box box(ui::wrapping_row(12));
    if (ui::submit_button(
            "Enable TOTP###enable", {.look = ui::Look::Primary, .busy = step.sending}
        )) {
        out.send(EnableRequested{});
    }
    const ui::Enabled can_cancel = ui::enabled_if(!step.sending);
    if (ui::button("Cancel###cancel", {.look = ui::Look::Quiet, .enabled = can_cancel})) {
        out.send(EnrolmentCancelled{});
    }
}

}  // namespace

void enrolment_steps(const Enrolling& step, Out& out) {
    app_step();
    ui::BoxStyle beside = ui::row(28);
    beside.align = ui::Align::Start;
    const ui::Box steps(ui::current().is_narrow() ? ui::column(20) : beside);
    scan_step(step);
    ui::BoxStyle rest = ui::column(20);
    rest.grow = 1;
    rest.basis = 0;
    const ui::Box box(rest);
    key(step, out);
    code_step(step, out);
}

}  // namespace mooring::security
