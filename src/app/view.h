// The frame around the sections: top bar, settings menu, the questions that belong to the app.
#pragma once

#include "app/msg.h"
#include "app/state.h"

namespace mooring::app {

void view(const State& state, Outbox<Msg>& out);

}  // namespace mooring::app
