// The card through which the account is deleted.
#pragma once

#include "sections/own_account/own_account.h"

namespace mooring::own_account {

void deletion_card(const State& state, app::Outbox<Msg>& out);

}  // namespace mooring::own_account
