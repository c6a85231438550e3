// The card about multi-factor authentication.
#pragma once

#include "sections/security/security.h"

namespace mooring::security {

void totp_card(const Totp& totp, const Clock& clock, app::Outbox<Msg>& out);

}  // namespace mooring::security
