#include "core/text.h"
#include "core/validate.h"
#include "sections/api_keys/updates.h"

namespace mooring::api_keys {
namespace {

constexpr std::string_view no_name = "Enter a name that tells what will use the key.";

void refuse(const api::ApiError& error, NewKeyForm& form) {
    if (!api::is_outcome_unknown(error)) {
        form.attempt.reset();
    }
    form.name_problem = api::problem_at(error, "/name");
    form.access_problem = api::problem_at(error, "/scopes");
    if (form.name_problem.empty() && form.access_problem.empty()) {
        form.error = error;
    }
}

}  // namespace

void on(const NameEdited& msg, Change& change) {
    change.state.form.key.name = msg.text;
    change.state.form.name_problem.clear();
}

void on(const AccessChosen& msg, Change& change) {
    Access& access = change.state.form.key.access;
    access.is_whole = msg.is_whole;
    access.whole = msg.whole;
    change.state.form.access_problem.clear();
}

void on(const RightChosen& msg, Change& change) {
    if (msg.part < parts.size()) {
        change.state.form.key.access.rights[msg.part] = msg.right;
        change.state.form.access_problem.clear();
    }
}

void on(const ExpiryChosen& msg, Change& change) {
    change.state.form.key.expiry = msg.days;
}

void on(const GenerateRequested&, Change& change) {
    NewKeyForm& form = change.state.form;
    if (form.sending) {
        return;
    }
    form.error.reset();
    if (has_unstored_key(change)) {
        return;
    }
    NewKey wanted = form.key;
    wanted.name = std::string(trimmed(form.key.name));
    form.name_problem = label_problem(wanted.name, no_name);
    form.access_problem =
        wanted.access.is_empty() ? "Choose at least one part that the key may read." : "";
    if (!form.name_problem.empty() || !form.access_problem.empty()) {
        change.focus(app::FocusTarget::Problem);
        return;
    }
    if (!form.attempt || form.attempt->key != wanted) {
        form.attempt = Attempt{.key = std::move(wanted), .idempotency_key = change.stamp.nonce};
    }
    form.sending = true;
    change.send(RequestKind::Create, request_create(*form.attempt));
}

bool has_unstored_key(Change& change) {
    if (!change.state.shown_once) {
        return false;
    }
    change.state.form.name_problem =
        "Store the key above first: making another would take it away.";
    change.focus(app::FocusTarget::Problem);
    return true;
}

void show_once(CreatedApiKey& made, std::string news, Change& change) {
    change.state.news = std::move(news);
    change.state.shown_once = ShownOnce{.name = made.api_key.name, .key = std::move(made.key)};
    change.focus(app::FocusTarget::News);
    put_first(std::move(made.api_key), change);
}

void created(const api::Response& response, Change& change) {
    NewKeyForm& form = change.state.form;
    form.sending = false;
    auto made = read_created(response);
    if (!made) {
        refuse(made.error(), form);
        look_whether_it_came_about(made.error(), change);
        change.focus(app::FocusTarget::Problem);
        return;
    }
    form = {};
    show_once(made.value(), "Made " + made.value().api_key.name + ". Copy the key now.", change);
}

void on(const KeyCopyRequested&, Change& change) {
    if (change.state.shown_once) {
        change.copy(RequestKind::CopyKey, std::string(change.state.shown_once->key.reveal()));
    }
}

void on(const ExampleCopyRequested& msg, Change& change) {
    change.copy(RequestKind::CopyExample, msg.command);
}

void on(const KeyStored&, Change& change) {
    change.state.shown_once.reset();
    change.state.form.name_problem.clear();
    change.state.news.clear();
}

void copied(RequestKind kind, app::Copying copying, Change& change) {
    if (copying == app::Copying::Copied) {
        change.start_timer(kind, app::copied_shown_ms);
    }
    if (auto& shown = change.state.shown_once) {
        (kind == RequestKind::CopyKey ? shown->copying : shown->copying_example) = copying;
    }
}

}  // namespace mooring::api_keys
