#include <algorithm>

#include "api/error.h"
#include "sections/cloud_accounts/update.h"

namespace mooring::cloud_accounts {
namespace {

Edit* edit_of(State& state) {
    return std::get_if<Edit>(&state.page);
}

void send(Edit& page, Insist insist, Change& change) {
    if (!can_save(page)) {
        return;
    }
    const StoredAccount& stored = *page.stored.value();
    if (is_complete(page.form, has_new_credentials(page.form.draft, stored.account), change)) {
        page.form.sending = true;
        page.has_failed = false;
        change.send(RequestKind::Replace, request_replace(page.form.draft, stored, insist));
    }
}

void fill(Edit& page, Change& change) {
    page.form = {};
    if (const StoredAccount* stored = page.stored.value()) {
        page.form.draft = draft_of(stored->account);
        take_kept(change.state);
    }
}

/// Takes what was saved elsewhere wherever the person changed nothing since `before`. Credentials
/// belong together: who changed one of them means all.
void rebase(Edit& page, const Account& before, const Account& now) {
    Draft& draft = page.form.draft;
    const Draft base = draft_of(before);
    const Draft theirs = draft_of(now);
    const bool own_credentials =
        draft.method == theirs.method && has_new_credentials(draft, before);
    const bool own_alias = draft.text(Field::Alias) != base.text(Field::Alias);
    draft.method = theirs.method;
    page.disputed.clear();
    for (std::size_t i = 0; i < field_count; ++i) {
        const auto field = static_cast<Field>(i);
        if (!(field == Field::Alias ? own_alias : own_credentials)) {
            draft.texts[field] = theirs.texts[field];
        } else if (!is_secret(field) && is_asked(draft, field) &&
                   theirs.text(field) != base.text(field) &&
                   theirs.text(field) != draft.text(field)) {
            page.disputed.push_back(field);
        }
    }
    if (draft.text(Field::Key).empty()) {
        page.form.key.reset();
    }
}

/// What is stored came a second time, because it had been changed elsewhere.
void newer_loaded(Edit& page, Result<StoredAccount, api::ApiError> stored, Change& change) {
    if (!stored) {
        page.newer = Newer::Missing;
        page.form.problem = stored.error().detail;
        return;
    }
    page.newer = Newer::None;
    rebase(page, page.stored.value()->account, stored.value().account);
    page.stored = std::move(stored);
    page.form.problem = api::changed_elsewhere;
    if (!is_changed(page)) {
        // It was one's own change, whose reply had been lost, or the same by somebody else.
        finish("Saved", page.stored.value()->account, change);
    }
}

}  // namespace

bool is_changed(const Edit& edit) {
    const StoredAccount* stored = edit.stored.value();
    return stored != nullptr && (edit.form.draft.text(Field::Alias) != stored->account.alias ||
                                 has_new_credentials(edit.form.draft, stored->account));
}

bool can_save(const Edit& edit) {
    return is_changed(edit) && !edit.form.sending && edit.newer == Newer::None;
}

void load_account(Edit& edit, Change& change) {
    if (edit.newer == Newer::None) {
        edit.stored = api::Loading{};
    } else {
        edit.newer = Newer::OnTheWay;
    }
    change.send(RequestKind::LoadAccount, request_account(edit.id), change.state.page_turn);
}

void save(Edit& page, Change& change) {
    send(page, Insist::No, change);
}

void on(const InsistRequested&, Change& change) {
    if (Edit* page = edit_of(change.state)) {
        send(*page, Insist::Yes, change);
    }
}

void on(const DisputeSettled& msg, Change& change) {
    Edit* page = edit_of(change.state);
    const StoredAccount* stored = page != nullptr ? page->stored.value() : nullptr;
    if (stored == nullptr) {
        return;
    }
    if (msg.takes_theirs) {
        const Draft theirs = draft_of(stored->account);
        page->form.draft.texts[msg.field] = theirs.texts[msg.field];
        if (msg.field != Field::Alias) {
            // A secret that was typed fits what was typed beside it.
            for (const Field field : credentials_of(theirs.method)) {
                if (is_secret(field)) {
                    page->form.draft.texts[field] = Secret();
                }
            }
        }
    }
    std::erase(page->disputed, msg.field);
    if (page->disputed.empty()) {
        page->form.problem.clear();
    }
}

void account_to_edit_loaded(const api::Response& response, Change& change) {
    Edit* page = edit_of(change.state);
    auto stored = read_account(response);
    // Going from one form to another does not call back what was asked for the first.
    if (page == nullptr || (stored && stored.value().account.id != page->id)) {
        return;
    }
    if (page->newer != Newer::None) {
        newer_loaded(*page, std::move(stored), change);
        return;
    }
    if (page->stored.value() == nullptr) {
        page->stored = std::move(stored);
        fill(*page, change);
    }
}

void account_replaced(const api::Response& response, Change& change) {
    Edit* page = edit_of(change.state);
    if (page == nullptr) {
        return;
    }
    auto replaced = read_account(response);
    if (replaced) {
        page->stored = std::move(replaced);
        page->disputed.clear();
        show_replacement(*page, change);
        return;
    }
    page->form.sending = false;
    show(replaced.error(), page->form);
    if (replaced.error().kind == api::ErrorKind::Stale) {
        page->form.problem = api::changed_elsewhere;
        page->newer = Newer::OnTheWay;
        load_account(*page, change);
    }
    change.focus(app::FocusTarget::Problem);
}

void show_replacement(Edit& page, Change& change) {
    const Account& account = page.stored.value()->account;
    page.form.problem.clear();
    page.form.problems = {};
    if (!account.replacement) {
        finish("Saved", account, change);  // the alias alone, or credentials that count now
        return;
    }
    page.form.sending = account.replacement->is_testing;
    if (page.form.sending) {
        watch(change);
        return;
    }
    page.has_failed = true;
    show(account.replacement->problem, page.form);
    change.focus(app::FocusTarget::Problem);
}

}  // namespace mooring::cloud_accounts
