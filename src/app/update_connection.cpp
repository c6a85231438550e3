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

}  // namespace

bool watch_connection(const HttpAnswered& msg, AppChange& change) {
    State& state = change.state;
    state.connection_lost = msg.response.status == 0;
    const int failures = take_failures(msg.sent, state.retries) + 1;
    const Repetition repetition = repetition_of(msg.sent, msg.response, failures);
    if (repetition == Repetition::None) {
        return false;
    }
    state.retries.push_back({.id = ++state.retry_count, .sent = msg.sent, .failures = failures});
    const Tag tag = timer_of(AppRequest::Retry, state.retry_count);
    const int delay = retry_delay_ms(failures, msg.response, change.stamp.nonce);
    change.effects.push_back(StartTimer{.tag = tag, .delay_ms = delay});
    return repetition == Repetition::Untold;
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
    for (Retry& retry : change.state.retries) {
        if (is_wanted(retry.sent.tag, change.state)) {
            retry.id = ++change.state.retry_count;  // its timer comes too late
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

}  // namespace mooring::app
