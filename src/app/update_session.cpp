#include "app/draft.h"
#include "app/updates.h"

namespace mooring::app {
namespace {

/// What was typed waits for whoever typed it, by their address.
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

}  // namespace

void check_session(AppChange& change) {
    State& state = change.state;
    state.session_ends_soon = false;
    ++state.session_turn;  // what a timer says meanwhile may no longer be true
    send(AppRequest::CheckSession, request_session(), change);
}

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
    change.state.session_problem.clear();
    adopt(session.value(), change);
    enter(change.state.path, change);
}

void session_checked(const SendHttp& sent, const api::Response& response, AppChange& change) {
    const auto session = read_session(response);
    const bool was_signed_in = change.state.session.state == SessionState::SignedIn;
    if (!session) {
        if (!may_pass(response)) {
            check_failed(change);
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

}  // namespace mooring::app
