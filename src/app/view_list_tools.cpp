#include "app/view_list_tools.h"

#include "ui/box.h"
#include "ui/text.h"

namespace mooring::app {
namespace {

/// Beside each other where there is room.
ui::BoxStyle share(float basis) {
    ui::BoxStyle style;
    style.basis = ui::fitting_width(basis);
    style.grow = 1;
    return style;
}

std::optional<std::string> search_field(const ListQuery& query) {
    const ui::Box box(share(240));
    const ui::FieldOptions search{
        .label = "Search###search",
        .value = query[QueryPart::Search],
        .name = "q",
        .autocomplete = "off",
        .type = "search"};
    return ui::text_field(search);
}

}  // namespace

Words count_words(
    const ListQuery& query, ListCount count, std::string_view one, std::string_view many
) {
    const Words all = counted(count.all, one, many);
    return query.is_narrowed() ? with_commas(count.matching).add(" of ").add(all) : all;
}

std::optional<QueryEdit> list_tools(
    const ListQuery& query,
    std::string_view what,
    std::span<const QueryChoice> choices,
    std::string_view count,
    Searched searched
) {
    std::optional<QueryEdit> edit;
    const ui::Region tools(
        {.tag = "div", .key = "tools", .role = "search", .name = what}, ui::column(12)
    );
    {
        const ui::Box line(ui::wrapping_row(ui::space::medium));
        if (searched == Searched::Yes) {
            if (auto text = search_field(query)) {
                edit = QueryEdit{QueryPart::Search, *std::move(text)};
            }
        }
        for (const QueryChoice& choice : choices) {
            const ui::Box box(share(130));
            const ui::FieldOptions options{.label = choice.label, .value = query[choice.part]};
            if (auto value = ui::select_field(options, choice.options)) {
                edit = QueryEdit{choice.part, *std::move(value)};
            }
        }
    }
    const ui::Region status({.tag = "div", .key = "count", .role = "status", .name = {}});
    ui::text(count, {.type = ui::Type::Secondary, .color = ui::Color::Muted});
    return edit;
}

bool nothing_matches() {
    const ui::Box box(ui::column(ui::space::small));
    ui::heading(3, "Nothing matches");
    ui::note("Try fewer letters or another part of the name.");
    const ui::Box line(ui::row(0));
    return ui::button("Clear search and filters###clear");
}

}  // namespace mooring::app
