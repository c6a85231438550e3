#include <algorithm>
#include <utility>

#include "app/updates.h"

namespace mooring::app {

void seem_to_end(const SendHttp& sent, AppChange& change) {
    constexpr int pause_ms = 500;
    State& state = change.state;
    if (!state.seeming_end) {
        state.seeming_end = 0;
        const auto turn = static_cast<std::uint16_t>(state.session_generation);
        change.effects.push_back(StartTimer{
            .tag = timer_of(AppRequest::EndConfirmed, turn), .delay_ms = pause_ms});
    } else if (*state.seeming_end != 0 && sent.step >= *state.seeming_end) {
        session_lost(change);
    }
}

void end_confirmed(std::uint16_t turn, AppChange& change) {
    State& state = change.state;
    if (state.seeming_end && turn == static_cast<std::uint16_t>(state.session_generation)) {
        state.seeming_end = state.step;
        check_session(change);
    }
}

void doubt_session(const SendHttp& refused, AppChange& change) {
    State& state = change.state;
    const auto again = std::find(state.undoubted.begin(), state.undoubted.end(), refused);
    if (again != state.undoubted.end() && refused.step >= again->step) {
        session_lost(change);
        return;
    }
    if (state.doubted.empty()) {
        check_session(change);
    }
    state.doubted.push_back(refused);
}

void ask_doubted(AppChange& change) {
    State& state = change.state;
    for (SendHttp& sent : std::exchange(state.doubted, {})) {
        if (!is_late(sent.tag, state)) {
            sent.step = state.step;
            state.undoubted.push_back(sent);
            change.effects.emplace_back(std::move(sent));
        }
    }
}

void check_failed(AppChange& change) {
    State& state = change.state;
    state.seeming_end.reset();
    if (!state.doubted.empty()) {
        session_lost(change);
    } else if (state.session_end.ms > state.clock.now.ms) {
        session_ending(state.session_turn, change);  // what was said of its end is true again
    }
}

namespace {

constexpr std::int64_t minute_ms = 60 * 1000;
constexpr int told_before = 5;  // minutes

/// In steps: browsers count no further than 24 days.
void await_session_end(AppChange& change) {
    constexpr std::int64_t longest_ms = 24 * 60 * minute_ms;
    const State& state = change.state;
    const Instant now = state.clock.now;
    const std::int64_t delay_ms = state.session_end.ms - told_before * minute_ms - now.ms;
    change.effects.push_back(StartTimer{
        .tag = timer_of(AppRequest::SessionEnding, state.session_turn),
        .delay_ms = static_cast<int>(std::min(delay_ms, longest_ms))});
}

}  // namespace

void watch_session(const api::Response& response, AppChange& change) {
    State& state = change.state;
    const int minutes = state.site.session_idle_minutes;
    const bool was_taken = response.status >= 200 && response.status < 500;
    if (minutes <= told_before || !was_taken || state.session.state != SessionState::SignedIn) {
        return;
    }
    state.session_ends_soon = false;
    state.session_end.ms = state.clock.now.ms + std::int64_t{minutes} * minute_ms;
    ++state.session_turn;
    await_session_end(change);
}

void session_ending(std::uint16_t turn, AppChange& change) {
    if (turn != change.state.session_turn) {
        return;
    }
    const std::int64_t left_ms = change.state.session_end.ms - change.state.clock.now.ms;
    if (left_ms > told_before * minute_ms) {
        await_session_end(change);
    } else if (left_ms > 0) {
        change.state.session_ends_soon = true;
    } else {
        check_session(change);  // the machine slept, and its timers with it
    }
}

}  // namespace mooring::app
