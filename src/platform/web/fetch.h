// Sends requests and hands back what came, whatever came. The page does it (web/requests.js).
#pragma once

#include "app/msg.h"

namespace mooring::web {

/// Where messages go.
using Dispatch = void (*)(const app::Msg&);

struct Exchange {
    app::SendHttp sent;
    Dispatch dispatch;
};

/// The answer is dispatched exactly once, later. Status 0 stands for no network, a time-out and a
/// reply cut off.
void send(const app::SendHttp& sent, Dispatch dispatch);

/// Ends an exchange. The response's content type and entity tag stand before its body, in a line
/// each.
void answer(Exchange* exchange, api::Response response);

}  // namespace mooring::web
