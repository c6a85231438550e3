// What is asked of a list of the server: a search, an order, filters, and then page after page.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace mooring::app {

enum class QueryPart : std::uint8_t {
    Search,
    Provider,
    Status,
    Kind,
    Sort,
    Narrowing,  ///< all but the order; to be taken back together
};
inline constexpr std::size_t query_part_count = 5;

/// What a person chose or typed. An empty value is the usual order, or no filter.
struct QueryEdit {
    QueryPart part = QueryPart::Search;
    std::string value;
};
/// How long after the last key the search goes to the server.
inline constexpr int typing_pause_ms = 250;

struct ListQuery {
    std::array<std::string, query_part_count> parts;
    /// Goes on with each change. Answers and timers of an earlier one are of no interest.
    std::uint16_t turn = 0;

    [[nodiscard]] const std::string& operator[](QueryPart part) const {
        return parts[static_cast<std::size_t>(part)];
    }
    void edit(const QueryEdit& edit);
    /// The first page of what is asked for has come.
    void note_shown() { shown_ = parts; }
    /// Whether what is shown is what is asked for.
    [[nodiscard]] bool is_shown() const { return shown_ == parts; }
    /// Whether it leaves out anything.
    [[nodiscard]] bool is_narrowed() const;
    /// Whether it is what was asked before anybody chose anything.
    [[nodiscard]] bool is_usual() const;
    /// The address of the page behind `cursor`, which is empty for the first one.
    [[nodiscard]] std::string address(std::string_view path, std::string_view cursor) const;

private:
    std::array<std::string, query_part_count> shown_;
};

/// Adds the next page to those before it. What moved between two requests, because it was used or
/// renamed meanwhile, may come again; it stays where it was.
template <class Item>
void add_page(std::vector<Item>& items, std::vector<Item>& more) {
    const std::size_t known = items.size();
    for (Item& item : more) {
        std::size_t at = 0;
        while (at < known && items[at].id != item.id) {
            ++at;
        }
        if (at == known) {
            items.push_back(std::move(item));
        }
    }
}

}  // namespace mooring::app
