// What Dear ImGui says of the items of a screen, beside what the page says of its elements.
#include <imgui.h>
#include <imgui_internal.h>

#include <algorithm>
#include <catch2/catch_test_macros.hpp>

#include "support/console.h"

namespace mooring::test {
namespace {

bool is_same_rect(const ImRect& item, const ui::Rect& element) {
    return item.Min.x == element.x && item.Min.y == element.y && item.GetWidth() == element.width &&
           item.GetHeight() == element.height;
}

/// What Dear ImGui says of an item: "hovered" and "held", "disabled" while the pointer is on it, or
/// "idle".
std::string_view item_state(const ImGuiContext& g, ImGuiID id) {
    if (g.ActiveId == id) {
        return "held";
    }
    if (g.HoveredId != id) {
        return "idle";
    }
    return g.HoveredIdIsDisabled ? "disabled" : "hovered";
}

}  // namespace

void Console::check_items() {
    for (const Accessible& element : reachable_elements(page_)) {
        if (element.is_interactive()) {
            INFO(described(element));
            check_item(element);
        }
    }
    runtime_.ui().focus = {};
    draw_pending();
}

/// Moves the pointer onto the element, presses, and lets go elsewhere.
void Console::check_item(const Accessible& element) {
    ui::Ui& ui = runtime_.ui();
    ui.focus = {.node = element.id, .visible = true};  // the skip link is only seen with the focus
    scroll_to(element.id);
    const ui::Rect rect = rect_on_screen(element.id);
    const imgui_dom::Item* const item = ui.items().find(element.id);
    REQUIRE(item != nullptr);
    CHECK(is_same_rect(item->rect, rect));
    CHECK(item->is_disabled() == element.is_disabled());

    ui.make_current();
    const ImGuiContext& g = *ImGui::GetCurrentContext();
    ui.pointer_moved(rect.center());
    draw_pending();
    CHECK(item_state(g, element.id) == (element.is_disabled() ? "disabled" : "hovered"));
    ui.pointer_button(true);
    draw_pending();
    CHECK(item_state(g, element.id) == (element.is_disabled() ? "disabled" : "held"));
    ui.pointer_left();
    ui.pointer_button(false);
    draw_pending();
    CHECK(item_state(g, element.id) == "idle");
}

/// Scrolls the page, and what scrolls around the element, to its left upper corner.
void Console::scroll_to(ui::NodeId id) {
    ui::Ui& ui = runtime_.ui();
    const ui::Node* const node = ui.tree().find(id);
    const auto origin = ui.tree().origins[static_cast<std::size_t>(node - ui.tree().nodes.data())];
    if (page_.find(node->parent) != nullptr && page_.find(node->parent)->has("data-scroll")) {
        ui.scroll({.node = node->parent, .offset = {node->rect.x - origin.x, 0}});
    }
    ui.scroll({.node = ui::page_node, .offset = {0, node->rect.y}});
    draw_pending();
}

void Console::draw_pending() {
    platform_.frame_wanted = true;
    draw();
    REQUIRE_FALSE(runtime_.ui().wants_frame());
}

ui::Rect Console::rect_on_screen(ui::NodeId id) {
    const ui::SemanticTree& tree = runtime_.ui().tree();
    const ui::Node* node = tree.find(id);
    ui::Rect rect = node->rect;
    for (; node != nullptr && node->tag != "dialog"; node = tree.find(node->parent)) {
        const ui::Point scroll = runtime_.ui().scroll_of(node->id);
        rect = rect.moved({-scroll.x, -scroll.y});
        if (node->parent == ui::page_node) {
            rect = rect.moved({0, -runtime_.ui().scroll_of(ui::page_node).y});
        }
    }
    return rect;
}

}  // namespace mooring::test
