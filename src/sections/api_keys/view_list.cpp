#include <array>

#include "app/view_list_tools.h"
#include "core/words.h"
#include "sections/api_keys/views.h"
#include "ui/box.h"
#include "ui/control.h"
#include "ui/remote_card.h"
#include "ui/table.h"
#include "ui/text.h"
#include "ui/virtual_rows.h"

namespace mooring::api_keys {
namespace {

constexpr std::array columns{
    ui::Column{.title = "Name", .share = 2},
    ui::Column{.title = "Key", .share = 1.6F},
    ui::Column{.title = "Expires", .share = 1.3F},
    ui::Column{.title = "Last used", .share = 1.2F},
    ui::Column{.title = "Actions", .share = 1.9F},
};
constexpr std::string_view list_key = "rows";
enum ColumnIndex : std::size_t { Name, Key, Expires, LastUsed, Actions };

void time(const ui::Table& table, std::string_view about, Instant time, const Clock& clock) {
    ui::cell_time(table, about, relative_time(time, clock), exact_time(time, clock));
}

void last_used(const ui::Table& table, const ApiKey& key, const Clock& clock) {
    const ui::Box box(ui::cell_lines());
    if (!key.last_used_at) {
        ui::text("Never used", {.type = ui::Type::Secondary, .color = ui::Color::Muted});
        return;
    }
    time(table, "Last used", *key.last_used_at, clock);
    if (!key.last_used_address.empty()) {
        ui::text(
            ui::current().join({"from ", key.last_used_address}),
            {.type = ui::Type::Hint, .color = ui::Color::Muted}
        );
    }
}

void name(const ApiKey& key) {
    const ui::Box box(ui::cell_lines());
    ui::text(key.name, {.type = ui::Type::SecondaryStrong});
    ui::text(key.access, {.type = ui::Type::Hint, .color = ui::Color::Muted});
}

void text_of_key(const ApiKey& key, const Clock& clock) {
    const ui::Box box(ui::cell_lines());
    ui::text(glimpse(key), {.type = ui::Type::Code, .tag = "code"});
    const Words day = long_date(key.created_at, clock);
    ui::text(
        ui::current().join({"Created ", day}),
        {.type = ui::Type::Hint,
         .color = ui::Color::Muted,
         .title = exact_time(key.created_at, clock)}
    );
    if (key.overlap_ends_at && key.overlap_ends_at->ms > clock.now.ms) {
        const Words until = exact_time(*key.overlap_ends_at, clock);
        ui::text(
            ui::current().join({"The one before works until ", until}),
            {.type = ui::Type::Hint, .color = ui::Color::Warning}
        );
    }
}

void expiry(const ui::Table& table, const ApiKey& key, const Clock& clock) {
    if (!key.expires_at) {
        ui::text(
            table.is_stacked() ? "Never expires" : "Never",
            {.type = ui::Type::Secondary, .color = ui::Color::Muted}
        );
        return;
    }
    const ui::Box box(ui::cell_lines());
    const Words day = long_date(*key.expires_at, clock);
    if (key.status == KeyStatus::ExpiresSoon) {
        ui::pill("Expires soon", ui::Tone::Warning);
    } else if (key.status == KeyStatus::Expired) {
        ui::pill("Expired", ui::Tone::Danger);
    }
    const bool is_alone = table.is_stacked() && key.status == KeyStatus::Active;
    ui::time(
        ui::current().join({is_alone ? "Expires " : "On ", day}), exact_time(*key.expires_at, clock)
    );
}

/// A line of the table. Its place there says how far one has read.
struct Row {
    const ApiKey& key;
    std::size_t index;
    bool deleting;
    bool rotating;
};

void actions(const Row& row, Out& out) {
    const ui::Box box(ui::quiet_row());
    const std::string_view rotate = ui::current().join({"Rotate ", row.key.name});
    if (ui::button(
            "Rotate###rotate", {.look = ui::Look::Quiet, .name = rotate, .busy = row.rotating}
        )) {
        out.send(RotateRequested{row.key.id});
    }
    const std::string_view remove = ui::current().join({"Delete ", row.key.name});
    if (ui::button(
            "Delete###delete", {.look = ui::Look::Danger, .name = remove, .busy = row.deleting}
        )) {
        out.send(DeleteRequested{row.key.id});
    }
}

void draw_row(const ui::Table& table, const Row& row, const Clock& clock, Out& out) {
    const ApiKey& key = row.key;
    const ui::TableRow line(table, key.id, row.index);
    {
        const ui::TableCell cell(table, Name);
        name(key);
    }
    {
        const ui::TableCell cell(table, Key);
        text_of_key(key, clock);
    }
    {
        const ui::TableCell cell(table, Expires);
        expiry(table, key, clock);
    }
    {
        const ui::TableCell cell(table, LastUsed);
        last_used(table, key, clock);
    }
    const ui::TableCell cell(table, Actions);
    actions(row, out);
}

void nothing_yet() {
    const ui::Box box(ui::column(ui::space::tiny));
    ui::heading(3, "No keys yet");
    ui::note(
        "A key lets a script, a pipeline or Terraform read your account without your password. "
        "Make one for each, so that deleting one stops nothing else."
    );
}

constexpr std::array orders{
    ui::Option{"", "Newest first"},
    ui::Option{"created_at", "Oldest first"},
    ui::Option{"name", "Name"},
    ui::Option{"-last_used_at", "Used last"},
    ui::Option{"last_used_at", "Unused longest"},
};
constexpr std::array choices{app::QueryChoice{app::QueryPart::Sort, "Order###order", orders}};

/// Stays as long as something is searched for, whatever comes of it.
void tools(const State& state, Out& out) {
    const ApiKeyPage* page = state.keys.value();
    const bool are_many = page != nullptr && page->total_unfiltered > app::few_items;
    if (!are_many && state.query.is_usual()) {
        return;
    }
    Words words;
    if (page != nullptr) {
        words = app::count_words(state.query, {page->total, page->total_unfiltered}, "key", "keys");
    }
    if (auto edit = app::list_tools(state.query, "API keys", choices, words)) {
        out.send(*std::move(edit));
    }
}

void draw_table(const State& state, const ApiKeyPage& page, const Clock& clock, Out& out) {
    const ui::Table table("API keys###api_keys", columns, page.total);
    ui::VirtualRows rows(list_key, {page.items.size(), page.total});
    while (rows.next()) {
        const ApiKey& key = page.items[rows.index()];
        const std::optional<Deletion>& deletion = state.deletion;
        const std::optional<Rotation>& rotation = state.rotation;
        const Row row{
            .key = key,
            .index = rows.index(),
            .deleting = deletion && deletion->confirmed && deletion->id == key.id,
            .rotating = rotation && rotation->confirmed && rotation->id == key.id};
        draw_row(table, row, clock, out);
    }
}

ui::LastLoad last_load(const State& state) {
    if (state.loading_more) {
        return ui::LastLoad::Busy;
    }
    return state.list_error ? ui::LastLoad::Failed : ui::LastLoad::Fine;
}

void list(const State& state, const ApiKeyPage& page, const Clock& clock, Out& out) {
    if (page.items.empty() && page.next_cursor.empty()) {
        if (!state.query.is_narrowed()) {
            nothing_yet();
        } else if (app::nothing_matches()) {
            out.send(app::QueryEdit{app::QueryPart::Narrowing, {}});
        }
        return;
    }
    draw_table(state, page, clock, out);
    if (!page.next_cursor.empty() &&
        ui::more_rows(list_key, {page.items.size(), page.total}, last_load(state))) {
        out.send(MoreRequested{});
    }
}

/// With the news beside it: they are about the list, and announced when they change.
void title(std::string_view news) {
    const ui::Box box(ui::wrapping_row(12));
    ui::heading(2, "Your keys");
    ui::status(news, ui::Tone::Ok);
}

}  // namespace

void list_card(const State& state, const Clock& clock, Out& out) {
    const ui::Scope scope("list");
    const ui::Card card("Your keys###list");
    const ui::CardPart part;
    title(state.news);
    ui::failure(state.list_error);
    tools(state, out);
    if (const ApiKeyPage* page = state.keys.value()) {
        list(state, *page, clock, out);
    } else if (ui::unavailable(state.keys.error(), "your keys")) {
        out.send(ReloadRequested{});
    }
}

}  // namespace mooring::api_keys
