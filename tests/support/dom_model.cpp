#include "support/dom_model.h"

#include <algorithm>
#include <array>
#include <catch2/catch_test_macros.hpp>
#include <cstring>

namespace mooring::test {

using ui::NodeId;
using ui::PatchOp;

/// Takes values off the front of a patch.
class DomModel::Reader {
public:
    explicit Reader(std::span<const std::uint8_t> bytes) : rest_(bytes) {}

    [[nodiscard]] bool is_done() const { return rest_.empty(); }
    std::uint8_t u8() { return take(1)[0]; }
    std::uint32_t u32() {
        std::uint32_t value = 0;
        const auto bytes = take(4);
        for (std::size_t i = 0; i < 4; ++i) {
            value |= static_cast<std::uint32_t>(bytes[i]) << (8 * i);
        }
        return value;
    }
    float f32() {
        const std::uint32_t bits = u32();
        float value = 0;
        std::memcpy(&value, &bits, sizeof value);
        return value;
    }
    std::string string() {
        const auto bytes = take(u32());
        return {bytes.begin(), bytes.end()};
    }
    ui::Rect rect() {
        const float x = f32();
        const float y = f32();
        const float width = f32();
        return {x, y, width, f32()};
    }
    DomFont font() {
        DomFont font;
        font.size = f32();
        font.line_height = f32();
        font.weight = f32();
        font.mono = u8() != 0;
        font.align = static_cast<ui::Align>(u8());
        return font;
    }

private:
    std::span<const std::uint8_t> take(std::size_t count) {
        if (count > rest_.size()) {
            FAIL("the patch ends in the middle of a change");
        }
        const auto taken = rest_.first(count);
        rest_ = rest_.subspan(count);
        return taken;
    }

    std::span<const std::uint8_t> rest_;
};

std::string DomElement::attribute(const std::string& name) const {
    const auto found = attributes.find(name);
    return found == attributes.end() ? "" : found->second;
}

void DomModel::apply(std::span<const std::uint8_t> patch) {
    Reader reader(patch);
    while (!reader.is_done()) {
        apply(static_cast<PatchOp>(reader.u8()), reader);
    }
}

void DomModel::apply(PatchOp op, Reader& reader) {
    if (op == PatchOp::PageSize) {
        page_.width = reader.f32();
        page_.height = reader.f32();
        return;
    }
    const NodeId id = reader.u32();
    switch (op) {
        case PatchOp::Create: create(id, reader); break;
        case PatchOp::Remove: remove(id); break;
        case PatchOp::Move: move(id, reader); break;
        case PatchOp::Rect: element(id).rect = reader.rect(); break;
        case PatchOp::Attribute: {
            std::string name = reader.string();
            element(id).attributes[name] = reader.string();
            break;
        }
        case PatchOp::Unset: unset(element(id), reader.string()); break;
        case PatchOp::Text: text(element(id), reader); break;
        case PatchOp::Font: element(id).font = reader.font(); break;
        case PatchOp::Value: element(id).value = reader.string(); break;
        case PatchOp::ClearSecret: element(id).value.clear(); break;
        case PatchOp::Options: {
            auto& options = element(id).options;
            options.clear();
            for (std::uint32_t left = reader.u32(); left > 0; --left) {
                std::string value = reader.string();
                options.push_back({value, reader.string()});
            }
            break;
        }
        default: FAIL("an unknown change: " << static_cast<int>(op));
    }
}

void DomModel::create(NodeId id, Reader& reader) {
    if (elements_.contains(id)) {
        FAIL("two elements with one id: " << dom_id(id));
    }
    std::string tag = reader.string();
    const NodeId parent = reader.u32();
    const NodeId before = reader.u32();
    DomElement& created = elements_[id];
    created.id = id;
    created.tag = std::move(tag);
    insert(id, parent, before);
}

/// Takes the element out of the page together with all that it still holds.
void DomModel::remove(NodeId id) {
    const DomElement removed = element(id);
    detach(removed);
    for (const NodeId child : removed.children) {
        element(child).parent =
            id;  // stays below what is gone, until it is removed or moved itself
    }
    elements_.erase(id);
}

void DomModel::move(NodeId id, Reader& reader) {
    const NodeId parent = reader.u32();
    const NodeId before = reader.u32();
    detach(element(id));
    insert(id, parent, before);
}

void DomModel::detach(const DomElement& moved) {
    const auto parent = elements_.find(moved.parent);
    if (parent != elements_.end()) {
        std::erase(parent->second.children, moved.id);
    }
}

void DomModel::insert(NodeId id, NodeId parent, NodeId before) {
    DomElement& around = element(parent);
    auto place = around.children.begin();
    if (before != 0) {
        place = std::find(around.children.begin(), around.children.end(), before);
        if (place == around.children.end()) {
            FAIL("inserted behind " << dom_id(before) << ", which has another parent");
        }
        ++place;
    }
    around.children.insert(place, id);
    element(id).parent = parent;
}

void DomModel::text(DomElement& element, Reader& reader) {
    if (!element.children.empty()) {
        FAIL(
            "text replaces all that is in its element, but this " << element.tag << " has children"
        );
    }
    element.lines.clear();
    for (std::uint32_t left = reader.u32(); left > 0; --left) {
        std::string text = reader.string();
        element.lines.push_back({text, static_cast<ui::LineBreak>(reader.u8())});
    }
}

void DomModel::unset(DomElement& element, const std::string& name) {
    // Being checked is a property, which the person's own click may have taken away already.
    if (element.attributes.erase(name) == 0 && name != "checked") {
        FAIL("the " << element.tag << ' ' << dom_id(element.id) << " has no attribute " << name);
    }
}

const DomElement* DomModel::find(NodeId id) const {
    const auto found = elements_.find(id);
    return found == elements_.end() ? nullptr : &found->second;
}

const DomElement& DomModel::element(NodeId id) const {
    const DomElement* found = find(id);
    if (found == nullptr) {
        FAIL("no element " << dom_id(id));
    }
    return *found;
}

DomElement& DomModel::element(NodeId id) {
    return const_cast<DomElement&>(std::as_const(*this).element(id));
}

std::vector<const DomElement*> DomModel::in_document_order() const {
    std::vector<const DomElement*> all;
    collect(element(ui::page_node), all);
    return all;
}

void DomModel::collect(const DomElement& around, std::vector<const DomElement*>& into) const {
    for (const NodeId child : around.children) {
        into.push_back(&element(child));
        collect(*into.back(), into);
    }
}

std::string dom_id(NodeId id) {
    constexpr std::string_view hex = "0123456789abcdef";
    std::string text = "n00000000";
    for (std::size_t i = text.size(); i > 1; id >>= 4U) {
        text[--i] = hex[id & 15U];
    }
    return text;
}

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
