#include <algorithm>
#include <iterator>
#include <utility>

#include "api/json_reader.h"
#include "sections/cloud_accounts/update.h"

namespace mooring::cloud_accounts {
namespace {

auto find_account(Accounts& accounts, std::string_view id) {
    return std::find_if(accounts.items.begin(), accounts.items.end(), [&](const Account& account) {
        return account.id == id;
    });
}

void take_out(State& state, std::string_view id) {
    if (Accounts* accounts = state.accounts.value()) {
        const auto found = find_account(*accounts, id);
        if (found != accounts->items.end()) {
            accounts->items.erase(found);
        }
    }
}

}  // namespace

void load_accounts(Change& change) {
    State& state = change.state;
    if (!state.accounts.value()) {
        state.accounts = api::Loading{};
    }
    state.more = {};
    change.send(RequestKind::LoadList, request_accounts());
}

void on(const ReloadRequested&, Change& change) {
    change.state.accounts = api::Loading{};
    load_accounts(change);
}

void on(const MoreRequested&, Change& change) {
    State& state = change.state;
    const Accounts* accounts = state.accounts.value();
    if (accounts != nullptr && !accounts->next_cursor.empty() && !state.more.loading) {
        state.more = {.loading = true, .problem = {}};
        change.send(RequestKind::LoadMore, request_accounts(accounts->next_cursor));
    }
}

void on(const DeleteRequested& msg, Change& change) {
    State& state = change.state;
    Accounts* accounts = state.accounts.value();
    if (accounts == nullptr || (state.deletion && state.deletion->sending)) {
        return;
    }
    const auto found = find_account(*accounts, msg.id);
    if (found != accounts->items.end()) {
        state.deletion = Deletion{.account = *found};
        state.deletion_error.reset();
        state.notice.clear();
    }
}

void on(const DeleteConfirmed&, Change& change) {
    auto& deletion = change.state.deletion;
    if (deletion && !deletion->sending) {
        deletion->sending = true;
        change.send(RequestKind::Delete, request_delete(deletion->account.id));
    }
}

void on(const DeleteCancelled&, Change& change) {
    auto& deletion = change.state.deletion;
    if (deletion && !deletion->sending) {
        deletion.reset();
    }
}

void accounts_loaded(const api::Response& response, State& state) {
    state.accounts = read_accounts(response);
}

void more_loaded(const api::Response& response, State& state) {
    Accounts* accounts = state.accounts.value();
    if (accounts == nullptr || !state.more.loading) {
        return;  // the list was loaded anew meanwhile
    }
    state.more.loading = false;
    auto next = read_accounts(response);
    if (!next) {
        state.more.problem = next.error().detail;
        return;
    }
    auto& items = next.value().items;
    std::move(items.begin(), items.end(), std::back_inserter(accounts->items));
    accounts->next_cursor = next.value().next_cursor;
}

void account_deleted(const api::Response& response, Change& change) {
    State& state = change.state;
    if (!state.deletion) {
        return;
    }
    const Account account = std::exchange(state.deletion, std::nullopt)->account;
    const auto done = api::read_nothing(response);
    const bool is_gone = done.has_value() || done.error().kind == api::ErrorKind::NotFound;
    if (!is_gone) {
        state.deletion_error = done.error();
        state.deletion_error->detail = account.alias + " was not deleted. " + done.error().detail;
        return;
    }
    take_out(state, account.id);
    if (std::holds_alternative<Overview>(state.page)) {
        state.notice = "Deleted " + account.alias + ".";
        change.focus(app::FocusTarget::Heading);  // the button that had the focus is gone
    }
}

}  // namespace mooring::cloud_accounts
