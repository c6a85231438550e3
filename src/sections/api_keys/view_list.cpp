#include "sections/api_keys/view_list.h"

#include <array>

#include "app/view_list_tools.h"
#include "core/words.h"
#include "ui/box.h"
#include "ui/control.h"
#include "ui/dialog.h"
#include "ui/remote_card.h"
#include "ui/table.h"
#include "ui/text.h"
#include "ui/virtual_rows.h"

namespace mooring::api_keys {
namespace {

using Out = app::Outbox<Msg>;

constexpr std::array columns{
    ui::Column{.title = "Name", .share = 2},
    ui::Column{.title = "Key", .share = 1.7F},
    ui::Column{.title = "Created", .share = 1.2F},
    ui::Column{.title = "Last used", .share = 1.3F},
    ui::Column{.title = "Actions", .share = 0.8F},
};
constexpr std::string_view list_key = "rows";
enum ColumnIndex : std::size_t { Name, Key, Created, LastUsed, Actions };

/// As much of the key as may be seen: what it begins and ends with.
std::string_view glimpse(const ApiKey& key) {
    return ui::current().join({key.prefix, "…", key.last_four});
}

/// Where rows are stacked there is no header to say what the time is about.
void time(const ui::Table& table, std::string_view about, Instant time, const Clock& clock) {
    const Words ago = relative_time(time, clock);
    ui::time(
        table.is_stacked() ? ui::current().join({about, " ", ago}) : std::string_view(ago),
        exact_time(time, clock)
    );
}

void last_used(const ui::Table& table, const ApiKey& key, const Clock& clock) {
    if (key.last_used_at) {
        time(table, "Last used", *key.last_used_at, clock);
    } else {
        ui::text("Never used", {.type = ui::Type::Secondary, .color = ui::Color::Muted});
    }
}

/// A line of the table. Its place there says how far one has read.
struct Row {
    const ApiKey& key;
    std::size_t index;
    bool deleting;
};

void draw_row(const ui::Table& table, const Row& row, const Clock& clock, Out& out) {
    const ApiKey& key = row.key;
    const ui::TableRow line(table, key.id, row.index);
    {
        const ui::TableCell cell(table, Name);
        ui::text(key.name, {.type = ui::Type::SecondaryStrong});
    }
    {
        const ui::TableCell cell(table, Key);
        ui::text(glimpse(key), {.type = ui::Type::Code, .tag = "code"});
    }
    {
        const ui::TableCell cell(table, Created);
        time(table, "Created", key.created_at, clock);
    }
    {
        const ui::TableCell cell(table, LastUsed);
        last_used(table, key, clock);
    }
    const ui::TableCell cell(table, Actions);
    ui::BoxStyle in_line = ui::row(0);
    in_line.padding.left = -ui::quiet_padding;  // words, not surfaces, are in line
    const ui::Box box(in_line);
    const ui::ButtonOptions options{
        .look = ui::Look::Danger,
        .name = ui::current().join({"Delete ", key.name}),
        .busy = row.deleting};
    if (ui::button("Delete", options)) {
        out.send(DeleteRequested{key.id});
    }
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
constexpr std::array choices{app::QueryChoice{app::QueryPart::Sort, "Order", orders}};

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
    const ui::Table table("API keys", columns, page.total);
    ui::VirtualRows rows(list_key, {page.items.size(), page.total});
    while (rows.next()) {
        const ApiKey& key = page.items[rows.index()];
        const std::optional<Deletion>& deletion = state.deletion;
        const bool deleting = deletion && deletion->confirmed && deletion->id == key.id;
        draw_row(table, {.key = key, .index = rows.index(), .deleting = deleting}, clock, out);
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

void ask_to_delete(const ApiKey& key, const Clock& clock, Out& out) {
    const ui::Scope scope("question");
    ui::Ui& ui = ui::current();
    const ui::Dialog dialog(ui.join({"Delete ", key.name, "?"}));
    ui::note(ui.join({"Whatever sends the key ", glimpse(key), " is refused from then on."}));
    if (key.last_used_at) {
        ui::note(ui.join(
            {"It was last used ",
             relative_time(*key.last_used_at, clock),
             ". This cannot be undone."}
        ));
    } else {
        ui::note("It was never used. This cannot be undone.");
    }
    ui::BoxStyle answers = ui::wrapping_row(ui::space::small);
    answers.justify = ui::Align::End;
    const ui::Box box(answers);
    if (ui::button("Cancel") || dialog.was_dismissed()) {
        out.send(DeleteCancelled{});
    }
    if (ui::button("Delete key", {.look = ui::Look::DangerFill})) {
        out.send(DeleteConfirmed{});
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
    const ui::Card card("list", "Your keys");
    const ui::CardPart part;
    title(state.news);
    ui::failure(state.list_error);
    tools(state, out);
    if (const ApiKeyPage* page = state.keys.value()) {
        list(state, *page, clock, out);
    } else if (ui::unavailable(state.keys.error(), "your keys")) {
        out.send(ReloadRequested{});
    }
    if (state.deletion && !state.deletion->confirmed) {
        if (const ApiKey* key = find_key(state, state.deletion->id)) {
            ask_to_delete(*key, clock, out);
        }
    }
}

}  // namespace mooring::api_keys
