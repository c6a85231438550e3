// The cards of the page.
#pragma once

#include "sections/security/security.h"

namespace mooring::security {

using Out = app::Outbox<Msg>;

void password_card(
    const PasswordForm& form, const Security& stored, const app::ViewContext& context, Out& out
);
void factors_card(const State& state, const Security& stored, const Clock& clock, Out& out);
/// The steps of adding an authenticator app, in a card of theirs.
void enrolment_steps(const Enrolling& step, Out& out);
void passkeys_card(const State& state, const Security& stored, const Clock& clock, Out& out);
/// The factors as a table; `label` is what it is called.
void factor_table(
    std::string_view label,
    const std::vector<Factor>& factors,
    const State& state,
    const Clock& clock,
    Out& out
);
void recovery_card(const State& state, const Security& stored, const Clock& clock, Out& out);

/// The questions that stand above the page.
void factor_questions(const State& state, const Security& stored, Out& out);
void recovery_question(const State& state, Out& out);

}  // namespace mooring::security
