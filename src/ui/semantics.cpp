#include "ui/semantics.h"

namespace mooring::ui {

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

}  // namespace mooring::ui
