#include <algorithm>

#include "api/json_reader.h"
#include "api/json_writer.h"
#include "core/text.h"
#include "core/words.h"
#include "sections/api_keys/api_keys.h"

namespace mooring::api_keys {
namespace {

using Change = app::Change<State>;

constexpr std::size_t longest_name = 64;

std::string problem_with_name(std::string_view name) {
    if (name.empty()) {
        return "Enter a name that tells what will use the key.";
    }
    const std::size_t length = code_point_count(name);
    if (length > longest_name) {
        return "At most " + std::string(counted(longest_name, "character", "characters")) +
               "; this has " + std::to_string(length) + ".";
    }
    return "";
}

/// Whether the request may have been carried out although it failed here.
bool is_outcome_unknown(const api::ApiError& error) {
    switch (error.kind) {
        case api::ErrorKind::Offline:
        case api::ErrorKind::Server:
        case api::ErrorKind::Malformed: return true;
        default: return false;
    }
}

/// Asks for the first page. What is shown stays until it is here.
void load(Change& change) {
    State& state = change.state;
    if (!state.keys.value()) {
        state.keys = api::Loading{};
    }
    state.loading_more = false;
    state.list_error.reset();
    change.send(RequestKind::Load, request_keys(state.query, ""), ++state.query.turn);
}

void forget_key(const std::string& id, State& state) {
    if (ApiKeyPage* page = state.keys.value()) {
        const auto gone =
            std::erase_if(page->items, [&](const ApiKey& key) { return key.id == id; });
        page->total -= gone;
        page->total_unfiltered -= gone;
    }
}

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

void on(const NameEdited& msg, Change& change) {
    change.state.form.name = msg.text;
    change.state.form.name_problem.clear();
}

void on(const GenerateRequested&, Change& change) {
    NewKeyForm& form = change.state.form;
    if (form.sending) {
        return;
    }
    form.error.reset();
    if (change.state.shown_once) {
        form.name_problem = "Store the key above first: making another would take it away.";
        change.focus(app::FocusTarget::Problem);
        return;
    }
    const std::string name(trimmed(form.name));
    form.name_problem = problem_with_name(name);
    if (!form.name_problem.empty()) {
        change.focus(app::FocusTarget::Problem);
        return;
    }
    if (!form.attempt || form.attempt->name != name) {
        form.attempt = Attempt{.name = name, .idempotency_key = change.stamp.nonce};
    }
    form.sending = true;
    change.send(RequestKind::Create, request_create(*form.attempt));
}

void on(const KeyCopyRequested&, Change& change) {
    if (change.state.shown_once) {
        change.copy(RequestKind::CopyKey, std::string(change.state.shown_once->key.reveal()));
    }
}

void on(const KeyStored&, Change& change) {
    change.state.shown_once.reset();
    change.state.form.name_problem.clear();
    change.state.news.clear();
}

void on(const DeleteRequested& msg, Change& change) {
    const std::optional<Deletion>& deletion = change.state.deletion;
    const bool is_busy = deletion && deletion->confirmed;
    if (!is_busy && find_key(change.state, msg.id) != nullptr) {
        change.state.deletion = Deletion{.id = msg.id};
    }
}

void on(const DeleteConfirmed&, Change& change) {
    std::optional<Deletion>& deletion = change.state.deletion;
    if (deletion && !deletion->confirmed) {
        deletion->confirmed = true;
        change.state.list_error.reset();
        change.state.news.clear();
        change.send(RequestKind::Delete, request_delete(deletion->id));
    }
}

void on(const DeleteCancelled&, Change& change) {
    if (change.state.deletion && !change.state.deletion->confirmed) {
        change.state.deletion.reset();
    }
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
    if (page != nullptr) {
        app::add_page(page->items, more.value().items);
        page->next_cursor = std::move(more.value().next_cursor);
        page->total = more.value().total;
        page->total_unfiltered = more.value().total_unfiltered;
    }
}

void list_answered(const app::Answer& answer, Change& change) {
    if (answer.tag.turn != change.state.query.turn) {
        return;  // something else was asked for since
    }
    if (static_cast<RequestKind>(answer.tag.kind) == RequestKind::Load) {
        change.state.keys = read_keys(answer.response);
    } else {
        more_loaded(answer.response, change);
    }
}

void refuse(const api::ApiError& error, NewKeyForm& form) {
    if (!is_outcome_unknown(error)) {
        form.attempt.reset();
    }
    form.name_problem = api::problem_at(error, "/name");
    if (form.name_problem.empty()) {
        form.error = error;
    }
}

void created(const api::Response& response, Change& change) {
    State& state = change.state;
    state.form.sending = false;
    auto created = read_created(response);
    if (!created) {
        refuse(created.error(), state.form);
        change.focus(app::FocusTarget::Problem);
        return;
    }
    ApiKey& made = created.value().api_key;
    state.news = "Made " + made.name + ". Copy the key now.";
    state.form = {};
    state.shown_once = ShownOnce{.name = made.name, .key = std::move(created.value().key)};
    change.focus(app::FocusTarget::News);
    forget_key(
        made.id, state
    );  // a repeated request may have been carried out before the list came
    ApiKeyPage* page = state.keys.value();
    if (page != nullptr && state.query.is_usual()) {
        page->items.insert(page->items.begin(), std::move(made));
        ++page->total;
        ++page->total_unfiltered;
    } else if (!state.keys.is_loading()) {
        load(change);  // only the server knows whether and where it stands among the others
    }
}

void deleted(const api::Response& response, Change& change) {
    State& state = change.state;
    if (!state.deletion) {
        return;
    }
    const std::string id = state.deletion->id;
    state.deletion.reset();
    const auto done = api::read_nothing(response);
    // Deleted elsewhere is deleted as well.
    if (!done && done.error().kind != api::ErrorKind::NotFound) {
        state.list_error = done.error();
        change.focus(app::FocusTarget::Problem);
        return;
    }
    const ApiKey* key = find_key(state, id);
    state.news = key == nullptr ? "" : "Deleted " + key->name + ".";
    forget_key(id, state);
}

void key_copied(bool done, Change& change) {
    if (change.state.shown_once) {
        change.state.shown_once->copying = done ? app::Copying::Copied : app::Copying::Failed;
        if (done) {
            change.start_timer(RequestKind::CopyKey, app::copied_shown_ms);
        }
    }
}

}  // namespace

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

void Section::open(std::string_view, Change& change) {
    load(change);
}

void Section::leave(State& state) {
    state.loading_more = false;
    state.list_error.reset();
    state.form = {};
    state.shown_once.reset();
    state.deletion.reset();
    state.news.clear();
}

std::string Section::draft(const State& state) {
    if (state.form.name.empty()) {
        return {};
    }
    return std::string(api::JsonWriter().text("name", state.form.name).finish().reveal());
}

void Section::restore(State& state, const std::string& json) {
    static_cast<void>(api::read_object(
        json,
        &state.form,
        [](void* form, const api::JsonReader& read) {
            static_cast<NewKeyForm*>(form)->name = read.text("name");
        }
    ));
}

void Section::update(const Msg& msg, Change& change) {
    std::visit([&](const auto& m) { on(m, change); }, msg);
}

void Section::answered(const app::Answer& answer, Change& change) {
    const api::Response& response = answer.response;
    switch (static_cast<RequestKind>(answer.tag.kind)) {
        case RequestKind::Load:
        case RequestKind::LoadMore: list_answered(answer, change); break;
        case RequestKind::Create: created(response, change); break;
        case RequestKind::Delete: deleted(response, change); break;
        case RequestKind::CopyKey: key_copied(response.status == 200, change); break;
        case RequestKind::Search: break;  // a timer
    }
}

void Section::timer_fired(const app::TimerFired& timer, Change& change) {
    if (static_cast<RequestKind>(timer.tag.kind) == RequestKind::Search) {
        if (timer.tag.turn == change.state.query.turn) {
            load(change);
        }
        return;
    }
    if (change.state.shown_once) {
        change.state.shown_once->copying = app::Copying::Idle;
    }
}

}  // namespace mooring::api_keys
