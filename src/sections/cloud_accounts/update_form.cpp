#include <algorithm>

#include "core/text.h"
#include "sections/cloud_accounts/account_list.h"
#include "sections/cloud_accounts/route.h"
#include "sections/cloud_accounts/update.h"
#include "sections/cloud_accounts/validate.h"

namespace mooring::cloud_accounts {
namespace {

/// What was typed is another request than the one whose outcome is not known.
void forget_request(State& state) {
    if (auto* page = std::get_if<NewLink>(&state.page)) {
        page->idempotency_key.clear();
    }
}

bool has_any(const PerField<std::string>& problems) {
    const auto& sentences = problems.values;
    return std::any_of(sentences.begin(), sentences.end(), [](const std::string& s) {
        return !s.empty();
    });
}

/// Reads the key that was just given, so that the form can say at once what it is.
void look_at_key(Form& form) {
    const std::string_view text = form.draft.text(Field::Key);
    const auto key = read_service_account_key(text);
    form.key = key ? std::optional(key.value()) : std::nullopt;
    form.existing[Field::Key].clear();
    form.problems[Field::Key] = key || text.empty() ? std::string() : key.error();
}

void send(NewLink& page, Change& change) {
    if (page.form.sending || !is_complete(page.form, true, change)) {
        return;
    }
    if (page.idempotency_key.empty()) {
        page.idempotency_key = change.stamp.nonce;
    }
    page.form.sending = true;
    const Setup* setup = change.state.setup.value();
    const std::string_view external_id =
        setup != nullptr ? std::string_view((*setup)[Item::ExternalId]) : std::string_view();
    change.send(
        RequestKind::Create, request_create(page.form.draft, external_id, page.idempotency_key)
    );
}

}  // namespace

void show(const api::ApiError& error, Form& form) {
    form.problems = {};
    form.existing = {};
    form.problem.clear();
    for (const api::FieldProblem& problem : error.fields) {
        bool has_field = false;
        for (std::size_t i = 0; i < field_count; ++i) {
            const auto field = static_cast<Field>(i);
            if (problem.pointer == pointer_to(field) && is_asked(form.draft, field)) {
                form.problems[field] = problem.detail;
                form.existing[field] = problem.existing_id;
                has_field = true;
            }
        }
        if (!has_field) {
            form.problem += (form.problem.empty() ? "" : " ") + problem.detail;
        }
    }
    if (form.problem.empty() && !has_any(form.problems)) {
        form.problem = error.detail;
    }
}

void show(const LinkProblem& problem, Form& form) {
    const std::string sentence = problem.detail + ' ' + problem.repair;
    for (std::size_t i = 0; i < field_count; ++i) {
        const auto field = static_cast<Field>(i);
        if (problem.pointer == pointer_to(field) && is_asked(form.draft, field)) {
            form.problems[field] = sentence;
            return;
        }
    }
    form.problem = sentence;
}

bool is_complete(Form& form, bool with_credentials, Change& change) {
    form.problem.clear();
    form.problems = problems_with(form.draft, with_credentials);
    form.existing = {};
    if (has_any(form.problems)) {
        change.focus(app::FocusTarget::Problem);
        return false;
    }
    return true;
}

void finish(std::string_view what, const Account& account, Change& change) {
    const std::string path = test_path(account.id);
    change.state.notice = std::string(what) + ' ' + account.alias + '.';
    change.state.page = Overview{};
    change.navigate(path);
}

Form* form_of(State& state) {
    if (auto* page = std::get_if<NewLink>(&state.page)) {
        return &page->form;
    }
    auto* page = std::get_if<Edit>(&state.page);
    return page != nullptr ? &page->form : nullptr;
}

void on(const MethodChosen& msg, Change& change) {
    auto* page = std::get_if<NewLink>(&change.state.page);
    if (page != nullptr && !page->form.sending) {
        page->form.draft.method = msg.method;
        page->form.problems = {};
        page->form.existing = {};
        page->form.problem.clear();
        forget_request(change.state);
    }
}

void on(const FieldEdited& msg, Change& change) {
    Form* form = form_of(change.state);
    if (form == nullptr) {
        return;
    }
    form->draft.texts[msg.field] = msg.text;
    form->problems[msg.field].clear();
    form->existing[msg.field].clear();
    if (!is_asked(form->draft, Field::SessionToken)) {
        form->problems[Field::SessionToken].clear();  // its field has gone with what made it needed
    }
    if (msg.field == Field::Key) {
        form->key_source = KeySource::Pasted;
        look_at_key(*form);
    }
    forget_request(change.state);
}

void on(const AccountListPasted& msg, Change& change) {
    auto* page = std::get_if<NewLink>(&change.state.page);
    if (page == nullptr) {
        return;
    }
    page->account_list = msg.text;
    page->subscriptions = read_account_list(msg.text);
    const bool is_wrong = page->subscriptions.empty() && !trimmed(msg.text).empty();
    page->account_list_problem =
        is_wrong ? "There is no subscription in this. Paste all that az account list printed." : "";
}

void on(const SubscriptionChosen& msg, Change& change) {
    auto* page = std::get_if<NewLink>(&change.state.page);
    if (page == nullptr || msg.index >= page->subscriptions.size()) {
        return;
    }
    const Subscription chosen = page->subscriptions[msg.index];
    on(FieldEdited{Field::SubscriptionId, Secret(chosen.id)}, change);
    on(FieldEdited{Field::TenantId, Secret(chosen.tenant_id)}, change);
    if (page->form.draft.text(Field::Alias).empty()) {
        on(FieldEdited{Field::Alias, Secret(chosen.name)}, change);
    }
}

void on(const KeyFileChosen& msg, Change& change) {
    if (Form* form = form_of(change.state)) {
        form->draft.texts[Field::Key] = msg.text;
        form->key_source = KeySource::File;
        look_at_key(*form);
        forget_request(change.state);
    }
}

void on(const SaveRequested&, Change& change) {
    if (auto* page = std::get_if<NewLink>(&change.state.page)) {
        send(*page, change);
    } else if (auto* edit = std::get_if<Edit>(&change.state.page)) {
        save(*edit, change);
    }
}

void on(const StoredRequested&, Change& change) {
    if (std::holds_alternative<Test>(change.state.page)) {
        load_test(change);
    }
    if (auto* page = std::get_if<Edit>(&change.state.page)) {
        load_account(*page, change);
    }
}

void account_loaded(const app::Answer& answer, Change& change) {
    if (answer.tag.turn != change.state.page_turn) {
        return;  // of an account that was looked at before
    }
    if (std::holds_alternative<Test>(change.state.page)) {
        test_loaded(answer.response, change);
    } else {
        account_to_edit_loaded(answer.response, change);
    }
}

void account_created(const api::Response& response, Change& change) {
    auto* page = std::get_if<NewLink>(&change.state.page);
    if (page == nullptr) {
        return;
    }
    page->form.sending = false;
    const auto created = read_account(response);
    if (created) {
        finish("Linked", created.value().account, change);
        return;
    }
    if (!api::is_outcome_unknown(created.error())) {
        page->idempotency_key.clear();
    }
    show(created.error(), page->form);
    change.focus(app::FocusTarget::Problem);
}

}  // namespace mooring::cloud_accounts
