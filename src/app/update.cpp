#include "app/update.h"

#include "app/draft.h"
#include "app/updates.h"

namespace mooring::app {

Tag app_request(AppRequest kind) {
    return {
        .section = app_tag, .kind = static_cast<std::uint8_t>(kind), .turn = 0, .generation = 0};
}

Tag app_request(AppRequest kind, const State& state) {
    Tag tag = app_request(kind);
    tag.generation = state.session_generation;
    return tag;
}

Tag timer_of(AppRequest kind, std::uint16_t turn) {
    Tag tag = app_request(kind);
    tag.turn = turn;
    return tag;
}

void send(AppRequest kind, api::Request request, AppChange& change) {
    change.effects.push_back(SendHttp{
        .tag = app_request(kind, change.state), .request = std::move(request)});
}

bool is_late(const Tag& tag, const State& state) {
    return tag.section == app_tag ? tag.generation != state.session_generation
                                  : !is_current(tag, state);
}

void deliver(const SendHttp& sent, const api::Response& response, AppChange& change) {
    deliver(Answer{.tag = sent.tag, .response = response}, change);
}

namespace {

void on(const Started& msg, AppChange& change) {
    change.state.path = msg.path;
    change.state.site = msg.site;
    change.state.kept = read_draft(msg.draft);
    send(AppRequest::LoadSession, request_session(), change);
}

void on(const ReloadChosen&, AppChange& change) {
    // The person has said so; the browser need not ask again.
    change.effects.push_back(GuardUnload{.on = false});
    change.effects.emplace_back(ReloadPage{});
}

void on(const UrlChanged& msg, AppChange& change) {
    if (change.state.session.state == SessionState::Unknown) {
        change.state.path = msg.path;
        return;
    }
    if (loses_something(change.state, msg.path)) {
        // The browser has already moved: put the address back and ask.
        change.effects.push_back(SetUrl{.path = change.state.path, .history = History::Push});
        change.state.leaving_to = msg.path;
        return;
    }
    enter(msg.path, change);
}

void on(const LinkFollowed& msg, AppChange& change) {
    navigate(msg.path, change);
}

void on(const LeavingConfirmed&, AppChange& change) {
    if (!change.state.leaving_to) {
        return;
    }
    const std::string path = *std::exchange(change.state.leaving_to, std::nullopt);
    leave_section(change);
    navigate(path, change);
}

void on(const LeavingCancelled&, AppChange& change) {
    change.state.leaving_to.reset();
}

void on(const FaceChosen& msg, AppChange& change) {
    change.effects.emplace_back(ShowPlain{msg.plain});
}

void app_answered(const SendHttp& sent, const api::Response& response, AppChange& change) {
    switch (static_cast<AppRequest>(sent.tag.kind)) {
        case AppRequest::LoadSession: session_loaded(response, change); break;
        case AppRequest::LoadProofs: proofs_loaded(response, change); break;
        case AppRequest::SignOut: signed_out(response, change); break;
        case AppRequest::PasskeyOptions: passkey_offered(response, change); break;
        case AppRequest::AskForPasskey: break;  // no request
        case AppRequest::Reauthenticate: proof_answered(response, change); break;
        case AppRequest::CheckSession:
        case AppRequest::FindConnection: session_checked(sent, response, change); break;
        case AppRequest::SessionEnding:
        case AppRequest::EndConfirmed:
        case AppRequest::Retry: break;  // no requests
    }
}

/// Of requests that only somebody signed in makes. The others say themselves what 401 means.
bool needs_session(const Tag& tag) {
    if (tag.section == app_tag) {
        const auto kind = static_cast<AppRequest>(tag.kind);
        return kind == AppRequest::Reauthenticate || kind == AppRequest::PasskeyOptions;
    }
    return section_infos[tag.section].place != Place::Entry;
}

void hand_on(const HttpAnswered& msg, AppChange& change) {
    const Tag& tag = msg.sent.tag;
    const bool failed = msg.response.status == 401 || msg.response.status == 403;
    const auto kind = failed ? api::read_error(msg.response).kind : api::ErrorKind::Malformed;
    if (kind == api::ErrorKind::Unauthenticated && needs_session(tag)) {
        doubt_session(msg.sent, change);
        return;
    }
    std::erase(change.state.undoubted, msg.sent);
    if (tag.section == app_tag) {
        app_answered(msg.sent, msg.response, change);
    } else if (kind == api::ErrorKind::ReauthenticationNeeded) {
        ask_for_proof(msg.sent, change);
    } else if (!refresh(msg, change)) {
        deliver(msg.sent, msg.response, change);
    }
}

void on(const HttpAnswered& msg, AppChange& change) {
    const bool is_refusal = msg.response.status >= 400 && msg.response.status < 500;
    if (is_refusal && api::read_error(msg.response).kind == api::ErrorKind::Outdated) {
        change.state.is_outdated = true;
    }
    note_change(msg, change.state);
    const bool comes_again = watch_connection(msg, change);
    if (!comes_again && !is_late(msg.sent.tag, change.state)) {
        hand_on(msg, change);
    }
    watch_session(msg.response, change);
    tell_tabs(msg, change);
}

void on(const TextCopied& msg, AppChange& change) {
    if (is_current(msg.tag, change.state)) {
        api::Response response;
        response.status = msg.done ? 200 : 0;
        deliver(Answer{.tag = msg.tag, .response = std::move(response)}, change);
    }
}

void on(const PasskeyAnswered& msg, AppChange& change) {
    api::Response response;
    response.status = msg.answer.starts_with('{') ? 200 : 0;
    response.body = msg.answer;
    change.state.passkey_asked.reset();
    if (msg.tag.section == app_tag) {
        passkey_used(response, change);
    } else if (is_current(msg.tag, change.state)) {
        deliver(Answer{.tag = msg.tag, .response = std::move(response)}, change);
    }
}

void on(const TimerFired& msg, AppChange& change) {
    if (msg.tag == timer_of(AppRequest::Retry, msg.tag.turn)) {
        retry_due(msg.tag.turn, change);
    } else if (msg.tag == timer_of(AppRequest::EndConfirmed, msg.tag.turn)) {
        end_confirmed(msg.tag.turn, change);
    } else if (msg.tag.section == app_tag) {
        session_ending(msg.tag.turn, change);
    } else if (is_current(msg.tag, change.state)) {
        deliver(msg, change);
    }
}

void on(const SectionMsg& msg, AppChange& change) {
    deliver(msg, change);
}

/// The browser is told only when it changes, so that most steps have no effect at all.
void guard_unload(AppChange& change) {
    const bool wanted = has_unsaved(change.state);
    if (wanted != change.state.unload_guarded) {
        change.state.unload_guarded = wanted;
        change.effects.push_back(GuardUnload{.on = wanted});
    }
}

}  // namespace

Step update(State state, const Msg& msg, const Stamp& stamp) {
    Step step{.state = std::move(state), .effects = {}};
    step.state.clock = stamp.clock;
    ++step.state.step;
    AppChange change{.state = step.state, .effects = step.effects, .stamp = stamp};
    std::visit([&](const auto& m) { on(m, change); }, msg);
    guard_unload(change);
    note_requests(change);
    return step;
}

}  // namespace mooring::app
