#include "app/view_proof.h"

#include "ui/box.h"
#include "ui/control.h"
#include "ui/field.h"
#include "ui/text.h"
#include "ui/ui.h"

namespace mooring::app {
namespace {

std::string_view choosing(Proof proof) {
    switch (proof) {
        case Proof::Passkey: return "Use a passkey###use_passkey";
        case Proof::Password: return "Use your password###use_password";
        case Proof::Code: return "Use a security code###use_code";
        case Proof::RecoveryCode: return "Use a recovery code###use_recovery_code";
    }
    return {};
}

ui::FieldOptions options_of(const ProofForm& form) {
    ui::FieldOptions options{
        .label = "Password###password",
        .name = "password",
        .autocomplete = "current-password",
        .problem = form.problem,
        .required = true};
    if (form.by == Proof::Code) {
        options.label = "Security code###code";
        options.value = form.typed.reveal();
        options.name = "code";
        options.autocomplete = "one-time-code";
        options.inputmode = "numeric";
        options.hint = "Six digits of your authenticator app.";
        options.code = true;
    } else if (form.by == Proof::RecoveryCode) {
        options.label = "Recovery code###recovery_code";
        options.value = form.typed.reveal();
        options.name = "recovery-code";
        options.autocomplete = "off";
        options.hint = "One of those that you saved. It works once.";
        options.code = true;
    }
    return options;
}

}  // namespace

std::string_view sending_label(const ProofForm& form, std::string_view usual) {
    if (form.by != Proof::Passkey) {
        return usual;
    }
    return ui::current().join({"Use your passkey", ui::parse_label(usual).key});
}

std::optional<Secret> proof_field(const ProofForm& form) {
    if (form.by == Proof::Passkey) {
        ui::note("Your device asks for your fingerprint, your face or its PIN.");
        if (!form.problem.empty()) {
            ui::banner(ui::current().join({form.problem, "###passkey_problem"}), ui::Tone::Danger);
        }
        return std::nullopt;
    }
    const ui::FieldOptions options = options_of(form);
    if (form.by == Proof::Password) {
        return ui::secret_field(options, form.typed);
    }
    auto text = ui::text_field(options);
    return text ? std::optional(Secret(*std::move(text))) : std::nullopt;
}

std::optional<Proof> other_proofs(ProofSet set, Proof asked) {
    std::optional<Proof> chosen;
    const bool can_passkey = ui::current().environment.passkeys;
    for (const Proof proof : all_proofs) {
        const bool is_offered = set.has(proof) && (proof != Proof::Passkey || can_passkey);
        if (is_offered && proof != asked &&
            ui::button(choosing(proof), {.look = ui::Look::Quiet})) {
            chosen = proof;
        }
    }
    return chosen;
}

}  // namespace mooring::app
