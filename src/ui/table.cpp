#include "ui/table.h"

#include <imgui.h>
#include <imgui_internal.h>

#include <algorithm>
#include <array>

#include "core/words.h"
#include "ui/paint.h"
#include "ui/text.h"

namespace mooring::ui {
namespace {

constexpr std::array<std::string_view, 8> cell_keys{"1", "2", "3", "4", "5", "6", "7", "8"};

bool is_little_room() {
    const Ui& ui = current();
    return ui.environment.viewport.width < ui.scaled(stacked_below);
}

BoxStyle row_style(bool stacked) {
    BoxStyle style = stacked ? column(space::tiny) : row(space::medium);
    style.padding = Edges::symmetric(stacked ? 0.0F : 12.0F, 10);
    return style;
}

BoxStyle cell_style(const Column& column, bool stacked) {
    BoxStyle style = wrapping_row(space::small);
    if (!stacked) {
        style.basis = 0;
        style.grow = column.share;
    }
    return style;
}

/// Rows count from 1, the header among them.
Words row_index(std::size_t index, bool has_header) {
    return number_words(index + (has_header ? 2U : 1U));
}

/// Begins a row of Dear ImGui's table where the layout put it.
void begin_row(const Rect& rect, ImGuiTableRowFlags flags) {
    ImGuiTable* const table = ImGui::GetCurrentTable();
    if (table->IsInsideRow) {
        ImGui::TableEndRow(table);
    }
    table->RowPosY2 = current().to_screen(rect).y;
    ImGui::TableNextRow(flags, rect.height);
}

void header(std::span<const Column> columns) {
    const Region row({.tag = "tr", .key = "header", .role = "row", .name = {}}, row_style(false));
    begin_row(row.rect(), ImGuiTableRowFlags_Headers);
    current().attribute("aria-rowindex", "1");
    for (std::size_t i = 0; i < columns.size(); ++i) {
        ImGui::TableSetColumnIndex(static_cast<int>(i));
        const Region cell(
            {.tag = "th", .key = cell_keys[i], .role = "columnheader", .name = {}},
            cell_style(columns[i], false)
        );
        text(columns[i].title, {.type = Type::HintStrong, .color = Color::Muted});
    }
}

}  // namespace

Table::Columns::Columns(const Region& region, std::span<const Column> columns, bool stacked)
    : begun_(!stacked) {
    if (stacked) {
        return;
    }
    // Cells are laid out to fit; columns stand on whole pixels, and would cut the last one.
    constexpr ImGuiTableFlags flags = ImGuiTableFlags_NoSavedSettings | ImGuiTableFlags_NoClip |
                                      ImGuiTableFlags_SizingStretchSame;
    const ImGuiID scope = ImGui::GetCurrentWindow()->IDStack.back();
    const Rect place = current().to_screen(region.rect());
    ImGui::SetCursorScreenPos({place.x, place.y});
    begun_ = ImGui::BeginTable(
        "###columns", static_cast<int>(columns.size()), flags, {std::max(1.0F, place.width), 0}
    );
    IM_ASSERT(begun_ && "tables that do not scroll by themselves are never clipped away");
    ImGui::PushOverrideID(scope);  // an element stays the same where rows are stacked
    for (const Column& column : columns) {
        const std::string_view title = current().join({column.title, std::string_view("\0", 1)});
        ImGui::TableSetupColumn(title.data(), ImGuiTableColumnFlags_None, column.share);
    }
}

Table::Columns::~Columns() {
    if (begun_) {
        ImGui::PopID();
        ImGui::EndTable();
    }
}

Table::Table(std::string_view label, std::span<const Column> columns, std::size_t rows)
    : stacked_(is_little_room()),
      region_({.tag = "table", .key = {}, .role = "table", .name = label}),
      columns_(columns),
      table_(region_, columns, stacked_) {
    current().attribute("aria-rowcount", number_words(rows + (stacked_ ? 0U : 1U)));
    if (!stacked_) {
        header(columns);
    }
}

TableRow::TableRow(const Table& table, std::string_view key, std::size_t index)
    : scope_(key),
      region_(
          {.tag = "tr", .key = "row", .role = "row", .name = {}}, row_style(table.is_stacked())
      ) {
    if (!table.is_stacked()) {
        begin_row(region_.rect(), ImGuiTableRowFlags_None);
    }
    current().attribute("aria-rowindex", row_index(index, !table.is_stacked()));
    paint::rule(region_.rect(), Color::Border);
}

TableCell::TableCell(const Table& table, std::size_t column)
    : region_(
          {.tag = column == 0 ? "th" : "td",
           .key = cell_keys[column],
           .role = column == 0 ? "rowheader" : "cell",
           .name = {}},
          cell_style(table.columns()[column], table.is_stacked())
      ) {
    if (!table.is_stacked()) {
        ImGui::TableSetColumnIndex(static_cast<int>(column));
    }
}

BoxStyle cell_lines() {
    BoxStyle style = column(2);
    style.grow = 1;
    style.basis = 0;
    return style;
}

void cell_time(
    const Table& table, std::string_view about, std::string_view words, std::string_view exact
) {
    time(table.is_stacked() ? current().join({about, " ", words}) : words, exact);
}

}  // namespace mooring::ui
