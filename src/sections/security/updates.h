// The parts of the section's update, by what they are about.
#pragma once

#include "sections/security/security.h"

namespace mooring::security {

using Change = app::Change<State>;

// update.cpp
/// After a failure: what is shown has to be true although an answer was lost.
void look_whether_it_came_about(const api::ApiError& error, Change& change);

// update_password.cpp
void on(const CurrentPasswordEdited& msg, Change& change);
void on(const NewPasswordEdited& msg, Change& change);
void on(const ShowPasswordsChosen& msg, Change& change);
void on(const SignOutOthersChosen& msg, Change& change);
void on(const SaveRequested& msg, Change& change);
void password_changed(const api::Response& response, Change& change);
void password_judged(const app::Answer& answer, Change& change);
/// Nobody has typed for a while: asks for the strength of what stands there.
void typing_paused(std::uint16_t turn, Change& change);

// update_enrolment.cpp
void on(const EnrolmentRequested& msg, Change& change);
void on(const EnrolmentCancelled& msg, Change& change);
void on(const SecretCopyRequested& msg, Change& change);
void on(const AppNameEdited& msg, Change& change);
void on(const CodeEdited& msg, Change& change);
void on(const EnableRequested& msg, Change& change);
void totp_started(const api::Response& response, Change& change);
void totp_confirmed(const api::Response& response, Change& change);
void secret_copied(app::Copying copying, State& state);

// update_passkey.cpp
void on(const PasskeyRequested& msg, Change& change);
void on(const PasskeyNameEdited& msg, Change& change);
void on(const PasskeyConfirmed& msg, Change& change);
void on(const PasskeyCancelled& msg, Change& change);
void passkey_started(const api::Response& response, Change& change);
void passkey_made(const api::Response& response, Change& change);
void passkey_confirmed(const api::Response& response, Change& change);

// update_factors.cpp
void on(const RenameRequested& msg, Change& change);
void on(const NewNameEdited& msg, Change& change);
void on(const RenameConfirmed& msg, Change& change);
void on(const RenameCancelled& msg, Change& change);
void on(const RemovalRequested& msg, Change& change);
void on(const RemovalConfirmed& msg, Change& change);
void on(const RemovalCancelled& msg, Change& change);
void factor_renamed(const api::Response& response, Change& change);
void factor_removed(const api::Response& response, Change& change);
/// What is wrong with the name of a factor; empty when nothing is.
[[nodiscard]] std::string problem_with_name(std::string_view name);

// update_recovery.cpp
void on(const NewCodesRequested& msg, Change& change);
void on(const NewCodesConfirmed& msg, Change& change);
void on(const NewCodesCancelled& msg, Change& change);
void on(const CodesCopyRequested& msg, Change& change);
void on(const CodesDownloadRequested& msg, Change& change);
void on(const CodesPrintRequested& msg, Change& change);
void on(const CodesSaved& msg, Change& change);
/// Before asking for what makes new ones: a factor does, when it is the first.
void await_codes(State& state);
/// After a failure of it.
void look_whether_codes_came(const api::ApiError& error, Change& change);
/// What was loaded tells whether there are codes that nobody has seen.
void settle_codes(State& state);
/// Shows them, and brings the person there.
void show_codes(Secret lines, Change& change);
void codes_made(const api::Response& response, Change& change);
void codes_copied(app::Copying copying, State& state);

}  // namespace mooring::security
