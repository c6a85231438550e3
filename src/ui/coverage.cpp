#include "ui/coverage.h"

#include <algorithm>
#include <array>

namespace mooring::ui {
namespace {

bool can_be_acted_on(const SemanticTree& tree, const Node& node) {
    constexpr std::array<std::string_view, 5> tags{"a", "button", "input", "select", "textarea"};
    if (std::find(tags.begin(), tags.end(), node.tag) != tags.end()) {
        return true;
    }
    // Dear ImGui also knows what scrolls as an item.
    const auto attributes =
        std::span(tree.attributes).subspan(node.first_attribute, node.attribute_count);
    return std::any_of(attributes.begin(), attributes.end(), [](const Attribute& attribute) {
        return attribute.name == "data-scroll";
    });
}

}  // namespace

NodeId uncovered_item(const imgui_dom::Items& items, const SemanticTree& tree) {
    for (const imgui_dom::Item& item : items.all()) {
        const Node* const node = tree.find(item.id);
        if (node == nullptr || !can_be_acted_on(tree, *node)) {
            return item.id;
        }
    }
    return page_node;
}

}  // namespace mooring::ui
