// All linked accounts in one list, where there are many: searched, filtered, sorted.
#include <array>

#include "app/view_list_tools.h"
#include "core/words.h"
#include "sections/cloud_accounts/views.h"
#include "ui/remote_card.h"
#include "ui/text.h"
#include "ui/virtual_rows.h"

namespace mooring::cloud_accounts {
namespace {

constexpr std::string_view list_key = "rows";

constexpr std::array orders{
    ui::Option{"", "Provider"},
    ui::Option{"alias", "Alias"},
    ui::Option{"-created_at", "Newest first"},
    ui::Option{"created_at", "Oldest first"},
};
constexpr std::array provider_filter{
    ui::Option{"", "All"},
    ui::Option{"aws", "AWS"},
    ui::Option{"azure", "Azure"},
    ui::Option{"gcp", "GCP"},
};
constexpr std::array status_filter{
    ui::Option{"", "All"},
    ui::Option{"not_tested", "Not tested"},
    ui::Option{"testing", "Testing"},
    ui::Option{"connected", "Connected"},
    ui::Option{"failed", "Failed"},
};
constexpr std::array choices{
    app::QueryChoice{app::QueryPart::Provider, "Provider###provider", provider_filter},
    app::QueryChoice{app::QueryPart::Status, "State###status", status_filter},
    app::QueryChoice{app::QueryPart::Sort, "Order###order", orders},
};

ui::LastLoad last_load(const More& more) {
    if (more.loading) {
        return ui::LastLoad::Busy;
    }
    return more.problem.empty() ? ui::LastLoad::Fine : ui::LastLoad::Failed;
}

void draw_rows(const Accounts& accounts, const State& state, const Clock& clock, Out& out) {
    const ui::Region list({.tag = "ul", .key = "all", .role = {}, .name = {}});
    ui::VirtualRows rows(list_key, {accounts.items.size(), accounts.total});
    while (rows.next()) {
        const std::size_t index = rows.index();
        draw_account(accounts.items[index], Place{index, accounts.total}, state, clock, out);
    }
}

void draw_end(const Accounts& accounts, const State& state, Out& out) {
    if (accounts.next_cursor.empty()) {
        return;
    }
    const ui::CardPart part(ui::Ruled::Yes);
    if (!state.more.problem.empty()) {
        ui::banner(ui::current().join({state.more.problem, "###more_problem"}), ui::Tone::Danger);
    }
    if (ui::more_rows(list_key, {accounts.items.size(), accounts.total}, last_load(state.more))) {
        out.send(MoreRequested{});
    }
}

void draw_tools(const State& state, Out& out) {
    const ui::CardPart part;
    ui::heading(2, "Linked accounts");
    const Accounts* accounts = state.accounts.value();
    Words count;
    if (accounts != nullptr) {
        count = app::count_words(
            state.query, {accounts->total, accounts->total_unfiltered()}, "account", "accounts"
        );
    }
    if (accounts != nullptr || !state.query.is_usual()) {
        if (auto edit = app::list_tools(state.query, "Linked accounts", choices, count)) {
            out.send(*std::move(edit));
        }
    }
    if (accounts == nullptr) {
        if (ui::unavailable(state.accounts.error(), "your cloud accounts")) {
            out.send(ReloadRequested{});
        }
    } else if (accounts->total == 0 && app::nothing_matches()) {
        out.send(app::QueryEdit{app::QueryPart::Narrowing, {}});
    }
}

}  // namespace

void draw_list(const State& state, const Clock& clock, Out& out) {
    const ui::Scope scope("list");
    const ui::Card card("Linked accounts###list");
    draw_tools(state, out);
    if (const Accounts* accounts = state.accounts.value(); accounts != nullptr) {
        draw_rows(*accounts, state, clock, out);
        draw_end(*accounts, state, out);
    }
}

}  // namespace mooring::cloud_accounts
