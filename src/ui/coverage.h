// A check of debug builds: whatever Dear ImGui knows as an item stands in the page as an element
// that can be acted on.
#pragma once

#include "imgui_dom/items.h"
#include "imgui_dom/semantics.h"
#include "ui/dom.h"

namespace mooring::ui {

/// Returns the first item that has no element that can be acted on; `page_node` when all have.
[[nodiscard]] NodeId uncovered_item(const imgui_dom::Items& items, const SemanticTree& tree);

}  // namespace mooring::ui
