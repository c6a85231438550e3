#include <array>

#include "app/view_list_tools.h"
#include "core/words.h"
#include "sections/activity/activity.h"
#include "ui/box.h"
#include "ui/control.h"
#include "ui/remote_card.h"
#include "ui/table.h"
#include "ui/text.h"
#include "ui/virtual_rows.h"

namespace mooring::activity {
namespace {

using Out = app::Outbox<Msg>;

constexpr std::array columns{
    ui::Column{.title = "What", .share = 2.4F},
    ui::Column{.title = "When", .share = 1},
    ui::Column{.title = "From", .share = 1.5F},
};
constexpr std::string_view list_key = "rows";
enum ColumnIndex : std::size_t { What, When, From };

/// As in the contract.
constexpr std::array kinds{
    ui::Option{"", "Everything"},
    ui::Option{"sign_in", "Signing in"},
    ui::Option{"session", "Sessions"},
    ui::Option{"password", "Password"},
    ui::Option{"factor", "Second factors and recovery codes"},
    ui::Option{"key", "API keys"},
    ui::Option{"cloud", "Cloud accounts"},
    ui::Option{"profile", "Profile"},
    ui::Option{"email", "E-mail address"},
};
constexpr std::array orders{
    ui::Option{"", "Newest first"},
    ui::Option{"at", "Oldest first"},
};
constexpr std::array choices{
    app::QueryChoice{app::QueryPart::Kind, "Kind###kind", kinds},
    app::QueryChoice{app::QueryPart::Sort, "Order###order", orders},
};

void from(const Entry& entry) {
    const ui::Box box(ui::cell_lines());
    ui::text(entry.by, {.type = ui::Type::Secondary});
    ui::text(entry.address, {.type = ui::Type::Secondary, .color = ui::Color::Muted});
}

void draw_row(const ui::Table& table, const Entry& entry, std::size_t index, const Clock& clock) {
    const ui::TableRow line(table, entry.id, index);
    {
        const ui::TableCell cell(table, What);
        ui::text(entry.what, {.type = ui::Type::SecondaryStrong});
    }
    {
        const ui::TableCell cell(table, When);
        ui::time(relative_time(entry.at, clock), exact_time(entry.at, clock));
    }
    const ui::TableCell cell(table, From);
    from(entry);
}

void tools(const State& state, Out& out) {
    const EntryPage* page = state.entries.value();
    const bool are_many = page != nullptr && page->total > app::few_items;
    if (!are_many && state.query.is_usual()) {
        return;
    }
    const Words count = page == nullptr ? Words() : counted(page->total, "event", "events");
    if (auto edit = app::list_tools(state.query, "Activity", choices, count, app::Searched::No)) {
        out.send(*std::move(edit));
    }
}

ui::LastLoad last_load(const State& state) {
    if (state.loading_more) {
        return ui::LastLoad::Busy;
    }
    return state.list_error ? ui::LastLoad::Failed : ui::LastLoad::Fine;
}

void nothing(const State& state, Out& out) {
    const ui::Box box(ui::column(ui::space::small));
    if (!state.query.is_narrowed()) {
        ui::heading(3, "Nothing yet");
        ui::note("Sign-ins and changes of your account will be listed here.");
        return;
    }
    ui::heading(3, "Nothing of this kind");
    ui::note("Nothing of the chosen kind has happened on your account.");
    const ui::Box line(ui::row(0));
    if (ui::button("Show everything###clear")) {
        out.send(app::QueryEdit{app::QueryPart::Narrowing, {}});
    }
}

void list(const State& state, const EntryPage& page, const Clock& clock, Out& out) {
    if (page.items.empty() && page.next_cursor.empty()) {
        nothing(state, out);
        return;
    }
    {
        const ui::Table table("Activity###activity", columns, page.total);
        ui::VirtualRows rows(list_key, {page.items.size(), page.total});
        while (rows.next()) {
            draw_row(table, page.items[rows.index()], rows.index(), clock);
        }
    }
    if (!page.next_cursor.empty() &&
        ui::more_rows(list_key, {page.items.size(), page.total}, last_load(state))) {
        out.send(MoreRequested{});
    }
}

/// Of all that the chosen kind has, not only what was loaded.
void files(const State& state, std::string_view api_base) {
    const ui::Box box(ui::quiet_row());
    const auto file = [&](std::string_view label, std::string_view address) {
        const std::string_view whole = ui::current().join({api_base, address});
        ui::link(label, whole, {.icon = ui::Icon::Download, .download = true});
    };
    file("Download CSV###csv", state.files.csv);
    file("Download JSON###json", state.files.json);
}

/// With the files beside it, or below where there is no room.
void title(const State& state, std::string_view api_base) {
    ui::BoxStyle style = ui::current().is_narrow() ? ui::column(ui::space::tiny) : ui::row(0);
    style.justify = ui::Align::Start;
    const ui::Box box(style);
    ui::heading(2, "What happened");
    if (!ui::current().is_narrow()) {
        ui::spacer();
    }
    files(state, api_base);
}

}  // namespace

void Section::view(const State& state, const app::ViewContext& context, Out& out) {
    ui::page_heading("Activity", "What happened on your account. Nothing of it can be changed.");
    const ui::Card card("What happened###activity");
    const ui::CardPart part;
    title(state, context.site.api_base);
    ui::failure(state.list_error);
    tools(state, out);
    if (const EntryPage* page = state.entries.value()) {
        list(state, *page, context.clock, out);
    } else if (ui::unavailable(state.entries.error(), "your activity")) {
        out.send(ReloadRequested{});
    }
}

}  // namespace mooring::activity
