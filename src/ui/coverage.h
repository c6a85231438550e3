// A check of debug builds: what a person can act on in the picture is in the page as well. Widgets
// tell of each item that they draw for the pointer; after a frame each of them must have a node.
#pragma once

#include "ui/semantics.h"

namespace mooring::ui {

#ifndef NDEBUG
void note_item(NodeId id);
/// The first item since the last call that has no node that can be acted on; `page_node` when all
/// have.
[[nodiscard]] NodeId take_uncovered_item(const SemanticTree& tree);
#else
inline void note_item(NodeId) {}
[[nodiscard]] inline NodeId take_uncovered_item(const SemanticTree&) {
    return page_node;
}
#endif

}  // namespace mooring::ui
