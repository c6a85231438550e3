#include <algorithm>

#include "app/updates.h"

namespace mooring::app {
namespace {

std::vector<Retry>::iterator find_retry(const SendHttp& sent, std::vector<Retry>& retries) {
    return std::find_if(retries.begin(), retries.end(), [&](const Retry& retry) {
        return retry.sent == sent;
    });
}

bool is_wanted(const Tag& tag, const State& state) {
    return tag.section == app_tag || is_current(tag, state);
}

}  // namespace

void watch_connection(const HttpAnswered& msg, AppChange& change) {
    State& state = change.state;
    state.connection_lost = msg.response.status == 0;
    const auto found = find_retry(msg.sent, state.retries);
    if (!is_worth_repeating(msg.sent, msg.response)) {
        if (found != state.retries.end()) {
            state.retries.erase(found);
        }
        return;
    }
    const int attempt = found == state.retries.end() ? 1 : found->attempt + 1;
    if (found != state.retries.end()) {
        state.retries.erase(found);
    }
    state.retries.push_back({.id = ++state.retry_count, .sent = msg.sent, .attempt = attempt});
    const Tag tag = timer_of(AppRequest::Retry, state.retry_count);
    const int delay = retry_delay_ms(attempt, msg.response, change.stamp.nonce);
    change.effects.push_back(StartTimer{.tag = tag, .delay_ms = delay});
}

void retry_due(std::uint16_t id, AppChange& change) {
    std::erase_if(change.state.retries, [&](const Retry& retry) {
        return !is_wanted(retry.sent.tag, change.state);
    });
    for (const Retry& retry : change.state.retries) {
        if (retry.id == id) {
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
        if (is_wanted(retry.sent.tag, change.state)) {
            change.effects.emplace_back(retry.sent);
        }
    }
}

void tell_tabs(const HttpAnswered& msg, AppChange& change) {
    const int status = msg.response.status;
    const api::Method method = msg.sent.request.method;
    const bool has_changed = method == api::Method::Post ? status == 201 || status == 204
                                                         : status >= 200 && status < 300;
    if (method != api::Method::Get && has_changed) {
        change.effects.emplace_back(TellTabs{});
    }
}

void on(const ChangedElsewhere&, AppChange& change) {
    const State& state = change.state;
    if (state.session.state == SessionState::SignedIn && state.route && !has_unsaved(state)) {
        open_section(change);
    }
}

}  // namespace mooring::app
