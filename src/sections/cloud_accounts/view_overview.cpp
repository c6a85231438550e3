#include "app/view_list_tools.h"
#include "core/words.h"
#include "sections/cloud_accounts/route.h"
#include "sections/cloud_accounts/views.h"
#include "sections/cloud_accounts/words.h"
#include "ui/control.h"
#include "ui/remote_card.h"
#include "ui/text.h"
#include "ui/tile.h"

namespace mooring::cloud_accounts {
namespace {

void draw_provider_title(const ProviderWords& words, std::size_t count) {
    ui::BoxStyle beside = ui::row(ui::space::medium);
    beside.basis = ui::fitting_width(240);
    beside.grow = 1;
    const ui::Box line(beside);
    ui::tile(words.short_name, 48);
    ui::BoxStyle style = ui::column(0);
    style.grow = 1;
    const ui::Box title(style);
    ui::heading(2, words.title);
    ui::text(
        count == 0 ? Words("Not linked yet") : counted(count, words.one, words.many),
        {.type = ui::Type::Secondary, .color = ui::Color::Muted}
    );
}

void draw_provider_line(Provider provider, std::size_t count) {
    const ProviderWords& words = words_of(provider);
    const ui::CardPart part;
    const ui::Box line(ui::wrapping_row(ui::space::medium));
    draw_provider_title(words, count);
    const ui::LinkOptions configure{
        .look = count == 0 ? ui::Look::Primary : ui::Look::Secondary,
        .name = ui::current().join({"Configure ", words.short_name})};
    ui::link("Configure###configure", new_link_path(provider), configure);
}

/// Many accounts stand in a list of their own, a few on the card of their provider.
bool are_many(const Accounts& accounts, const State& state) {
    return accounts.total_unfiltered() > app::few_items || !state.query.is_usual() ||
           !accounts.next_cursor.empty();
}

void draw_provider(
    Provider provider, const Accounts& accounts, const State& state, const Clock& clock, Out& out
) {
    const std::size_t count = accounts.linked[static_cast<std::size_t>(provider)];
    const ui::Scope scope(key_of(provider));
    const ui::Card card(ui::current().join({words_of(provider).title, "###provider"}));
    draw_provider_line(provider, count);
    if (count == 0 || are_many(accounts, state)) {
        return;
    }
    const ui::Region list({.tag = "ul", .key = "accounts", .role = {}, .name = {}});
    for (const Account& account : accounts.items) {
        if (account.provider == provider) {
            draw_account(account, std::nullopt, state, clock, out);
        }
    }
}

}  // namespace

void draw_overview(const State& state, const Clock& clock, Out& out) {
    draw_top("Cloud Accounts", "Link the platform to the accounts where your clusters run.", state);
    ui::failure(state.deletion_error);
    const Accounts* accounts = state.accounts.value();
    if (accounts != nullptr) {
        for (const Provider provider : providers) {
            draw_provider(provider, *accounts, state, clock, out);
        }
    }
    if (accounts == nullptr || are_many(*accounts, state)) {
        draw_list(state, clock, out);
    }
    if (state.deletion && !state.deletion->sending) {
        draw_deletion(state, out);
    }
}

}  // namespace mooring::cloud_accounts
