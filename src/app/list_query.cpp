#include "app/list_query.h"

#include <algorithm>
#include <array>

#include "app/router.h"
#include "core/text.h"

namespace mooring::app {
namespace {

/// As in the contract, in the order of QueryPart.
constexpr std::array<std::string_view, query_part_count> names{
    "q", "provider", "status", "kind", "sort"};

void add(std::string& address, std::string_view name, std::string_view value) {
    if (!value.empty()) {
        address += address.find('?') == std::string::npos ? '?' : '&';
        address += name;
        address += '=';
        address += percent_encoded(value);
    }
}

}  // namespace

void ListQuery::edit(const QueryEdit& edit) {
    ++turn;
    for (std::size_t part = 0; part < parts.size(); ++part) {
        const bool is_order = part == static_cast<std::size_t>(QueryPart::Sort);
        if (part == static_cast<std::size_t>(edit.part)) {
            parts[part] = edit.value;
        } else if (edit.part == QueryPart::Narrowing && !is_order) {
            parts[part].clear();
        }
    }
}

bool ListQuery::is_narrowed() const {
    constexpr std::array narrowing{
        QueryPart::Search, QueryPart::Provider, QueryPart::Status, QueryPart::Kind};
    return std::any_of(narrowing.begin(), narrowing.end(), [this](QueryPart part) {
        return !trimmed((*this)[part]).empty();
    });
}

bool ListQuery::is_usual() const {
    return !is_narrowed() && (*this)[QueryPart::Sort].empty();
}

std::string ListQuery::address(std::string_view path, std::string_view cursor) const {
    std::string address(path);
    for (std::size_t part = 0; part < names.size(); ++part) {
        add(address, names[part], trimmed(parts[part]));
    }
    if (!cursor.empty()) {
        add(address, "cursor", cursor);
        add(address, "limit", "200");  // as many as the contract allows: they were asked for
    }
    return address;
}

}  // namespace mooring::app
