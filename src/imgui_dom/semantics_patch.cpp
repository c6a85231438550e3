#include "imgui_dom/semantics_patch.h"

#include <algorithm>
#include <cstring>

namespace mooring::imgui_dom {
namespace {

std::span<const Attribute> attributes_of(const SemanticTree& tree, const Node& node) {
    return std::span(tree.attributes).subspan(node.first_attribute, node.attribute_count);
}

std::span<const Line> lines_of(const SemanticTree& tree, const Node& node) {
    return std::span(tree.lines).subspan(node.text.first_line, node.text.line_count);
}

const Attribute* find_attribute(std::span<const Attribute> attributes, std::string_view name) {
    for (const Attribute& attribute : attributes) {
        if (attribute.name == name) {
            return &attribute;
        }
    }
    return nullptr;
}

bool same_lines(std::span<const Line> a, std::span<const Line> b) {
    return std::equal(a.begin(), a.end(), b.begin(), b.end(), [](const Line& x, const Line& y) {
        return x.start == y.start && x.end == y.end && x.next == y.next;
    });
}

bool same_font(const NodeText& a, const NodeText& b) {
    return a.face == b.face && a.line_height == b.line_height && a.align == b.align;
}

Rect relative(const SemanticTree& tree, const Node& node) {
    const auto index = static_cast<std::size_t>(&node - tree.nodes.data());
    const Rect& origin = tree.origins[index];
    return node.rect.moved({-origin.x, -origin.y});
}

}  // namespace

void PatchWriter::index(const SemanticTree& tree, std::vector<Entry>& entries) {
    entries.clear();
    for (std::size_t i = 0; i < tree.nodes.size(); ++i) {
        entries.push_back({tree.nodes[i].id, static_cast<std::uint32_t>(i)});
    }
    std::sort(entries.begin(), entries.end());
}

const PatchWriter::Entry* PatchWriter::find(const std::vector<Entry>& entries, NodeId id) {
    const auto found = std::lower_bound(entries.begin(), entries.end(), Entry{id, 0});
    return found != entries.end() && found->id == id ? &*found : nullptr;
}

std::span<const std::uint8_t> PatchWriter::write(
    const SemanticTree& before, const SemanticTree& after, const OptionSource& options
) {
    bytes_.clear();
    index(before, old_entries_);
    index(after, new_entries_);
    removals(before);
    if (before.page != after.page) {
        u8(static_cast<std::uint8_t>(PatchOp::PageSize));
        f32(after.page.width);
        f32(after.page.height);
    }
    structure(before, after);
    for (const Node& node : after.nodes) {
        const Entry* old = find(old_entries_, node.id);
        content(before, old == nullptr ? nullptr : &before.nodes[old->index], after, node, options);
    }
    return bytes_;
}

void PatchWriter::removals(const SemanticTree& before) {
    for (const Node& node : before.nodes) {
        if (find(new_entries_, node.id) == nullptr) {
            op(PatchOp::Remove, node.id);
        }
    }
}

/// Creates and moves elements. Those that were there and are still in order among themselves are
/// left alone: whatever is not comes behind its new predecessor, so in the end all are in order.
void PatchWriter::structure(const SemanticTree& before, const SemanticTree& after) {
    last_children_.assign(after.nodes.size() + 1, LastChild{});
    for (const Node& node : after.nodes) {
        const Entry* parent = find(new_entries_, node.parent);
        LastChild& last = last_children_[parent == nullptr ? after.nodes.size() : parent->index];
        const Entry* old = find(old_entries_, node.id);
        if (old == nullptr) {
            op(PatchOp::Create, node.id);
            string(node.tag);
            u32(node.parent);
            u32(last.id);
        } else {
            const bool same_parent = before.nodes[old->index].parent == node.parent;
            const bool in_order = !last.any_old || old->index > last.old_index;
            if (same_parent && in_order) {
                last.any_old = true;
                last.old_index = old->index;
            } else {
                op(PatchOp::Move, node.id);
                u32(node.parent);
                u32(last.id);
            }
        }
        last.id = node.id;
    }
}

void PatchWriter::content(
    const SemanticTree& before,
    const Node* old,
    const SemanticTree& after,
    const Node& node,
    const OptionSource& options
) {
    if (old == nullptr || relative(before, *old) != relative(after, node)) {
        const Rect rect = relative(after, node);
        op(PatchOp::Rect, node.id);
        f32(rect.x);
        f32(rect.y);
        f32(rect.width);
        f32(rect.height);
    }
    attributes(before, old, after, node);
    const bool has_font = node.text.line_height > 0;
    if (has_font && (old == nullptr || !same_font(old->text, node.text))) {
        font(node);
    }
    const bool has_text = node.text.line_count > 0;
    const bool had_text = old != nullptr && old->text.line_count > 0;
    if ((has_text || had_text) && (old == nullptr || old->text.text != node.text.text ||
                                   !same_lines(lines_of(before, *old), lines_of(after, node)))) {
        text(after, node);
    }
    if (node.options != 0 && (old == nullptr || old->options != node.options)) {
        const auto list = options.options(node.options);
        op(PatchOp::Options, node.id);
        u32(static_cast<std::uint32_t>(list.size()));
        for (const Option& option : list) {
            string(option.value);
            string(option.label);
        }
    }
    value(old, node);
}

void PatchWriter::attributes(
    const SemanticTree& before, const Node* old, const SemanticTree& after, const Node& node
) {
    const std::span<const Attribute> now = attributes_of(after, node);
    const std::span<const Attribute> then =
        old == nullptr ? std::span<const Attribute>() : attributes_of(before, *old);
    for (const Attribute& attribute : then) {
        if (find_attribute(now, attribute.name) == nullptr) {
            op(PatchOp::Unset, node.id);
            string(attribute.name);
        }
    }
    for (const Attribute& attribute : now) {
        const Attribute* former = find_attribute(then, attribute.name);
        if (former == nullptr || former->value != attribute.value) {
            op(PatchOp::Attribute, node.id);
            string(attribute.name);
            string(attribute.value);
        }
    }
}

void PatchWriter::text(const SemanticTree& after, const Node& node) {
    op(PatchOp::Text, node.id);
    u32(node.text.line_count);
    for (const Line& line : lines_of(after, node)) {
        string(node.text.text.substr(line.start, line.end - line.start));
        u8(static_cast<std::uint8_t>(line.next));
    }
}

void PatchWriter::font(const Node& node) {
    op(PatchOp::Font, node.id);
    f32(node.text.face.size);
    f32(node.text.line_height);
    f32(node.text.face.weight);
    u8(node.text.face.mono ? 1 : 0);
    u8(static_cast<std::uint8_t>(node.text.align));
}

void PatchWriter::value(const Node* old, const Node& node) {
    if (node.value_kind == ValueKind::Text && (old == nullptr || old->value != node.value)) {
        op(PatchOp::Value, node.id);
        string(node.value);
    }
    const bool was_filled = old != nullptr && old->value_kind == ValueKind::SecretFilled;
    if (node.value_kind == ValueKind::SecretEmpty && was_filled) {
        op(PatchOp::ClearSecret, node.id);
    }
}

void PatchWriter::op(PatchOp op, NodeId id) {
    u8(static_cast<std::uint8_t>(op));
    u32(id);
}

void PatchWriter::u32(std::uint32_t value) {
    for (unsigned shift = 0; shift < 32; shift += 8) {
        bytes_.push_back(static_cast<std::uint8_t>(value >> shift));
    }
}

void PatchWriter::f32(float value) {
    std::uint32_t bits =
        0;  // std::bit_cast is not yet in the oldest library that this has to compile with
    static_assert(sizeof bits == sizeof value);
    std::memcpy(&bits, &value, sizeof bits);
    u32(bits);
}

void PatchWriter::string(std::string_view value) {
    u32(static_cast<std::uint32_t>(value.size()));
    bytes_.insert(bytes_.end(), value.begin(), value.end());
}

}  // namespace mooring::imgui_dom
