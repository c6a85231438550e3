#include <algorithm>

#include "api/json_reader.h"
#include "sections/sessions/sessions.h"

namespace mooring::sessions {
namespace {

using Change = app::Change<State>;

bool is_other(const Session& session) {
    return !session.current;
}

void start(Ending ending, Change& change) {
    change.state.ending = std::move(ending);
    change.state.error.reset();
    change.state.news.clear();
}

void on(const ReloadRequested&, Change& change) {
    change.state.sessions = api::Loading{};
    change.send(RequestKind::Load, request_sessions());
}

void on(const EndRequested& msg, Change& change) {
    if (can_end(change.state)) {
        start(EndingOne{msg.id}, change);
        change.send(RequestKind::EndOne, request_end(msg.id));
    }
}

void on(const EndOthersRequested&, Change& change) {
    if (can_end(change.state)) {
        start(AskedToEndOthers{}, change);
    }
}

void on(const EndOthersConfirmed&, Change& change) {
    if (std::holds_alternative<AskedToEndOthers>(change.state.ending)) {
        start(EndingOthers{}, change);
        change.send(RequestKind::EndOthers, request_end_others());
    }
}

void on(const EndOthersCancelled&, Change& change) {
    if (std::holds_alternative<AskedToEndOthers>(change.state.ending)) {
        change.state.ending = Idle{};
    }
}

void loaded(const api::Response& response, Change& change) {
    auto sessions = read_sessions(response);
    if (sessions || change.state.sessions.value() == nullptr) {
        change.state.sessions = std::move(sessions);
    }
}

void refuse(const api::ApiError& error, Change& change) {
    change.state.error = error;
    change.focus(app::FocusTarget::Problem);
}

/// Takes it out of the list, and says so; how depends on whether it was there to be ended.
void forget(const std::string& id, bool had_ended, State& state) {
    SessionList* sessions = state.sessions.value();
    if (sessions == nullptr) {
        return;
    }
    const auto gone = std::find_if(sessions->begin(), sessions->end(), [&](const Session& session) {
        return session.id == id;
    });
    if (gone != sessions->end()) {
        const std::string name = gone->browser + " on " + gone->system;
        state.news = had_ended ? name + " had ended already." : "Signed out " + name + ".";
        sessions->erase(gone);
    }
}

void one_ended(const api::Response& response, Change& change) {
    const auto* ending = std::get_if<EndingOne>(&change.state.ending);
    if (ending == nullptr) {
        return;
    }
    const std::string id = ending->id;
    change.state.ending = Idle{};
    const auto done = api::read_nothing(response);
    const bool had_ended = !done && done.error().kind == api::ErrorKind::NotFound;
    if (done || had_ended) {
        forget(id, had_ended, change.state);
    } else {
        refuse(done.error(), change);
    }
}

void others_ended(const api::Response& response, Change& change) {
    change.state.ending = Idle{};
    const auto done = api::read_nothing(response);
    if (!done) {
        refuse(done.error(), change);
        return;
    }
    if (SessionList* sessions = change.state.sessions.value()) {
        std::erase_if(*sessions, is_other);
    }
    change.state.news = "Signed out everywhere else.";
}

}  // namespace

bool can_end(const State& state) {
    return std::holds_alternative<Idle>(state.ending);
}

bool has_others(const SessionList& sessions) {
    return std::any_of(sessions.begin(), sessions.end(), is_other);
}

void Section::open(std::string_view, Change& change) {
    if (!change.state.sessions.value()) {
        change.state.sessions = api::Loading{};
    }
    change.send(RequestKind::Load, request_sessions());
}

void Section::leave(State& state) {
    state.ending = Idle{};
    state.error.reset();
    state.news.clear();
}

void Section::update(const Msg& msg, Change& change) {
    std::visit([&](const auto& m) { on(m, change); }, msg);
}

void Section::answered(const app::Answer& answer, Change& change) {
    const api::Response& response = answer.response;
    switch (static_cast<RequestKind>(answer.tag.kind)) {
        case RequestKind::Load: loaded(response, change); break;
        case RequestKind::EndOne: one_ended(response, change); break;
        case RequestKind::EndOthers: others_ended(response, change); break;
    }
}

}  // namespace mooring::sessions
