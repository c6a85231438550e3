#include "app/retry.h"

#include <algorithm>

#include "api/error.h"

namespace mooring::app {

bool may_pass(const api::Response& response) {
    switch (response.status) {
        case 0:
        case 429:
        case 502:
        case 504: return true;
        case 503: return api::read_error(response).code != api::not_configured;
        default: return false;
    }
}

Repetition repetition_of(const SendHttp& sent, const api::Response& response, int failures) {
    if (!may_pass(response)) {
        return Repetition::None;
    }
    if (sent.request.method == api::Method::Get) {
        return Repetition::Told;
    }
    // Some seconds: who waits longer wants to know why.
    constexpr int most_failures = 2;
    constexpr int longest_wait_s = 5;
    const bool is_soon = failures <= most_failures && response.retry_after_s <= longest_wait_s;
    const bool is_safe = !sent.request.idempotency_key.empty();
    return is_safe && is_soon ? Repetition::Untold : Repetition::None;
}

int retry_delay_ms(int attempt, const api::Response& response, std::string_view nonce) {
    constexpr int first = 2000;
    constexpr int longest = 60'000;
    constexpr int doublings = 5;
    const int whole = std::min(longest, first << std::clamp(attempt - 1, 0, doublings));
    // Between half of it and all.
    constexpr int digits = 16;
    const int digit = nonce.empty() ? 0 : nonce.front() % digits;
    const int spread = whole / 2 + whole / 2 * digit / digits;
    constexpr int second = 1000;
    constexpr int most = 3600;
    return std::max(spread, std::min(response.retry_after_s, most) * second);
}

}  // namespace mooring::app
