#include <array>
#include <utility>

#include "support/dom_model.h"

namespace mooring::test {

using ui::NodeId;

namespace {

std::map<std::string, std::string>
attributes_of(const ui::SemanticTree& tree, const ui::Node& node) {
    std::map<std::string, std::string> attributes;
    for (const auto& a :
         std::span(tree.attributes).subspan(node.first_attribute, node.attribute_count)) {
        attributes[std::string(a.name)] = a.value;
    }
    return attributes;
}

std::vector<DomLine> lines_of(const ui::SemanticTree& tree, const ui::Node& node) {
    std::vector<DomLine> lines;
    for (const auto& line :
         std::span(tree.lines).subspan(node.text.first_line, node.text.line_count)) {
        lines.push_back(
            {std::string(node.text.text.substr(line.start, line.end - line.start)), line.next}
        );
    }
    return lines;
}

DomFont font_of(const ui::NodeText& text) {
    return {
        .size = text.face.size,
        .line_height = text.line_height,
        .weight = static_cast<float>(text.face.weight),
        .mono = text.face.mono,
        .align = text.align};
}

std::vector<DomOption> options_of(const ui::OptionSource& source, std::uint64_t list) {
    std::vector<DomOption> options;
    for (const ui::Option& option : source.options(list)) {
        options.push_back({std::string(option.value), std::string(option.label)});
    }
    return options;
}

bool same_value(const DomElement& element, const ui::Node& node) {
    switch (node.value_kind) {
        case ui::ValueKind::Text: return element.value == node.value;
        case ui::ValueKind::SecretEmpty: return element.value.empty();
        case ui::ValueKind::SecretFilled:
        case ui::ValueKind::None: break;
    }
    return true;  // what a filled secret holds is not known to the tree
}

/// What is wrong about one element, in a word; empty when nothing is.
std::string different(
    const DomElement& element,
    const ui::SemanticTree& tree,
    std::size_t index,
    const ui::OptionSource& options
) {
    const ui::Node& node = tree.nodes[index];
    const ui::Rect& origin = tree.origins[index];
    const std::array checks{
        std::pair{"tag", element.tag == node.tag},
        std::pair{"parent", element.parent == node.parent},
        std::pair{"rectangle", element.rect == node.rect.moved({-origin.x, -origin.y})},
        std::pair{"attributes", element.attributes == attributes_of(tree, node)},
        std::pair{"text", element.lines == lines_of(tree, node)},
        std::pair{"font", node.text.line_height <= 0 || element.font == font_of(node.text)},
        std::pair{"value", same_value(element, node)},
        std::pair{
            "options", node.options == 0 || element.options == options_of(options, node.options)},
    };
    for (const auto& [what, is_same] : checks) {
        if (!is_same) {
            return what;
        }
    }
    return "";
}

/// Indices of the nodes in document order. A tree has each dialog where the view stated it, in the
/// midst of others.
class DocumentOrder {
public:
    explicit DocumentOrder(const ui::SemanticTree& tree) : tree_(tree) {
        for (std::size_t i = 0; i < tree.nodes.size(); ++i) {
            children_[tree.nodes[i].parent].push_back(i);
        }
        walk(ui::page_node);
    }
    [[nodiscard]] const std::vector<std::size_t>& indices() const { return indices_; }

private:
    void walk(NodeId around) {
        for (const std::size_t index : children_[around]) {
            indices_.push_back(index);
            walk(tree_.nodes[index].id);
        }
    }

    const ui::SemanticTree& tree_;
    std::map<NodeId, std::vector<std::size_t>> children_;
    std::vector<std::size_t> indices_;
};

}  // namespace

std::optional<std::string>
difference(const DomModel& page, const ui::SemanticTree& tree, const ui::OptionSource& options) {
    const auto elements = page.in_document_order();
    if (elements.size() != tree.nodes.size()) {
        return "the page has " + std::to_string(elements.size()) + " elements instead of " +
               std::to_string(tree.nodes.size());
    }
    if (page.page() != tree.page) {
        return "the page's size";
    }
    const DocumentOrder order(tree);
    for (std::size_t i = 0; i < elements.size(); ++i) {
        const std::size_t index = order.indices().at(i);
        if (elements[i]->id != tree.nodes[index].id) {
            return "the order of elements, from " + dom_id(tree.nodes[index].id) + " on";
        }
        const std::string what = different(*elements[i], tree, index, options);
        if (!what.empty()) {
            return "the " + what + " of " + elements[i]->tag + ' ' + dom_id(elements[i]->id);
        }
    }
    return std::nullopt;
}

}  // namespace mooring::test
