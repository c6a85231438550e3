#include <algorithm>

#include "api/json_reader.h"
#include "api/json_writer.h"
#include "sections/api_keys/link.h"
#include "sections/api_keys/updates.h"

namespace mooring::api_keys {
namespace {

void on(const ReloadRequested&, Change& change) {
    change.state.keys = api::Loading{};
    load(change);
}

void on(const app::QueryEdit& msg, Change& change) {
    app::ListQuery& query = change.state.query;
    query.edit(msg);
    if (msg.part == app::QueryPart::Search) {
        change.state.loading_more = false;
        change.start_timer(RequestKind::Search, app::typing_pause_ms, query.turn);
    } else {
        load(change);
    }
}

void on(const MoreRequested&, Change& change) {
    const ApiKeyPage* page = change.state.keys.value();
    if (page == nullptr || page->next_cursor.empty() || change.state.loading_more) {
        return;
    }
    change.state.loading_more = true;
    change.state.list_error.reset();
    const app::ListQuery& query = change.state.query;
    change.send(RequestKind::LoadMore, request_keys(query, page->next_cursor), query.turn);
}

void more_loaded(const api::Response& response, Change& change) {
    State& state = change.state;
    state.loading_more = false;
    auto more = read_keys(response);
    ApiKeyPage* page = state.keys.value();
    if (!more) {
        state.list_error = more.error();
        return;
    }
    state.list_error.reset();
    if (page != nullptr) {
        const std::size_t soon = expiring(more.value());
        app::add_page(page->items, more.value().items);
        page->next_cursor = std::move(more.value().next_cursor);
        page->total = more.value().total;
        page->total_unfiltered = more.value().total_unfiltered;
        take_over_expiring(soon, *page);
    }
}

void list_answered(const app::Answer& answer, Change& change) {
    if (answer.tag.turn != change.state.query.turn) {
        return;  // something else was asked for since
    }
    if (static_cast<RequestKind>(answer.tag.kind) == RequestKind::LoadMore) {
        more_loaded(answer.response, change);
        return;
    }
    auto keys = read_keys(answer.response);
    if (keys) {
        change.state.keys = std::move(keys);
        change.state.query.note_shown();
        settle_deletion(change.state);
    } else if (static_cast<RequestKind>(answer.tag.kind) == RequestKind::Load) {
        change.state.keys = std::move(keys);
    }
}

void ask(RequestKind kind, Change& change) {
    State& state = change.state;
    state.loading_more = false;
    state.list_error.reset();
    change.send(kind, request_keys(state.query, ""), ++state.query.turn);
}

/// Fills in the form as the link says, once, and unless somebody is at it already.
void follow_link(std::string_view rest, State& state) {
    const NewKey& key = state.form.key;
    const bool is_as_before = key == NewKey{} || key == read_link(state.followed_link).key;
    if (rest == state.followed_link || !is_as_before || state.form.attempt) {
        return;
    }
    state.followed_link = rest;
    LinkedKey linked = read_link(rest);
    state.form.key = std::move(linked.key);
    state.form.link_problem = std::move(linked.problem);
}

}  // namespace

void load(Change& change) {
    if (!change.state.keys.value()) {
        change.state.keys = api::Loading{};
    }
    ask(RequestKind::Load, change);
}

void refresh(Change& change) {
    if (change.state.keys.value() && change.state.query.is_shown()) {
        ask(RequestKind::Refresh, change);
    } else {
        load(change);
    }
}

void look_whether_it_came_about(const api::ApiError& error, Change& change) {
    if (api::can_look_up_outcome(error) || error.code == api::already_done) {
        refresh(change);
    }
}

void put_first(ApiKey key, Change& change) {
    State& state = change.state;
    forget_key(key.id, state);  // a repeated request may have been carried out before the list came
    ApiKeyPage* page = state.keys.value();
    if (page != nullptr && state.query.is_usual()) {
        page->items.insert(page->items.begin(), std::move(key));
        ++page->total;
        ++page->total_unfiltered;
    } else {
        load(change);  // only the server knows whether and where it stands among the others
    }
}

void forget_key(const std::string& id, State& state) {
    if (ApiKeyPage* page = state.keys.value()) {
        const auto gone =
            std::erase_if(page->items, [&](const ApiKey& key) { return key.id == id; });
        page->total -= gone;
        page->total_unfiltered -= gone;
    }
}

const ApiKey* find_key(const State& state, const std::string& id) {
    const ApiKeyPage* page = state.keys.value();
    if (page == nullptr) {
        return nullptr;
    }
    const auto found = std::find_if(page->items.begin(), page->items.end(), [&](const ApiKey& key) {
        return key.id == id;
    });
    return found == page->items.end() ? nullptr : &*found;
}

std::string Section::title(std::string_view rest) {
    return is_link(rest) ? "New key" : "";
}

void Section::open(std::string_view rest, Change& change) {
    if (is_link(rest)) {
        follow_link(rest, change.state);
    }
    refresh(change);
}

void Section::leave(State& state) {
    api::Remote<ApiKeyPage> keys = std::move(state.keys);
    app::ListQuery query = std::move(state.query);
    state = {};
    state.keys = std::move(keys);
    state.query = std::move(query);
}

void Section::update(const Msg& msg, Change& change) {
    std::visit([&](const auto& m) { on(m, change); }, msg);
}

void Section::answered(const app::Answer& answer, Change& change) {
    const api::Response& response = answer.response;
    const auto kind = static_cast<RequestKind>(answer.tag.kind);
    switch (kind) {
        case RequestKind::Load:
        case RequestKind::Refresh:
        case RequestKind::LoadMore: list_answered(answer, change); break;
        case RequestKind::Create: created(response, change); break;
        case RequestKind::Delete: deleted(response, change); break;
        case RequestKind::Rotate: rotated(response, change); break;
        case RequestKind::CopyKey:
        case RequestKind::CopyExample:
            copied(kind, app::outcome_of_copying(response), change);
            break;
        case RequestKind::Search: break;  // a timer
    }
}

void Section::timer_fired(const app::TimerFired& timer, Change& change) {
    const auto kind = static_cast<RequestKind>(timer.tag.kind);
    if (kind != RequestKind::Search) {
        copied(kind, app::Copying::Idle, change);
    } else if (timer.tag.turn == change.state.query.turn) {
        load(change);
    }
}

}  // namespace mooring::api_keys
