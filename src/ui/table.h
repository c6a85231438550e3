// A table: a header and rows of cells in shared columns; on narrow screens each row stacks its
// cells. The elements say their roles as well, since browsers take those of a table from how it is
// displayed, and over the canvas it is displayed as boxes.
#pragma once

#include <cstddef>
#include <span>
#include <string_view>

#include "ui/box.h"

namespace mooring::ui {

struct Column {
    std::string_view title;
    float share = 1;  ///< of the table's width
};

class [[nodiscard]] Table {
public:
    /// `rows` is how many there are in all, also of those that are not here.
    Table(std::string_view label, std::span<const Column> columns, std::size_t rows);
    Table(const Table&) = delete;
    Table& operator=(const Table&) = delete;
    ~Table() = default;

    [[nodiscard]] std::span<const Column> columns() const { return columns_; }
    /// Whether rows stack their cells, without a header to say what is in them.
    [[nodiscard]] bool is_stacked() const { return stacked_; }

private:
    /// Dear ImGui's table in the place that the layout found for it.
    class Columns {
    public:
        Columns(const Region& region, std::span<const Column> columns, bool stacked);
        ~Columns();
        Columns(const Columns&) = delete;
        Columns& operator=(const Columns&) = delete;

    private:
        bool begun_;
    };

    bool stacked_;
    Region region_;
    std::span<const Column> columns_;
    Columns table_;
};

/// For a cell of several lines, which break where the column ends.
[[nodiscard]] BoxStyle cell_lines();

/// A time in a cell. `about` is what it is of, and is said where no header does.
void cell_time(
    const Table& table, std::string_view about, std::string_view words, std::string_view exact
);

class [[nodiscard]] TableRow {
public:
    /// `key` is what the row is about; `index` counts the table's rows from 0.
    TableRow(const Table& table, std::string_view key, std::size_t index);
    TableRow(const TableRow&) = delete;
    TableRow& operator=(const TableRow&) = delete;
    ~TableRow() = default;

private:
    Scope scope_;
    Region region_;
};

/// The first of a row says what the row is about: it is the row's header.
class [[nodiscard]] TableCell {
public:
    TableCell(const Table& table, std::size_t column);
    TableCell(const TableCell&) = delete;
    TableCell& operator=(const TableCell&) = delete;
    ~TableCell() = default;

private:
    Region region_;
};

}  // namespace mooring::ui
