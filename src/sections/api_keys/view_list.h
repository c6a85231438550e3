// The list of keys, and the question before one is deleted.
#pragma once

#include "sections/api_keys/api_keys.h"

namespace mooring::api_keys {

void list_card(const State& state, const Clock& clock, app::Outbox<Msg>& out);

}  // namespace mooring::api_keys
