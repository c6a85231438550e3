// The modal questions that any section may lead to: leaving unsaved changes, and proving once more
// who one is.
#pragma once

#include "app/msg.h"
#include "app/state.h"

namespace mooring::app {

void questions(const State& state, Outbox<Msg>& out);

}  // namespace mooring::app
