// The part of the section's update that is about the authenticator app.
#pragma once

#include "sections/security/security.h"

namespace mooring::security {

using Change = app::Change<State>;

void on(const EnrolmentRequested&, Change& change);
void on(const EnrolmentCancelled&, Change& change);
void on(const SecretCopyRequested&, Change& change);
void on(const CodeEdited& msg, Change& change);
void on(const EnableRequested&, Change& change);
void on(const DisableRequested&, Change& change);
void on(const DisableConfirmed&, Change& change);
void on(const DisableCancelled&, Change& change);

void totp_started(const api::Response& response, Change& change);
void totp_confirmed(const api::Response& response, Change& change);
void totp_disabled(const api::Response& response, Change& change);
void secret_copied(bool done, Change& change);
void secret_copy_shown(State& state);

/// Off and On as they are; whatever is on the way to one of them starts over.
[[nodiscard]] Totp settled(const Totp& totp);

}  // namespace mooring::security
