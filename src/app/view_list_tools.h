// Above a long list: its search field, its order, its filters, and how much of it there is.
#pragma once

#include <optional>
#include <span>
#include <string_view>

#include "app/list_query.h"
#include "core/words.h"
#include "ui/field.h"

namespace mooring::app {

/// Fewer are looked through faster than searched.
inline constexpr std::size_t few_items = 10;

struct QueryChoice {
    QueryPart part = QueryPart::Sort;
    std::string_view label;  ///< with its key
    std::span<const ui::Option> options;
};

/// Whether the server looks for words in the list.
enum class Searched : std::uint8_t { No, Yes };

/// `what` is searched, and `count` said of it, again whenever it changes. What was changed, if
/// anything.
[[nodiscard]] std::optional<QueryEdit> list_tools(
    const ListQuery& query,
    std::string_view what,
    std::span<const QueryChoice> choices,
    std::string_view count,
    Searched searched = Searched::Yes
);

/// "12 of 1,000 keys": how many match, when the query leaves something out, and how many there are.
struct ListCount {
    std::size_t matching = 0;
    std::size_t all = 0;
};
[[nodiscard]] Words
count_words(const ListQuery& query, ListCount count, std::string_view one, std::string_view many);

/// In place of a list that the query leaves nothing of. True when all of it is to be shown again.
[[nodiscard]] bool nothing_matches();

}  // namespace mooring::app
