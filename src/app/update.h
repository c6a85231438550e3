// The one place that decides: a state and what happened give the next state and what is to be done.
#pragma once

#include "app/msg.h"
#include "app/state.h"

namespace mooring::app {

struct Step {
    State state;
    Effects effects;
};

/// Pure: no clock, no I/O, nothing random. Navigate, AdoptSession, AdoptEmail and EndSession are
/// already carried out in what it returns.
[[nodiscard]] Step update(State state, const Msg& msg, const Stamp& stamp);

}  // namespace mooring::app
