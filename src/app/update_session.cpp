#include <algorithm>

#include "app/draft.h"
#include "app/updates.h"

namespace mooring::app {
namespace {

void check_session(AppChange& change) {
    State& state = change.state;
    state.session_ends_soon = false;
    ++state.session_turn;  // what a timer says meanwhile may no longer be true
    send(AppRequest::CheckSession, request_session(), change);
}

/// What was typed waits for whoever typed it.
void keep_draft(State& state) {
    if (auto draft = draft_of(state)) {
        state.kept = std::move(draft);
    }
}

/// Somebody signed in in another tab: what is shown here becomes theirs.
void change_person(const Session& session, AppChange& change) {
    const State& state = change.state;
    const bool at_entry = state.route && section_infos[state.route->section].place == Place::Entry;
    const std::string path = at_entry ? safe_next(sign_in_state(change.state).next) : state.path;
    keep_draft(change.state);
    end_session(change);
    adopt(session, change);
    if (at_entry) {
        navigate(path, change);
    } else {
        enter(path, change);
    }
}

/// The session goes on: what was refused meanwhile is asked for once more.
void ask_doubted(AppChange& change) {
    State& state = change.state;
    for (SendHttp& sent : std::exchange(state.doubted, {})) {
        if (!is_late(sent.tag, state)) {
            state.undoubted.push_back(sent);
            change.effects.emplace_back(std::move(sent));
        }
    }
}

/// What is shown may be old, but nothing takes the place of what is being typed.
void show_news(AppChange& change) {
    if (change.state.route && !has_unsaved(change.state)) {
        open_section(change);
    }
}

/// The session is still this person's.
void go_on(const SendHttp& sent, const Session& session, AppChange& change) {
    change.state.seeming_end.reset();
    adopt_email(session.email, change.state);
    adopt(session, change);
    if (!change.state.doubted.empty()) {
        ask_doubted(change);
    } else if (sent.tag == app_request(AppRequest::CheckSession, change.state)) {
        show_news(change);
    }
}

/// A proof that was on its way may have changed the token since the question was asked, in this tab
/// or another: only what is said twice is true.
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

}  // namespace

void on(const SessionRetried&, AppChange& change) {
    change.state.session_problem.clear();
    send(AppRequest::LoadSession, request_session(), change);
}

void on(const SessionKept&, AppChange& change) {
    check_session(change);
}

void on(const ChangedElsewhere&, AppChange& change) {
    if (change.state.session.state != SessionState::Unknown) {
        check_session(change);
    }
}

void on(const CameBack&, AppChange& change) {
    on(ChangedElsewhere{}, change);  // so long without a look is like another tab's doing
}

void on(const SignOutRequested&, AppChange& change) {
    if (!change.state.signing_out) {
        change.state.signing_out = true;
        change.state.session_problem.clear();
        send(AppRequest::SignOut, request_sign_out(), change);
    }
}

void session_loaded(const api::Response& response, AppChange& change) {
    const auto session = read_session(response);
    if (!session) {
        change.state.session_problem = session.error().detail;
        return;
    }
    adopt(session.value(), change);
    enter(change.state.path, change);
}

void session_checked(const SendHttp& sent, const api::Response& response, AppChange& change) {
    const auto session = read_session(response);
    const bool was_signed_in = change.state.session.state == SessionState::SignedIn;
    if (!session) {
        if (!change.state.doubted.empty() && !may_pass(response)) {
            session_lost(change);
        }
    } else if (session.value().state != SessionState::SignedIn) {
        if (was_signed_in) {
            seem_to_end(sent, change);
        }
    } else if (was_signed_in && session.value().user == change.state.session.user) {
        go_on(sent, session.value(), change);
    } else {
        change_person(session.value(), change);
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
    if (again != state.undoubted.end()) {
        session_lost(change);
        return;
    }
    if (state.doubted.empty()) {
        check_session(change);
    }
    state.doubted.push_back(refused);
}

void signed_out(const api::Response& response, AppChange& change) {
    change.state.signing_out = false;
    if (response.status == 204 || response.status == 401) {
        close_session("", change);
    } else {
        change.state.session_problem = api::read_error(response).detail;
    }
}

void session_lost(AppChange& change) {
    const std::string next = change.state.path;
    keep_draft(change.state);
    end_session(change);
    navigate(sign_in_path(next), change);
    sign_in::say_session_ended(sign_in_state(change.state));
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
