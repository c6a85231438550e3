#include "core/words.h"
#include "sections/dashboard/dashboard.h"
#include "ui/box.h"
#include "ui/control.h"
#include "ui/remote_card.h"
#include "ui/text.h"

namespace mooring::dashboard {
namespace {

using Out = app::Outbox<Msg>;

struct Step {
    std::string_view title;
    std::string_view about;
    std::string_view path;
    std::string_view action;       ///< the link's words while it is to do
    std::string_view done_action;  ///< and once it is done
    bool done;
    Words state;  ///< in words
};

void draw(const Step& step) {
    const ui::Scope scope(step.path);
    const ui::Card card(ui::current().join({step.title, "###step"}));
    ui::BoxStyle style = ui::wrapping_row(ui::space::medium);
    style.padding = ui::card_padding();
    const ui::Box line(style);
    {
        ui::BoxStyle words = ui::column(ui::space::tiny);
        words.basis = ui::fitting_width(260);
        words.grow = 1;
        const ui::Box box(words);
        ui::heading(2, step.title);
        ui::note(step.about);
    }
    ui::pill(step.state, step.done ? ui::Tone::Ok : ui::Tone::Neutral);
    ui::link(
        ui::current().join({step.done ? step.done_action : step.action, "###open"}),
        step.path,
        {.look = step.done ? ui::Look::Secondary : ui::Look::Primary}
    );
}

void steps(const Overview& overview, const app::Site& site) {
    const std::size_t clouds = overview.cloud_accounts();
    const auto step = [&](const Step& one) {
        if (!app::hides(site, one.path)) {
            draw(one);
        }
    };
    step(
        {.title = "Cloud accounts",
         .about = "Link the platform to the accounts where your clusters run.",
         .path = "/settings/cloud-accounts",
         .action = "Link an account",
         .done_action = "Manage accounts",
         .done = clouds > 0,
         .state =
             clouds > 0 ? counted(clouds, "account linked", "accounts linked") : Words("To do")}
    );
    step(
        {.title = "Multi-factor authentication",
         .about = "Protect the account with a passkey, or with a code from your phone.",
         .path = "/settings/security",
         .action = "Turn it on",
         .done_action = "Review security",
         .done = overview.has_second_factor(),
         .state = std::string_view(overview.has_second_factor() ? "On" : "To do")}
    );
    step(
        {.title = "API keys",
         .about = "Let scripts and Terraform work with your account.",
         .path = "/settings/api-keys",
         .action = "Make a key",
         .done_action = "Manage keys",
         .done = overview.api_keys > 0,
         .state =
             overview.api_keys > 0 ? counted(overview.api_keys, "key", "keys") : Words("To do")}
    );
}

}  // namespace

void Section::view(const State& state, const app::ViewContext& context, Out& out) {
    ui::page_heading("Dashboard", "What is set up, and what is still to do.");
    if (const Overview* overview = state.overview.value()) {
        steps(*overview, context.site);
        return;
    }
    const ui::Card card("Overview###overview");
    const ui::CardPart part;
    if (ui::unavailable(state.overview.error(), "your account")) {
        out.send(ReloadRequested{});
    }
}

}  // namespace mooring::dashboard
