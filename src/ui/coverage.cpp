#include "ui/coverage.h"

#ifndef NDEBUG

#include <algorithm>
#include <array>
#include <vector>

namespace mooring::ui {
namespace {

std::vector<NodeId> items;

bool can_be_acted_on(const Node& node) {
    constexpr std::array<std::string_view, 5> tags{"a", "button", "input", "select", "textarea"};
    return std::find(tags.begin(), tags.end(), node.tag) != tags.end();
}

}  // namespace

void note_item(NodeId id) {
    items.push_back(id);
}

NodeId take_uncovered_item(const SemanticTree& tree) {
    const auto is_uncovered = [&](NodeId id) {
        const Node* const node = tree.find(id);
        return node == nullptr || !can_be_acted_on(*node);
    };
    const auto found = std::find_if(items.begin(), items.end(), is_uncovered);
    const NodeId uncovered = found == items.end() ? page_node : *found;
    items.clear();
    return uncovered;
}

}  // namespace mooring::ui

#endif
