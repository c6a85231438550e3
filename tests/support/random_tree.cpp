#include "support/random_tree.h"

#include <algorithm>
#include <iterator>

namespace mooring::test {

using namespace ui;

namespace {

constexpr NodeId stock = 24;  // of ids, so that trees share most of theirs

}  // namespace

void RandomTree::fill(SemanticTree& tree) {
    tree.clear();
    tree.page = {1280, static_cast<float>(below(4) * 100)};
    std::vector<NodeId> ids;
    for (NodeId id = 1; id <= stock; ++id) {
        if (below(3) != 0) {
            ids.push_back(id);
        }
    }
    std::shuffle(ids.begin(), ids.end(), random_);
    place(tree, ids, nullptr);
}

RandomTree::Role RandomTree::role_of(NodeId id) {
    constexpr Role roles[]{
        Role::Box, Role::Text, Role::Box, Role::Field, Role::Box, Role::Secret, Role::Select};
    return roles[id % std::size(roles)];
}

std::string_view RandomTree::word(SemanticTree& tree) {
    constexpr std::string_view words[]{
        "", "one", "two words", "日本", "a longer sentence of words"};
    return tree.texts.keep(words[below(5)]);
}

void RandomTree::place(SemanticTree& tree, std::vector<NodeId>& ids, const Node* parent) {
    const NodeId parent_id = parent == nullptr ? page_node : parent->id;
    const Rect origin = parent == nullptr ? Rect{} : parent->rect;
    while (!ids.empty() && (parent == nullptr || below(3) != 0)) {
        const NodeId id = ids.back();
        ids.pop_back();
        const Node node = state(tree, id, parent_id, origin);
        if (role_of(id) == Role::Box) {
            place(tree, ids, &node);
        }
    }
}

Node RandomTree::state(SemanticTree& tree, NodeId id, NodeId parent, const Rect& origin) {
    constexpr std::string_view tags[]{"div", "p", "input", "input", "select"};
    tree.origins.push_back(origin);
    Node& node = tree.nodes.emplace_back();
    node.id = id;
    node.parent = parent;
    node.tag = tags[static_cast<std::size_t>(role_of(id))];
    node.rect = {static_cast<float>(below(3)), static_cast<float>(below(3)), 10, 10};
    node.first_attribute = static_cast<std::uint32_t>(tree.attributes.size());
    for (const std::string_view name : {"aria-label", "disabled", "href"}) {
        if (below(2) == 0) {
            tree.attributes.push_back({name, word(tree)});
            ++node.attribute_count;
        }
    }
    content(tree, node);
    return node;
}

void RandomTree::content(SemanticTree& tree, Node& node) {
    switch (role_of(node.id)) {
        case Role::Box: break;
        case Role::Text: text(tree, node); break;
        case Role::Field:
            node.value_kind = ValueKind::Text;
            node.value = word(tree);
            break;
        case Role::Secret:
            node.value_kind = below(2) == 0 ? ValueKind::SecretEmpty : ValueKind::SecretFilled;
            break;
        case Role::Select:
            node.value_kind = ValueKind::Text;
            node.value = word(tree);
            node.options = 1 + below(2);
            break;
    }
}

void RandomTree::text(SemanticTree& tree, Node& node) {
    node.text.text = word(tree);
    node.text.face = {.size = below(2) == 0 ? 15.0F : 13.0F, .weight = 400, .mono = below(4) == 0};
    node.text.line_height = 20;
    node.text.align = below(2) == 0 ? Align::Start : Align::Center;
    node.text.first_line = static_cast<std::uint32_t>(tree.lines.size());
    const auto size = static_cast<std::uint32_t>(node.text.text.size());
    const std::uint32_t middle = size > 3 && below(2) == 0 ? 3 : size;
    tree.lines.push_back({0, middle, 10, middle < size ? LineBreak::InsideWord : LineBreak::None});
    if (middle < size) {
        tree.lines.push_back({middle, size, 10, LineBreak::None});
    }
    node.text.line_count = static_cast<std::uint32_t>(tree.lines.size()) - node.text.first_line;
}

}  // namespace mooring::test
