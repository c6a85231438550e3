#include "app/proof.h"

#include <algorithm>

#include "api/json_writer.h"
#include "core/validate.h"

namespace mooring::app {
namespace {

/// What the contract calls it.
std::string_view field_of(Proof proof) {
    switch (proof) {
        case Proof::Passkey: return "passkey";
        case Proof::Code: return "code";
        case Proof::RecoveryCode: return "recovery_code";
        default: return "password";
    }
}

std::string problem_with(Proof proof, std::string_view typed) {
    switch (proof) {
        case Proof::Code: return security_code_problem(typed);
        case Proof::RecoveryCode: return recovery_code_problem(typed);
        default: return "Enter your password.";
    }
}

/// What was typed as it is sent; nothing when it cannot be right.
std::optional<std::string> read(Proof proof, std::string_view typed) {
    switch (proof) {
        case Proof::Code: return read_security_code(typed);
        case Proof::RecoveryCode: return read_recovery_code(typed);
        default: return typed.empty() ? std::nullopt : std::optional(std::string(typed));
    }
}

}  // namespace

Proof ProofSet::first_typed() const {
    const auto* const found = std::find_if(all_proofs.begin(), all_proofs.end(), [&](Proof proof) {
        return proof != Proof::Passkey && has(proof);
    });
    return found == all_proofs.end() ? Proof::Password : *found;
}

bool edit(ProofForm& form, const Secret& typed) {
    const auto before = read_security_code(form.typed.reveal());
    const auto now = read_security_code(typed.reveal());
    form.typed = typed;
    form.problem.clear();
    return form.by == Proof::Code && !form.sending && now && now != before;
}

void choose(ProofForm& form, Proof by) {
    if (!form.sending) {
        form = {.by = by, .typed = {}, .problem = {}};
    }
}

std::optional<Secret> proof_body(ProofForm& form) {
    std::optional<std::string> read_text = read(form.by, form.typed.reveal());
    if (!read_text) {
        form.problem = problem_with(form.by, form.typed.reveal());
        return std::nullopt;
    }
    form.problem.clear();
    Secret body = api::JsonWriter().text(field_of(form.by), *read_text).finish();
    wipe(*read_text);
    return body;
}

void refuse(ProofForm& form, const api::ApiError& error) {
    form.sending = false;
    form.problem = api::problem_at(error, "/" + std::string(field_of(form.by)));
    if (form.problem.empty()) {
        form.problem = error.detail;
    }
}

}  // namespace mooring::app
