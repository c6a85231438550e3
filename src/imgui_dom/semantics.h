// The meaning of a frame: one node per widget, which stands in the page as the real HTML element
// named by its tag. The view states nodes while it draws; `semantics_patch.h` turns two trees into
// the changes for the page.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "imgui_dom/arena.h"
#include "imgui_dom/geometry.h"
#include "imgui_dom/text_layout.h"

namespace mooring::imgui_dom {

/// Stable from frame to frame; made from what a thing is, never from its place in a list. 0 is the
/// page itself.
using NodeId = std::uint32_t;
inline constexpr NodeId page_node = 0;

/// An HTML or ARIA attribute. Names are literals.
struct Attribute {
    std::string_view name;
    std::string_view value;
    friend bool operator==(const Attribute&, const Attribute&) = default;
};

/// Text of a node as it is set: the page breaks it at the same places.
struct NodeText {
    std::string_view text;
    Face face;
    float line_height = 0;
    Align align = Align::Start;
    std::uint32_t first_line = 0;  ///< in SemanticTree::lines
    std::uint32_t line_count = 0;
};

/// A field's content. A secret's is never here: only whether there is one.
enum class ValueKind : std::uint8_t { None, Text, SecretEmpty, SecretFilled };

struct Node {
    NodeId id = page_node;
    NodeId parent = page_node;
    std::string_view tag;
    Rect rect;  ///< in the coordinates of its layer: the document's, or for what is in a dialog the
                ///< viewport's
    NodeText text;
    ValueKind value_kind = ValueKind::None;
    std::string_view value;
    std::uint64_t options = 0;  ///< which OptionList a select offers; 0 for none
    std::uint32_t first_attribute = 0;
    std::uint32_t attribute_count = 0;
};

/// One choice of a select.
struct Option {
    std::string_view value;
    std::string_view label;
};

struct SemanticTree {
    std::vector<Node> nodes;  ///< parents before children, children in reading order
    std::vector<Attribute> attributes;
    std::vector<Line> lines;
    std::vector<Rect>
        origins;      ///< per node: the rectangle that its own is relative to, in the page
    Size page;        ///< of the whole document
    TextArena texts;  ///< owns every text that the tree points to

    void clear();
    [[nodiscard]] const Node* find(NodeId id) const;
};

}  // namespace mooring::imgui_dom
