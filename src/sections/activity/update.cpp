#include "sections/activity/activity.h"

namespace mooring::activity {
namespace {

using Change = app::Change<State>;

void ask(RequestKind kind, Change& change) {
    State& state = change.state;
    state.loading_more = false;
    state.list_error.reset();
    state.files = {
        .csv = file_address("csv", state.query), .json = file_address("json", state.query)};
    change.send(kind, request_entries(state.query, ""), ++state.query.turn);
}

/// Asks for the first page. What is shown stays until it is here.
void load(Change& change) {
    if (!change.state.entries.value()) {
        change.state.entries = api::Loading{};
    }
    ask(RequestKind::Load, change);
}

/// What is shown stays when it does not come again.
void first_page_came(RequestKind kind, const api::Response& response, State& state) {
    auto entries = read_entries(response);
    if (entries) {
        state.query.note_shown();
    }
    if (entries || kind == RequestKind::Load) {
        state.entries = std::move(entries);
    }
}

void on(const ReloadRequested&, Change& change) {
    change.state.entries = api::Loading{};
    load(change);
}

void on(const app::QueryEdit& msg, Change& change) {
    change.state.query.edit(msg);
    load(change);
}

void on(const MoreRequested&, Change& change) {
    const EntryPage* page = change.state.entries.value();
    if (page == nullptr || page->next_cursor.empty() || change.state.loading_more) {
        return;
    }
    change.state.loading_more = true;
    change.state.list_error.reset();
    const app::ListQuery& query = change.state.query;
    change.send(RequestKind::LoadMore, request_entries(query, page->next_cursor), query.turn);
}

void more_loaded(const api::Response& response, State& state) {
    state.loading_more = false;
    auto more = read_entries(response);
    EntryPage* page = state.entries.value();
    if (!more) {
        state.list_error = more.error();
        return;
    }
    state.list_error.reset();
    if (page != nullptr) {
        app::add_page(page->items, more.value().items);
        page->next_cursor = std::move(more.value().next_cursor);
        page->total = more.value().total;
    }
}

}  // namespace

void Section::open(std::string_view, Change& change) {
    if (change.state.entries.value() && change.state.query.is_shown()) {
        ask(RequestKind::Refresh, change);
    } else {
        load(change);
    }
}

void Section::leave(State& state) {
    state.loading_more = false;
    state.list_error.reset();
}

void Section::update(const Msg& msg, Change& change) {
    std::visit([&](const auto& m) { on(m, change); }, msg);
}

void Section::answered(const app::Answer& answer, Change& change) {
    if (answer.tag.turn != change.state.query.turn) {
        return;  // something else was asked for since
    }
    const auto kind = static_cast<RequestKind>(answer.tag.kind);
    switch (kind) {
        case RequestKind::Load:
        case RequestKind::Refresh: first_page_came(kind, answer.response, change.state); break;
        case RequestKind::LoadMore: more_loaded(answer.response, change.state); break;
    }
}

}  // namespace mooring::activity
