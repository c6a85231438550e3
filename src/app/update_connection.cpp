#include <algorithm>

#include "app/updates.h"

namespace mooring::app {
namespace {

std::vector<Retry>::iterator find_retry(const SendHttp& sent, std::vector<Retry>& retries) {
    return std::find_if(retries.begin(), retries.end(), [&](const Retry& retry) {
        return retry.sent == sent;
    });
}

/// How often it has failed before; the count is taken from the list.
int take_failures(const SendHttp& sent, std::vector<Retry>& retries) {
    const auto found = find_retry(sent, retries);
    if (found == retries.end()) {
        return 0;
    }
    const int failures = found->failures;
    retries.erase(found);
    return failures;
}

/// Something that takes long is no sign while other answers come.
void notice(const HttpAnswered& msg, State& state) {
    if (msg.response.status != 0) {
        state.connection_lost = false;
        state.heard_step = state.step;
    } else if (msg.sent.step >= state.heard_step) {
        state.connection_lost = true;
    }
}

void ask_later(
    const SendHttp& sent, int failures, const api::Response& response, AppChange& change
) {
    State& state = change.state;
    state.retries.push_back({.id = ++state.retry_count, .sent = sent, .failures = failures});
    const Tag tag = timer_of(AppRequest::Retry, state.retry_count);
    const int delay = retry_delay_ms(failures, response, change.stamp.nonce);
    change.effects.push_back(StartTimer{.tag = tag, .delay_ms = delay});
}

/// Even when nothing of the page is asked for again: who reads that there is no connection reads
/// it no longer than that is so.
void look_for_connection(const api::Response& response, AppChange& change) {
    State& state = change.state;
    const SendHttp check{
        .tag = app_request(AppRequest::FindConnection, state), .request = request_session()};
    if (state.connection_lost && state.session.state != SessionState::Unknown &&
        find_retry(check, state.retries) == state.retries.end()) {
        ask_later(check, 1, response, change);
    }
}

/// Some of what is posted is a question only.
bool changes_something(const api::Request& request) {
    const std::string_view path = request.path;
    const bool is_question = path.ends_with("/options") || path.ends_with("/strength") ||
                             path == "/session/reauthentication";
    return request.method != api::Method::Get && !is_question;
}

}  // namespace

bool watch_connection(const HttpAnswered& msg, AppChange& change) {
    State& state = change.state;
    notice(msg, state);
    const int failures = take_failures(msg.sent, state.retries) + 1;
    const Repetition repetition = repetition_of(msg.sent, msg.response, failures);
    if (repetition != Repetition::None) {
        ask_later(msg.sent, failures, msg.response, change);
    }
    look_for_connection(msg.response, change);
    return repetition == Repetition::Untold;
}

void retry_due(std::uint16_t id, AppChange& change) {
    std::erase_if(change.state.retries, [&](const Retry& retry) {
        return is_late(retry.sent.tag, change.state);
    });
    for (const Retry& retry : change.state.retries) {
        if (retry.id == id && !retry.is_on_its_way) {
            change.effects.emplace_back(retry.sent);
        }
    }
}

void on(const ConnectionChanged& msg, AppChange& change) {
    change.state.connection_lost = !msg.is_online;
    if (!msg.is_online) {
        return;
    }
    for (const Retry& retry : change.state.retries) {
        if (!is_late(retry.sent.tag, change.state) && !retry.is_on_its_way) {
            change.effects.emplace_back(retry.sent);
        }
    }
}

void note_requests(AppChange& change) {
    std::vector<Retry>& retries = change.state.retries;
    for (Effect& effect : change.effects) {
        if (const auto* asked = std::get_if<AskForPasskey>(&effect)) {
            change.state.passkey_asked = asked->tag;
        } else if (auto* sent = std::get_if<SendHttp>(&effect)) {
            sent->step = change.state.step;
            const auto retry = find_retry(*sent, retries);
            if (retry != retries.end()) {
                retry->is_on_its_way = true;
            }
        }
    }
}

void note_change(const HttpAnswered& msg, State& state) {
    const int status = msg.response.status;
    const bool was_refused = status >= 400 && status < 500;
    const std::uint8_t section = msg.sent.tag.section;
    if (section < section_count && changes_something(msg.sent.request) && !was_refused) {
        state.change_steps[section] = state.step;
    }
}

bool refresh(const HttpAnswered& msg, AppChange& change) {
    const SendHttp& sent = msg.sent;
    const bool is_old = sent.request.method == api::Method::Get && msg.response.status == 200 &&
                        sent.step < change.state.change_steps[sent.tag.section];
    if (is_old) {
        change.effects.emplace_back(sent);
    }
    return is_old;
}

void tell_tabs(const HttpAnswered& msg, AppChange& change) {
    const int status = msg.response.status;
    // Who has signed in is told by whom it was adopted.
    const bool is_sign_in = msg.sent.tag.section < section_count &&
                            section_infos[msg.sent.tag.section].place == Place::Entry;
    if (status >= 200 && status < 300 && changes_something(msg.sent.request) && !is_sign_in) {
        change.effects.emplace_back(TellTabs{});
    }
}

}  // namespace mooring::app
