#include "platform/web/fetch.h"

#include <emscripten.h>
#include <emscripten/fetch.h>

#include <algorithm>
#include <array>
#include <cstdlib>
#include <cstring>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "api/json_reader.h"
#include "core/text.h"

// clang-format off
EM_JS(void, fetch_abort, (int id), {
    // An array in older Emscriptens, a map in newer ones.
    const request = Fetch.xhrs.get ? Fetch.xhrs.get(id) : Fetch.xhrs[id - 1];
    request.abort();
});
// clang-format on

namespace mooring::web {
namespace {

constexpr const char* base = "/api/v1";
constexpr unsigned timeout_ms = 30'000;

/// Lives until the answer: emscripten_fetch copies neither the body nor the header texts.
struct Exchange {
    app::SendHttp sent;
    Dispatch dispatch;
    std::vector<const char*> headers;

    void answer(api::Response response) const {
        dispatch(app::HttpAnswered{sent, std::move(response)});
    }
};

const char* name_of(api::Method method) {
    switch (method) {
        case api::Method::Get: return "GET";
        case api::Method::Post: return "POST";
        case api::Method::Put: return "PUT";
        case api::Method::Delete: return "DELETE";
    }
    return "GET";
}

void add_headers(Exchange& exchange) {
    const api::Request& request = exchange.sent.request;
    const auto add = [&](const char* name, const char* value) {
        exchange.headers.push_back(name);
        exchange.headers.push_back(value);
    };
    add("Accept", "application/json, application/problem+json");
    if (request.method != api::Method::Get) {
        add("X-Requested-With",
            "Mooring");  // a page of another site cannot send this without being asked first
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
    exchange.headers.push_back(nullptr);
}

std::string lower(std::string_view text) {
    std::string result(text);
    std::transform(result.begin(), result.end(), result.begin(), [](char c) {
        return c >= 'A' && c <= 'Z' ? static_cast<char>(c | 0x20) : c;
    });
    return result;
}

/// The value of a header in a block of `Name: value` lines; empty if it is not there.
std::string header(std::string_view block, std::string_view wanted) {
    while (!block.empty()) {
        const std::string_view line = block.substr(0, block.find('\n'));
        block.remove_prefix(std::min(line.size() + 1, block.size()));
        const std::size_t colon = line.find(':');
        if (colon != std::string_view::npos && lower(trimmed(line.substr(0, colon))) == wanted) {
            return std::string(trimmed(line.substr(colon + 1)));
        }
    }
    return {};
}

std::string header_block(emscripten_fetch_t* fetch) {
    std::string block(emscripten_fetch_get_response_headers_length(fetch) + 1, '\0');
    emscripten_fetch_get_response_headers(fetch, block.data(), block.size());
    return block;
}

api::Response response_of(emscripten_fetch_t* fetch) {
    const std::string headers = header_block(fetch);
    api::Response response;
    response.status = fetch->status;
    response.content_type = header(headers, "content-type");
    response.etag = header(headers, "etag");
    response.retry_after_s = std::atoi(header(headers, "retry-after").c_str());
    // One byte more than is read tells the reader that it is too large, without copying all of it.
    const auto size = static_cast<std::size_t>(
        std::min<std::uint64_t>(fetch->numBytes, std::uint64_t{api::largest_reply_bytes} + 1)
    );
    response.body.assign(fetch->data, size);
    return response;
}

void answered(emscripten_fetch_t* fetch) {
    if (fetch->userData == nullptr) {
        emscripten_fetch_close(fetch);  // it was too large and has been answered
        return;
    }
    const std::unique_ptr<Exchange> exchange(static_cast<Exchange*>(fetch->userData));
    api::Response response = response_of(fetch);
    if (fetch->numBytes != 0) {
        // It only hands it out to read. NOLINTNEXTLINE(cppcoreguidelines-pro-type-const-cast)
        std::memset(const_cast<char*>(fetch->data), 0, static_cast<std::size_t>(fetch->numBytes));
    }
    emscripten_fetch_close(fetch);
    exchange->answer(std::move(response));
}

/// Ends a reply that is larger than any real one, before it is copied into the program's memory; it
/// then counts as one that makes no sense. emscripten_fetch_close would free what later events of
/// the request still write to, so the request itself is aborted, which is silent, and its few bytes
/// of bookkeeping stay behind.
void watch_size(emscripten_fetch_t* fetch) {
    if (fetch->dataOffset <= api::largest_reply_bytes || fetch->userData == nullptr) {
        return;
    }
    fetch_abort(static_cast<int>(fetch->id));
    const std::unique_ptr<Exchange> exchange(
        static_cast<Exchange*>(std::exchange(fetch->userData, nullptr))
    );
    api::Response response;
    response.status = fetch->status == 0 ? 200 : fetch->status;
    exchange->answer(std::move(response));
}

}  // namespace

void send(const app::SendHttp& sent, Dispatch dispatch) {
    auto exchange =
        std::make_unique<Exchange>(Exchange{sent, dispatch, std::vector<const char*>()});
    add_headers(*exchange);
    emscripten_fetch_attr_t attributes;
    emscripten_fetch_attr_init(&attributes);
    std::strncpy(
        attributes.requestMethod,
        name_of(exchange->sent.request.method),
        sizeof attributes.requestMethod - 1
    );
    attributes.attributes = EMSCRIPTEN_FETCH_LOAD_TO_MEMORY | EMSCRIPTEN_FETCH_REPLACE;
    attributes.timeoutMSecs = timeout_ms;
    attributes.requestHeaders = exchange->headers.data();
    attributes.requestData = exchange->sent.request.body.reveal().data();
    attributes.requestDataSize = exchange->sent.request.body.reveal().size();
    attributes.onsuccess = answered;
    attributes.onerror = answered;
    attributes.onprogress = watch_size;
    const std::string url = base + exchange->sent.request.path;
    attributes.userData = exchange.release();
    emscripten_fetch(&attributes, url.c_str());
}

}  // namespace mooring::web
