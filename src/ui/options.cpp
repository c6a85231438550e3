#include "ui/options.h"

#include <algorithm>
#include <utility>

namespace mooring::ui {

void OptionLists::set(OptionList list, std::string lines) {
    Stored& stored = lists_[static_cast<std::size_t>(list)];
    stored.lines = std::move(lines);
    stored.options.clear();
    std::string_view rest = stored.lines;
    while (!rest.empty()) {
        const std::string_view line = rest.substr(0, rest.find('\n'));
        rest.remove_prefix(std::min(line.size() + 1, rest.size()));
        const std::size_t tab = line.find('\t');
        const std::string_view value = line.substr(0, tab);
        stored.options.push_back(
            {value, tab == std::string_view::npos ? value : line.substr(tab + 1)}
        );
    }
}

std::span<const Option> OptionLists::options(std::uint64_t list) const {
    if (list >= lists_.size()) {
        return {};
    }
    return lists_[static_cast<std::size_t>(list)].options;
}

}  // namespace mooring::ui
