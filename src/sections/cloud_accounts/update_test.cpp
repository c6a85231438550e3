#include "app/retry.h"
#include "sections/cloud_accounts/update.h"

namespace mooring::cloud_accounts {
namespace {

constexpr int news_ms = 1000;
/// After an answer that says nothing of the account.
constexpr int later_ms = 5000;

/// The account on the page that is under test; the first of those in the list.
const Account* watched(const State& state) {
    const StoredAccount* stored = nullptr;
    if (const auto* test = std::get_if<Test>(&state.page)) {
        stored = test->stored.value();
    } else if (const auto* edit = std::get_if<Edit>(&state.page)) {
        stored = edit->stored.value();
    } else if (const Accounts* accounts = state.accounts.value();
               accounts != nullptr && std::holds_alternative<Overview>(state.page)) {
        for (const Account& account : accounts->items) {
            if (is_under_test(account)) {
                return &account;
            }
        }
    }
    return stored != nullptr && is_under_test(stored->account) ? &stored->account : nullptr;
}

void take_into_list(const Account& fresh, State& state) {
    if (Accounts* accounts = state.accounts.value()) {
        for (Account& account : accounts->items) {
            if (account.id == fresh.id) {
                account = fresh;
            }
        }
    }
}

}  // namespace

void watch(Change& change) {
    if (!change.state.is_watching && watched(change.state) != nullptr) {
        change.state.is_watching = true;
        change.start_timer(RequestKind::Watch, news_ms);
    }
}

void look_for_news(Change& change) {
    const Account* account = watched(change.state);
    if (account != nullptr) {
        change.send(RequestKind::Watch, request_account(account->id));
    } else {
        change.state.is_watching = false;
    }
}

void news_came(const api::Response& response, Change& change) {
    State& state = change.state;
    auto fresh = read_account(response);
    if (!fresh) {
        state.is_watching = fresh.error().kind != api::ErrorKind::NotFound;
        if (state.is_watching && !app::may_pass(response)) {
            change.start_timer(RequestKind::Watch, later_ms);
        }
        return;  // otherwise the app asks again
    }
    state.is_watching = false;
    const StoredAccount& stored = fresh.value();
    take_into_list(stored.account, state);
    if (auto* test = std::get_if<Test>(&state.page)) {
        if (test->id == stored.account.id) {
            test->stored = std::move(fresh);
        }
    } else if (auto* edit = std::get_if<Edit>(&state.page)) {
        if (edit->id == stored.account.id && edit->form.sending) {
            edit->stored = std::move(fresh);
            show_replacement(*edit, change);
        }
    }
    watch(change);
}

void load_test(Change& change) {
    const auto& page = std::get<Test>(change.state.page);
    change.send(RequestKind::LoadAccount, request_account(page.id), change.state.page_turn);
}

void test_loaded(const api::Response& response, Change& change) {
    auto& page = std::get<Test>(change.state.page);
    page.stored = read_account(response);
    watch(change);
}

void on(const TestRequested&, Change& change) {
    auto* page = std::get_if<Test>(&change.state.page);
    if (page == nullptr || page->sending) {
        return;
    }
    page->sending = true;
    page->problem.clear();
    change.state.notice.clear();
    change.send(RequestKind::Verify, request_verify(page->id), change.state.page_turn);
}

void test_started(const app::Answer& answer, Change& change) {
    auto* page = std::get_if<Test>(&change.state.page);
    if (page == nullptr || answer.tag.turn != change.state.page_turn) {
        return;
    }
    page->sending = false;
    auto started = read_account(answer.response);
    if (started) {
        page->stored = std::move(started);
        watch(change);
    } else {
        page->problem = started.error().detail;
    }
}

}  // namespace mooring::cloud_accounts
