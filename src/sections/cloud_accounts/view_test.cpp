// Whether a link works, and what to do when it does not.
#include "sections/cloud_accounts/route.h"
#include "sections/cloud_accounts/views.h"
#include "sections/cloud_accounts/words.h"
#include "ui/control.h"
#include "ui/remote_card.h"
#include "ui/text.h"

namespace mooring::cloud_accounts {
namespace {

bool is_testing(const Test& page, const Account& account) {
    return page.sending || account.status == "testing";
}

/// The state in a sentence; announced when it changes.
std::string_view sentence(const Test& page, const Account& account) {
    const std::string_view provider = words_of(account.provider).short_name;
    if (is_testing(page, account)) {
        return ui::current().join({"Asking ", provider, " whether the link works."});
    }
    if (account.status == "connected") {
        return ui::current().join({provider, " lets the platform in. The link works."});
    }
    return account.problem ? std::string_view(account.problem->detail)
                           : "Nobody has asked the provider yet whether the link works.";
}

void draw_outcome(const Test& page, const Account& account, const Clock& clock) {
    {
        const ui::Box line(ui::wrapping_row(12));
        ui::heading(2, "Connection");
        draw_status(is_testing(page, account) ? "testing" : std::string_view(account.status));
        draw_time(account, clock);
    }
    const bool failed = !is_testing(page, account) && account.status == "failed";
    ui::status(sentence(page, account), failed ? ui::Tone::Danger : ui::Tone::Neutral);
    if (!is_testing(page, account) && account.problem) {
        ui::note(account.problem->repair);
    }
}

void draw_actions(const Test& page, const Account& account, Out& out) {
    const ui::Box box(ui::wrapping_row(12));
    const bool failed = account.status == "failed";
    const bool theirs = failed && account.problem && !account.problem->pointer.empty();
    const ui::ButtonOptions again{
        .look = theirs ? ui::Look::Secondary : ui::Look::Primary,
        .icon = ui::Icon::Refresh,
        .busy = is_testing(page, account)};
    const std::string_view label = account.checked_at ? "Test again###test" : "Test now###test";
    if (failed) {
        ui::link(
            "Change the values###edit",
            account.edit_path,
            {.look = theirs ? ui::Look::Primary : ui::Look::Secondary}
        );
    }
    if (ui::button(label, again)) {
        out.send(TestRequested{});
    }
}

}  // namespace

void draw_test(const Test& page, const State& state, const Clock& clock, Out& out) {
    draw_back_link();
    const StoredAccount* stored = page.stored.value();
    if (stored == nullptr) {
        draw_top("Test a link", "Whether the platform gets in.", state);
    } else {
        draw_top(stored->account.alias, stored->account.details, state);
    }
    const ui::Scope scope("connection");
    const ui::Card card("Connection###connection");
    const ui::CardPart part;
    if (stored == nullptr) {
        if (ui::unavailable(page.stored.error(), "the account")) {
            out.send(StoredRequested{});
        }
        return;
    }
    if (!page.problem.empty()) {
        ui::banner(ui::current().join({page.problem, "###problem"}), ui::Tone::Danger);
    }
    draw_outcome(page, stored->account, clock);
    draw_actions(page, stored->account, out);
}

}  // namespace mooring::cloud_accounts
