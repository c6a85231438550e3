// What a bad connection or a busy server has failed, and only reads, is asked for again by itself:
// the section has said what is missing, and takes it when it comes. What changes something is sent
// again by the person alone.
#pragma once

#include <cstdint>
#include <string_view>

#include "app/effect.h"

namespace mooring::app {

struct Retry {
    std::uint16_t id = 0;
    SendHttp sent;
    int attempt = 0;  ///< how often it has failed
};

[[nodiscard]] bool is_worth_repeating(const SendHttp& sent, const api::Response& response);

/// In milliseconds: twice as long each time, up to a minute, but not sooner than the server said.
/// `nonce` (change.h) spreads it, so that those who lost the server together do not come back
/// together.
[[nodiscard]] int
retry_delay_ms(int attempt, const api::Response& response, std::string_view nonce);

}  // namespace mooring::app
