// One linked account, as a line of a list.
#include <array>

#include "sections/cloud_accounts/views.h"
#include "sections/cloud_accounts/words.h"
#include "ui/control.h"
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

/// Whether this account is being deleted now.
bool is_going(const Account& account, const State& state) {
    return state.deletion && state.deletion->sending && state.deletion->account.id == account.id;
}

void draw_actions(const Account& account, const State& state, Out& out) {
    const ui::Box box(ui::wrapping_row(ui::space::small));
    const bool failed = account.status == "failed";
    ui::link(
        failed ? "Why?###test" : "Test###test",
        account.test_path,
        {.look = failed ? ui::Look::Secondary : ui::Look::Quiet,
         .name = ui::current().join({failed ? "Why? " : "Test ", account.alias})}
    );
    ui::link(
        "Edit###edit",
        account.edit_path,
        {.look = ui::Look::Secondary, .name = ui::current().join({"Edit ", account.alias})}
    );
    const bool other_is_going = state.deletion && state.deletion->sending;
    const ui::ButtonOptions options{
        .look = ui::Look::Danger,
        .name = ui::current().join({"Delete ", account.alias}),
        .enabled = ui::enabled_if(!other_is_going || is_going(account, state)),
        .busy = is_going(account, state)};
    if (ui::button("Delete###delete", options)) {
        out.send(DeleteRequested{account.id});
    }
}

/// Alias and identifiers; in a list of all providers with the mark of its own.
void draw_names(const Account& account, bool with_provider) {
    ui::BoxStyle beside = ui::row(ui::space::medium);
    beside.basis = ui::fitting_width(240);
    beside.grow = 1;
    const ui::Box line(beside);
    if (with_provider) {
        ui::tile(words_of(account.provider).short_name, 48);
    }
    ui::BoxStyle style = ui::column(2);
    style.grow = 1;
    const ui::Box words(style);
    ui::text(account.alias, {.type = ui::Type::BodyStrong});
    ui::text(
        account.summary,
        {.type = ui::Type::Secondary, .color = ui::Color::Muted, .title = account.details}
    );
}

}  // namespace

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
    const std::string_view what = account.checked_at ? "checked " : "linked ";
    ui::time(
        ui::current().join({what, relative_time(time, clock)}),
        exact_time(time, clock),
        ui::Color::Muted
    );
}

void draw_account(
    const Account& account,
    const std::optional<Place>& place,
    const State& state,
    const Clock& clock,
    Out& out
) {
    const ui::Scope scope(account.id);
    const ui::Region item({.tag = "li", .key = "account", .role = {}, .name = {}});
    if (place) {
        ui::current().attribute("aria-posinset", number_words(place->index + 1));
        ui::current().attribute("aria-setsize", number_words(place->total));
    }
    const ui::CardPart part(ui::Ruled::Yes);
    const ui::Box line(ui::wrapping_row(ui::space::medium));
    draw_names(account, place.has_value());
    const ui::Box state_and_actions(ui::wrapping_row(ui::space::medium));
    draw_status(account.status);
    draw_time(account, clock);
    draw_actions(account, state, out);
}

}  // namespace mooring::cloud_accounts
