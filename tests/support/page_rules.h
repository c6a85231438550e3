// What holds for every page in every state, whatever it is about.
#pragma once

#include <string>
#include <vector>

#include "imgui_dom/geometry.h"
#include "support/dom_model.h"
#include "ui/dom.h"

namespace mooring::test {

/// A sentence per rule that the page breaks, naming the elements:
/// - nothing is wider than the page, or reaches out of it, unless it is inside something that
/// scrolls sideways
/// - what can be acted on has a name, measures at least 24 by 24 px (WCAG 2.2, 2.5.8), and overlaps
/// nothing like it
/// - words overlap no other words, and those of a control stand inside it
/// - there is one heading of level 1 and one main landmark
/// - what is pointed to (`for`, `aria-describedby`, `aria-labelledby`) exists
/// While a dialog is open, geometry is that of the dialog alone.
[[nodiscard]] std::vector<std::string> broken_rules(const DomModel& page, ui::Size viewport);

}  // namespace mooring::test
