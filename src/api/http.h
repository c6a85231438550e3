// What goes over the wire, as plain values: tests compare requests and make up responses.
#pragma once

#include <string>
#include <string_view>
#include <utility>

#include "core/secret.h"

namespace mooring::api {

enum class Method { Get, Post, Put, Delete };

/// One request to the REST backend. The platform adds what is the same for all: base, cookies, the
/// CSRF header.
struct Request {
    Method method = Method::Get;
    std::string path;             ///< below the server's base, with leading slash
    Secret body;                  ///< JSON, or empty for none; a secret, for many bodies carry one
    std::string if_match;         ///< entity tag of what is being changed, or empty
    std::string idempotency_key;  ///< for what creates, or empty

    friend bool operator==(const Request&, const Request&) = default;
};

[[nodiscard]] inline Request get(std::string path) {
    return {Method::Get, std::move(path), {}, {}, {}};
}
[[nodiscard]] inline Request post(std::string path, Secret body) {
    return {Method::Post, std::move(path), std::move(body), {}, {}};
}
/// For what creates: sent again with the same key, it creates nothing twice.
[[nodiscard]] inline Request create(std::string path, Secret body, std::string idempotency_key) {
    return {Method::Post, std::move(path), std::move(body), {}, std::move(idempotency_key)};
}
[[nodiscard]] inline Request put(std::string path, Secret body, std::string if_match = {}) {
    return {Method::Put, std::move(path), std::move(body), std::move(if_match), {}};
}
[[nodiscard]] inline Request remove(std::string path) {
    return {Method::Delete, std::move(path), {}, {}, {}};
}

/// One answer. Status 0 means there was none: no network, a time-out, or a reply cut off.
struct Response {
    int status = 0;
    std::string content_type;
    std::string etag;
    int retry_after_s = 0;  ///< from Retry-After in seconds; 0 if absent
    std::string body;
};

}  // namespace mooring::api
