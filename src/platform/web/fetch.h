// The one use of emscripten_fetch: sends a request and hands back what came, whatever came.
#pragma once

#include <functional>

#include "api/http.h"

namespace mooring::web {

/// `answered` is called exactly once, later. Status 0 stands for no network, a time-out and a reply
/// cut off.
void send(api::Request request, std::function<void(api::Response)> answered);

}  // namespace mooring::web
