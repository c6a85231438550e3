// The card of the address: the one that counts, and the steps to another.
#pragma once

#include "sections/own_account/own_account.h"

namespace mooring::own_account {

void email_card(const State& state, std::string_view email, app::Outbox<Msg>& out);

}  // namespace mooring::own_account
