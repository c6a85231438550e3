#include "imgui_dom/semantics.h"

namespace mooring::imgui_dom {

void SemanticTree::clear() {
    nodes.clear();
    attributes.clear();
    lines.clear();
    origins.clear();
    texts.clear();
}

const Node* SemanticTree::find(NodeId id) const {
    for (const Node& node : nodes) {
        if (node.id == id) {
            return &node;
        }
    }
    return nullptr;
}

}  // namespace mooring::imgui_dom
