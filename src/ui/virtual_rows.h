// The rows of a list that may be long. Up to `most_whole_rows` all of them are in the page; of
// more, only those near the viewport are laid out, drawn and stated, and the rest is empty room of
// the right height, so that scroll bar and row numbers are those of the whole list. The page
// without its picture is laid out by the browser, which alone knows where rows are: it has those
// that are loaded.
#pragma once

#include <cstddef>
#include <string_view>

#include "ui/control.h"
#include "ui/long_list.h"

namespace mooring::ui {

inline constexpr std::size_t most_whole_rows = 100;

struct RowCount {
    std::size_t loaded = 0;  ///< are here to be shown
    std::size_t total = 0;   ///< are on the server
};

/// To be made in a column without gaps, which has the rows as its only children:
///
///     ui::VirtualRows rows("keys", count);
///     while (rows.next()) { draw(items[rows.index()]); }
class [[nodiscard]] VirtualRows {
public:
    VirtualRows(std::string_view key, RowCount count);
    ~VirtualRows();
    VirtualRows(const VirtualRows&) = delete;
    VirtualRows& operator=(const VirtualRows&) = delete;

    /// Goes on to the next row to be shown; false when there is none.
    bool next();
    [[nodiscard]] std::size_t index() const { return list_.shown[at_].index; }

private:
    void end_row();

    LongList& list_;
    std::size_t loaded_;
    std::size_t at_ = LongList::none;
};

/// What follows the rows as long as there are more on the server: "Show more", and the room that
/// the others will take. True when the next page is wanted: somebody pressed the button, or
/// scrolled near it. After a failure only the button asks again.
enum class LastLoad : std::uint8_t { Fine, Busy, Failed };
[[nodiscard]] bool more_rows(std::string_view key, RowCount count, LastLoad last);

}  // namespace mooring::ui
