#include "ui/table.h"

#include <array>

#include "ui/paint.h"
#include "ui/text.h"

namespace mooring::ui {
namespace {

constexpr std::array<std::string_view, 8> cell_keys{"1", "2", "3", "4", "5", "6", "7", "8"};

BoxStyle row_style() {
    const bool narrow = current().is_narrow();
    BoxStyle style = narrow ? column(space::tiny) : row(space::medium);
    style.padding = Edges::symmetric(narrow ? 0.0F : 12.0F, 10);
    return style;
}

BoxStyle cell_style(const Column& column) {
    BoxStyle style = wrapping_row(space::small);
    if (!current().is_narrow()) {
        style.basis = 0;
        style.grow = column.share;
    }
    return style;
}

void header(std::span<const Column> columns) {
    const Region row({.tag = "tr", .key = "header", .role = "row", .name = {}}, row_style());
    for (std::size_t i = 0; i < columns.size(); ++i) {
        const Region cell(
            {.tag = "th", .key = cell_keys[i], .role = "columnheader", .name = {}},
            cell_style(columns[i])
        );
        text(columns[i].title, {.type = Type::HintStrong, .color = Color::Muted});
    }
}

}  // namespace

Table::Table(std::string_view name, std::span<const Column> columns)
    : region_({.tag = "table", .key = name, .role = "table", .name = name}), columns_(columns) {
    if (!current().is_narrow()) {
        header(columns);
    }
}

TableRow::TableRow(const Table&, std::string_view key)
    : scope_(key), region_({.tag = "tr", .key = "row", .role = "row", .name = {}}, row_style()) {
    if (!current().is_measuring()) {
        paint::rule(region_.rect(), Color::Border);
    }
}

TableCell::TableCell(const Table& table, std::size_t column)
    : region_(
          {.tag = "td", .key = cell_keys[column], .role = "cell", .name = {}},
          cell_style(table.columns()[column])
      ) {}

}  // namespace mooring::ui
