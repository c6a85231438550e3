#include "platform/web/fetch.h"

#include <emscripten/fetch.h>

#include <algorithm>
#include <array>
#include <cstring>
#include <memory>
#include <string>
#include <tuple>
#include <utility>

#include "api/json_reader.h"
#include "core/text.h"
#include "platform/web/host.h"

namespace mooring::web {

/// emscripten_fetch does not copy the body, which therefore lives here until the answer.
struct Exchange {
    app::SendHttp sent;
    Dispatch dispatch;

    void answer(api::Response response) {
        app::Msg msg = app::HttpAnswered{std::move(sent), std::move(response)};
        dispatch(msg);
        wipe(std::get<app::HttpAnswered>(msg).response.body);
    }
};

namespace {

/// For the whole exchange: XMLHttpRequest's timeout runs on while the body comes.
constexpr unsigned timeout_ms = 30'000;

constexpr std::string_view session_path = "/session";

const char* name_of(api::Method method) {
    switch (method) {
        case api::Method::Get: return "GET";
        case api::Method::Post: return "POST";
        case api::Method::Put: return "PUT";
        case api::Method::Delete: return "DELETE";
    }
    return "GET";
}

/// Names and values in turn, ended by a null pointer, as emscripten_fetch takes them.
class RequestHeaders {
public:
    explicit RequestHeaders(const api::Request& request) {
        add("Accept", "application/json, application/problem+json");
        if (request.method != api::Method::Get) {
            add("X-Requested-With", "Mooring");  // another site needs a preflight to send this
        }
        if (!request.body.empty()) {
            add("Content-Type", "application/json");
        }
        if (!request.if_match.empty()) {
            add("If-Match", request.if_match.c_str());
        }
        if (!request.idempotency_key.empty()) {
            add("Idempotency-Key", request.idempotency_key.c_str());
        }
    }
    [[nodiscard]] const char* const* data() const { return texts_.data(); }

private:
    void add(const char* name, const char* value) {
        texts_.at(count_++) = name;
        texts_.at(count_++) = value;
    }

    std::array<const char*, 11> texts_{};  ///< five headers at most, and the null pointer
    std::size_t count_ = 0;
};

char lower(char c) {
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c | 0x20) : c;
}

bool is_same_name(std::string_view one, std::string_view other) {
    return std::equal(one.begin(), one.end(), other.begin(), other.end(), [](char a, char b) {
        return lower(a) == lower(b);
    });
}

/// The value of a header in a block of `Name: value` lines; empty if it is absent.
std::string_view header(std::string_view block, std::string_view name) {
    while (!block.empty()) {
        const std::string_view line = block.substr(0, block.find('\n'));
        block.remove_prefix(std::min(line.size() + 1, block.size()));
        const std::size_t colon = line.find(':');
        if (colon != std::string_view::npos && is_same_name(line.substr(0, colon), name)) {
            return trimmed(line.substr(colon + 1));
        }
    }
    return {};
}

api::Response read_response(int status, std::string_view headers, std::string_view body) {
    api::Response response{
        .status = status,
        .content_type = std::string(header(headers, "content-type")),
        .etag = std::string(header(headers, "etag")),
        .retry_after_s = host::retry_after_s(header(headers, "retry-after"))};
    if (body.size() <= api::largest_reply_bytes) {
        response.body = body;
    }
    return response;
}

std::string headers_of(emscripten_fetch_t* fetch) {
    std::string block(emscripten_fetch_get_response_headers_length(fetch) + 1, '\0');
    emscripten_fetch_get_response_headers(fetch, block.data(), block.size());
    return block;
}

/// Overwrites what emscripten_fetch would free as it is; a reply may hold a new key or recovery
/// codes.
void wipe_body(emscripten_fetch_t* fetch) {
    // It is only handed out to be read. NOLINTNEXTLINE(cppcoreguidelines-pro-type-const-cast)
    volatile char* bytes = const_cast<char*>(fetch->data);
    for (std::uint64_t i = 0; i < fetch->numBytes; ++i) {
        bytes[i] = 0;
    }
}

/// Nothing once the exchange was answered.
std::unique_ptr<Exchange> take_exchange(emscripten_fetch_t* fetch) {
    return std::unique_ptr<Exchange>(static_cast<Exchange*>(std::exchange(fetch->userData, nullptr))
    );
}

/// The end of a request, whatever came: emscripten_fetch calls all but 2xx an error.
void on_end(emscripten_fetch_t* fetch) {
    const std::unique_ptr<Exchange> exchange = take_exchange(fetch);
    if (exchange == nullptr) {
        return;  // emscripten_fetch_close says so once more of a request that could not be sent
    }
    const auto size = static_cast<std::size_t>(fetch->numBytes);
    api::Response response = read_response(fetch->status, headers_of(fetch), {fetch->data, size});
    wipe_body(fetch);
    emscripten_fetch_close(fetch);
    exchange->answer(std::move(response));
}

/// Breaks off a reply that is larger than any real one, before it is copied into the program's
/// memory.
void on_progress(emscripten_fetch_t* fetch) {
    if (fetch->dataOffset <= api::largest_reply_bytes) {
        return;
    }
    const std::unique_ptr<Exchange> exchange = take_exchange(fetch);
    api::Response response = read_response(fetch->status, headers_of(fetch), {});
    // Before Emscripten 3.1.21, emscripten_fetch_close lets a request in flight go on, and its
    // events write into freed memory. Aborting it fires the last of them first.
    host::abort_request(fetch->id);
    emscripten_fetch_close(fetch);
    exchange->answer(std::move(response));
}

void start(std::unique_ptr<Exchange> exchange, std::string_view api_base) {
    const api::Request& request = exchange->sent.request;
    const RequestHeaders headers(request);
    const std::string url = std::string(api_base) + request.path;
    emscripten_fetch_attr_t attributes;
    emscripten_fetch_attr_init(&attributes);
    std::strncpy(
        attributes.requestMethod, name_of(request.method), sizeof attributes.requestMethod - 1
    );
    // REPLACE: never from the copy that IndexedDB might hold.
    attributes.attributes = EMSCRIPTEN_FETCH_LOAD_TO_MEMORY | EMSCRIPTEN_FETCH_REPLACE;
    attributes.withCredentials = 1;  // also to a server on another host of the same site
    attributes.timeoutMSecs = timeout_ms;
    attributes.requestHeaders = headers.data();
    attributes.requestData = request.body.reveal().data();
    attributes.requestDataSize = request.body.reveal().size();
    attributes.onsuccess = on_end;
    attributes.onerror = on_end;
    attributes.onprogress = on_progress;
    attributes.userData = exchange.release();
    emscripten_fetch(&attributes, url.c_str());
}

}  // namespace

void send(const app::SendHttp& sent, std::string_view api_base, Dispatch dispatch) {
    auto exchange = std::make_unique<Exchange>(Exchange{sent, dispatch});
    const api::Request& request = sent.request;
    const bool is_session = request.method == api::Method::Get && request.path == session_path;
    if (is_session && host::take_early_session(exchange.get())) {
        std::ignore = exchange.release();  // the page has it until the answer
        return;
    }
    start(std::move(exchange), api_base);
}

void answer_early(Exchange* exchange, int status, std::string_view headers, std::string_view body) {
    const std::unique_ptr<Exchange> owned(exchange);
    owned->answer(read_response(status, headers, body));
}

}  // namespace mooring::web
