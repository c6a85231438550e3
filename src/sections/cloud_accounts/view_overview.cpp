#include <algorithm>

#include "core/text.h"
#include "sections/cloud_accounts/route.h"
#include "sections/cloud_accounts/views.h"
#include "sections/cloud_accounts/words.h"
#include "ui/control.h"
#include "ui/remote_card.h"
#include "ui/text.h"
#include "ui/tile.h"

namespace mooring::cloud_accounts {
namespace {

struct StatusWords {
    std::string_view status;  ///< as the contract has it
    std::string_view words;
    ui::Tone tone;
};
constexpr std::array known_statuses{
    StatusWords{"not_tested", "Not tested", ui::Tone::Neutral},
    StatusWords{"testing", "Testing", ui::Tone::Warning},
    StatusWords{"connected", "Connected", ui::Tone::Ok},
    StatusWords{"failed", "Failed", ui::Tone::Danger},
};

void draw_status(std::string_view status) {
    for (const StatusWords& known : known_statuses) {
        if (known.status == status) {
            ui::pill(known.words, known.tone);
            return;
        }
    }
    ui::pill(status, ui::Tone::Neutral);  // newer than this console
}

void draw_time(const Account& account, const Clock& clock) {
    const Instant time = account.checked_at.value_or(account.created_at);
    const std::string words =
        (account.checked_at ? "checked " : "linked ") + relative_time(time, clock);
    ui::time(words, exact_time(time, clock), ui::Color::Muted);
}

/// Whether this account is being deleted now.
bool is_going(const Account& account, const State& state) {
    return state.deletion && state.deletion->sending && state.deletion->account.id == account.id;
}

void draw_actions(const Account& account, const State& state, Out& out) {
    const ui::Box box(ui::row(ui::space::small));
    ui::link(
        "Edit",
        edit_path(account.id),
        {.look = ui::Look::Secondary, .name = ui::current().join({"Edit ", account.alias})}
    );
    const bool other_is_going = state.deletion && state.deletion->sending;
    const ui::ButtonOptions options{
        .look = ui::Look::Danger,
        .name = ui::current().join({"Delete ", account.alias}),
        .enabled = ui::enabled_if(!other_is_going || is_going(account, state)),
        .busy = is_going(account, state)};
    if (ui::button("Delete", options)) {
        out.send(DeleteRequested{account.id});
    }
}

void draw_account(const Account& account, const State& state, const Clock& clock, Out& out) {
    const ui::Scope scope(account.id);
    const ui::Region item({.tag = "li", .key = "account", .role = {}, .name = {}});
    const ui::CardPart part(ui::Ruled::Yes);
    const ui::Box line(ui::wrapping_row(ui::space::medium));
    {
        ui::BoxStyle style = ui::column(2);
        style.basis = ui::fitting_width(240);
        style.grow = 1;
        const ui::Box words(style);
        ui::text(account.alias, {.type = ui::Type::BodyStrong});
        ui::text(
            summary_of(account.link),
            {.type = ui::Type::Secondary,
             .color = ui::Color::Muted,
             .title = details_of(account.link)}
        );
    }
    const ui::Box state_and_actions(ui::wrapping_row(ui::space::medium));
    draw_status(account.status);
    draw_time(account, clock);
    draw_actions(account, state, out);
}

/// "2 accounts". As long as not all accounts are here, nobody can say how many there are.
std::string count_words(std::size_t count, const ProviderWords& words, bool are_all_here) {
    if (count == 0) {
        return are_all_here ? "Not linked yet" : "None so far";
    }
    return counted(count, words.one, words.many) + (are_all_here ? "" : " so far");
}

void draw_provider_title(const ProviderWords& words, std::string_view count) {
    ui::BoxStyle beside = ui::row(ui::space::medium);
    beside.basis = ui::fitting_width(240);
    beside.grow = 1;
    const ui::Box line(beside);
    ui::tile(words.short_name, 48);
    ui::BoxStyle style = ui::column(0);
    style.grow = 1;
    const ui::Box title(style);
    ui::heading(2, words.title);
    ui::text(count, {.type = ui::Type::Secondary, .color = ui::Color::Muted});
}

void draw_provider_line(Provider provider, std::size_t count, bool are_all_here) {
    const ProviderWords& words = words_of(provider);
    const ui::CardPart part;
    const ui::Box line(ui::wrapping_row(ui::space::medium));
    draw_provider_title(words, count_words(count, words, are_all_here));
    const ui::LinkOptions configure{
        .look = count == 0 ? ui::Look::Primary : ui::Look::Secondary,
        .name = ui::current().join({"Configure ", words.short_name})};
    ui::link("Configure", new_link_path(provider), configure);
}

void draw_provider(
    Provider provider, const Accounts& accounts, const State& state, const Clock& clock, Out& out
) {
    const auto is_own = [&](const Account& account) { return account.provider == provider; };
    const auto& items = accounts.items;
    const auto count = static_cast<std::size_t>(std::count_if(items.begin(), items.end(), is_own));
    const ui::Card card(key_of(provider), words_of(provider).title);
    draw_provider_line(provider, count, accounts.next_cursor.empty());
    if (count == 0) {
        return;
    }
    const ui::Region list({.tag = "ul", .key = key_of(provider), .role = {}, .name = {}});
    for (const Account& account : items) {
        if (is_own(account)) {
            draw_account(account, state, clock, out);
        }
    }
}

void draw_more(const More& more, Out& out) {
    if (!more.problem.empty()) {
        ui::banner(more.problem, ui::Tone::Danger);
    }
    const ui::Box box(ui::row(0));
    if (ui::button("Show more", {.name = "Show more accounts", .busy = more.loading})) {
        out.send(MoreRequested{});
    }
}

void draw_accounts(const Accounts& accounts, const State& state, const Clock& clock, Out& out) {
    for (const Provider provider : providers) {
        draw_provider(provider, accounts, state, clock, out);
    }
    if (!accounts.next_cursor.empty()) {
        draw_more(state.more, out);
    }
}

}  // namespace

void draw_overview(const State& state, const Clock& clock, Out& out) {
    draw_top("Cloud Accounts", "Link the platform to the accounts where your clusters run.", state);
    ui::failure(state.deletion_error);
    if (const Accounts* accounts = state.accounts.value()) {
        draw_accounts(*accounts, state, clock, out);
    } else {
        const ui::Card card("accounts", "Linked accounts");
        const ui::CardPart part;
        if (ui::unavailable(state.accounts.error(), "your cloud accounts")) {
            out.send(ReloadRequested{});
        }
    }
    if (state.deletion && !state.deletion->sending) {
        draw_deletion(state.deletion->account, out);
    }
}

}  // namespace mooring::cloud_accounts
