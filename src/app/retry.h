// What a bad connection or a busy server has failed is asked for again by itself where that is
// safe. What only reads: the section has said what is missing, and takes it when it comes. What
// creates something under an Idempotency-Key: the section goes on waiting, and hears of a failure
// when it has lasted. Whatever else changes something is sent again by the person alone.
#pragma once

#include <cstdint>
#include <string_view>

#include "app/effect.h"

namespace mooring::app {

struct Retry {
    std::uint16_t id = 0;
    SendHttp sent;
    int failures = 0;
    bool is_on_its_way = false;  ///< again; otherwise it waits
};

/// Whether what failed so may come about a little later.
[[nodiscard]] bool may_pass(const api::Response& response);

enum class Repetition {
    None,
    Told,    ///< as often as it fails; the section hears of each failure
    Untold,  ///< the section does not hear of this failure
};
/// @param failures how often it has failed, this time included
[[nodiscard]] Repetition
repetition_of(const SendHttp& sent, const api::Response& response, int failures);

/// In milliseconds: twice as long each time, up to a minute, but not sooner than the server said.
/// `nonce` (change.h) spreads it, so that those who lost the server together do not come back
/// together.
[[nodiscard]] int
retry_delay_ms(int attempt, const api::Response& response, std::string_view nonce);

}  // namespace mooring::app
