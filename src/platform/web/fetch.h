// The one use of emscripten_fetch: sends a request and hands back what came, whatever came.
#pragma once

#include "app/msg.h"

namespace mooring::web {

/// Where messages go.
using Dispatch = void (*)(const app::Msg&);

/// The answer is dispatched exactly once, later. Status 0 stands for no network, a time-out and a
/// reply cut off.
void send(const app::SendHttp& sent, Dispatch dispatch);

}  // namespace mooring::web
