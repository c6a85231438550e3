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
            --accounts->total;
            --accounts->linked[static_cast<std::size_t>(found->provider)];
            accounts->items.erase(found);
        }
    }
}

/// The list has come anew: what it lacks was deleted, although the answer was lost.
void settle_deletion(State& state) {
    const std::optional<Account> lost = std::exchange(state.lost_deletion, std::nullopt);
    Accounts& accounts = *state.accounts.value();
    const bool is_whole = accounts.next_cursor.empty();
    if (lost && is_whole && find_account(accounts, lost->id) == accounts.items.end()) {
        state.notice = "Deleted " + lost->alias + ".";
        state.deletion_error.reset();
    }
}

void ask_for_list(RequestKind kind, Change& change) {
    State& state = change.state;
    state.more = {};
    change.send(kind, request_accounts(state.query, ""), ++state.query.turn);
}

}  // namespace

void load_accounts(Change& change) {
    if (!change.state.accounts.value()) {
        change.state.accounts = api::Loading{};
    }
    ask_for_list(RequestKind::LoadList, change);
}

void refresh_accounts(Change& change) {
    if (change.state.accounts.value() && change.state.query.is_shown()) {
        ask_for_list(RequestKind::RefreshList, change);
    } else {
        load_accounts(change);
    }
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
        const std::string& cursor = accounts->next_cursor;
        change.send(RequestKind::LoadMore, request_accounts(state.query, cursor), state.query.turn);
    }
}

void on(const app::QueryEdit& msg, Change& change) {
    app::ListQuery& query = change.state.query;
    query.edit(msg);
    if (msg.part == app::QueryPart::Search) {
        change.state.more = {};
        change.start_timer(RequestKind::Search, app::typing_pause_ms, query.turn);
    } else {
        load_accounts(change);
    }
}

void typing_paused(const app::TimerFired& timer, Change& change) {
    if (timer.tag.turn == change.state.query.turn) {
        load_accounts(change);
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
        state.deletion = Deletion{.account = *found, .removal = api::Loading{}};
        change.send(RequestKind::LoadRemoval, request_removal(found->id), ++state.deletion_turn);
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

void list_answered(const app::Answer& answer, Change& change) {
    State& state = change.state;
    if (answer.tag.turn != state.query.turn) {
        return;  // something else was asked for since
    }
    auto loaded = read_accounts(answer.response);
    Accounts* accounts = state.accounts.value();
    const auto kind = static_cast<RequestKind>(answer.tag.kind);
    if (kind != RequestKind::LoadMore || accounts == nullptr) {
        if (loaded) {
            state.accounts = std::move(loaded);
            state.query.note_shown();
            settle_deletion(state);
        } else if (kind != RequestKind::RefreshList) {
            state.accounts = std::move(loaded);
        }
        watch(change);
        return;
    }
    state.more.loading = false;
    if (!loaded) {
        state.more.problem = loaded.error().detail;
        return;
    }
    state.more.problem.clear();
    Accounts& next = loaded.value();
    app::add_page(accounts->items, next.items);
    accounts->next_cursor = std::move(next.next_cursor);
    accounts->total = next.total;
    accounts->linked = next.linked;
    watch(change);
}

void removal_loaded(const app::Answer& answer, State& state) {
    if (state.deletion && answer.tag.turn == state.deletion_turn) {
        state.deletion->removal = read_removal(answer.response);
    }
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
        const char* outcome = api::is_outcome_unknown(done.error()) ? " may not have been deleted. "
                                                                    : " was not deleted. ";
        state.deletion_error = done.error();
        state.deletion_error->detail = account.alias + outcome + done.error().detail;
        if (api::is_outcome_unknown(done.error())) {
            state.lost_deletion = account;
        }
        if (api::can_look_up_outcome(done.error())) {
            refresh_accounts(change);
        }
        return;
    }
    take_out(state, account.id);
    if (std::holds_alternative<Overview>(state.page)) {
        state.notice = "Deleted " + account.alias + ".";
        change.focus(app::FocusTarget::Heading);  // the button that had the focus is gone
    }
}

}  // namespace mooring::cloud_accounts
