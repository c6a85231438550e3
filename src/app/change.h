// What a section's update works with: its state, the list of effects, and everything that would
// otherwise be read from outside (the time, something random).
#pragma once

#include <string>
#include <utility>
#include <variant>
#include <vector>

#include "app/copying.h"
#include "app/effect.h"
#include "core/time.h"

namespace mooring::app {

/// Comes with every message from the platform; `update` reads neither clock nor random numbers
/// itself.
struct Stamp {
    Clock clock;
    std::string nonce;  ///< 32 random hexadecimal characters, used at most once
};

/// The answer to a SendHttp, CopyText or AskForPasskey of the same tag.
struct Answer {
    Tag tag;
    api::Response response;
};

/// What the answer to a CopyText says.
[[nodiscard]] inline Copying outcome_of_copying(const api::Response& response) {
    return response.status == 200 ? Copying::Copied : Copying::Failed;
}

struct TimerFired {
    Tag tag;
};

template <class State>
struct Change {
    State& state;
    Effects& effects;
    const Stamp& stamp;

    template <class Kind>
    void send(Kind kind, api::Request request, std::uint16_t turn = 0) {
        effects.push_back(SendHttp{.tag = tag(kind, turn), .request = std::move(request)});
    }
    template <class Kind>
    void copy(Kind kind, std::string text) {
        effects.push_back(CopyText{.tag = tag(kind), .text = std::move(text)});
    }
    template <class Kind>
    void ask_for_passkey(Kind kind, bool is_new, std::string options) {
        effects.push_back(AskForPasskey{
            .tag = tag(kind), .is_new = is_new, .options = std::move(options)});
    }
    template <class Kind>
    void start_timer(Kind kind, int delay_ms, std::uint16_t turn = 0) {
        effects.push_back(StartTimer{.tag = tag(kind, turn), .delay_ms = delay_ms});
    }
    void focus(FocusTarget to) { effects.emplace_back(MoveFocus{to}); }
    void navigate(std::string path) { effects.push_back(Navigate{.path = std::move(path)}); }

private:
    template <class Kind>
    static Tag tag(Kind kind, std::uint16_t turn = 0) {
        return {
            .section = 0, .kind = static_cast<std::uint8_t>(kind), .turn = turn, .generation = 0};
    }
};

/// Where a view puts what happened.
template <class Msg>
class Outbox {
public:
    template <class M>
    void send(M message) {
        messages_.emplace_back(std::move(message));
    }
    [[nodiscard]] std::vector<Msg>& messages() { return messages_; }

private:
    std::vector<Msg> messages_;
};

}  // namespace mooring::app
