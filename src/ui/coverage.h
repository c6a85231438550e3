// A check of debug builds: what a person can act on in the picture is in the page as well. Dear
// ImGui tells of each item that it is given (its hooks for test engines, which are under its own
// licence); after a frame each of them must have a node.
#pragma once

#include "ui/imgui_config.h"
#include "ui/semantics.h"

struct ImGuiContext;

namespace mooring::ui {

#ifdef IMGUI_ENABLE_TEST_ENGINE
/// Has that context tell of its items from now on.
void watch_items(ImGuiContext& context);
/// The first item of the frame since the last call that has no node that can be acted on; 0 when
/// all have. A window counts as none: it is what items lie in.
[[nodiscard]] NodeId take_uncovered_item(const SemanticTree& tree);
#else
inline void watch_items(ImGuiContext&) {}
[[nodiscard]] inline NodeId take_uncovered_item(const SemanticTree&) {
    return page_node;
}
#endif

}  // namespace mooring::ui
