#include "platform/web/fetch.h"

#include <memory>
#include <utility>

#include "api/json_reader.h"
#include "platform/web/host.h"

namespace mooring::web {

void send(const app::SendHttp& sent, Dispatch dispatch) {
    // The page has it until the answer.
    auto exchange = std::make_unique<Exchange>(Exchange{sent, dispatch});
    const api::Request& request = sent.request;
    const std::string line =
        request.path + '\n' + request.if_match + '\n' + request.idempotency_key;
    host::send(
        exchange.release(),
        static_cast<int>(request.method),
        line,
        request.body.reveal(),
        api::largest_reply_bytes
    );
}

void answer(Exchange* exchange, api::Response response) {
    const std::unique_ptr<Exchange> owned(exchange);
    const std::size_t tag = response.body.find('\n') + 1;
    const std::size_t body = response.body.find('\n', tag) + 1;
    response.content_type = response.body.substr(0, tag - 1);
    response.etag = response.body.substr(tag, body - tag - 1);
    response.body.erase(0, body);
    owned->dispatch(app::HttpAnswered{std::move(owned->sent), std::move(response)});
}

}  // namespace mooring::web
