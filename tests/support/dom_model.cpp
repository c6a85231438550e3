#include "support/dom_model.h"

#include <algorithm>
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
    const auto found = elements_.find(id);
    if (found == elements_.end()) {
        FAIL("no element " << dom_id(id));
    }
    return found->second;
}

DomElement& DomModel::element(NodeId id) {
    const auto found = elements_.find(id);
    if (found == elements_.end()) {
        FAIL("no element " << dom_id(id));
    }
    return found->second;
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

}  // namespace mooring::test
