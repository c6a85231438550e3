// The one place that sends requests: a wrapper around emscripten_fetch.
#pragma once

#include <cstdint>
#include <string_view>

#include "app/msg.h"

namespace mooring::web {

/// Where messages go.
using Dispatch = void (*)(const app::Msg&);

/// A request under way.
struct Exchange;

/// Sends a request to `api_base`. The answer is dispatched exactly once, later. Status 0 stands for
/// no network, a time-out and a reply cut off; of a reply that is larger than
/// api::largest_reply_bytes comes the status only.
void send(const app::SendHttp& sent, std::string_view api_base, Dispatch dispatch);

/// Ends an exchange that took over the page's early request for the session (web/early_session.js).
/// `headers` has a line for each.
void answer_early(Exchange* exchange, int status, std::string_view headers, std::string_view body);

}  // namespace mooring::web
