// What is remembered of a long list from frame to frame: how high its rows are, and which of them
// are shown. Rows that were never drawn count as high as the average of the first that were.
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

#include "imgui_dom/semantics.h"
#include "ui/dom.h"
#include "ui/event.h"
#include "ui/layout.h"

namespace mooring::ui {

struct LongList {
    struct Shown {
        std::size_t index = 0;  ///< of the row
        float before = 0;       ///< room for the rows between it and the one shown before
        std::size_t box = 0;    ///< in the layout
        std::size_t node = 0;   ///< the first of the row in the tree, and the end
        std::size_t node_end = 0;
    };
    static constexpr std::size_t none = static_cast<std::size_t>(-1);

    NodeId id = page_node;
    bool is_virtual = false;
    struct Choice {  ///< what the rows that are shown were chosen for
        std::size_t count = 0;
        std::size_t focused = none;
        double begin = 0;  ///< of what they cover, from the first row
        double end = 0;
        bool is_known = false;
    };
    Choice choice;
    bool is_described = false;   ///< in the frame that is being made
    std::vector<float> heights;  ///< per row, 0 when it was never drawn
    float usual_height = 0;      ///< 0 before the first frame
    float top = 0;               ///< of the first row, in the page
    float width = 0;
    std::size_t focused = none;  ///< the row that has the keyboard
    std::vector<Shown> shown;
    float after = 0;  ///< room for the rows behind the last one shown

    [[nodiscard]] float height(std::size_t row) const;
    [[nodiscard]] bool still_covers(std::size_t count, double begin, double end) const;

    /// Finds the row with the focus among those of the last frame.
    void find_focused(const SemanticTree& tree, NodeId focus);
    /// Shows all of `count` rows.
    void show_all(std::size_t count);
    /// Shows those of `count` rows that are in the viewport or near, and the one with the focus and
    /// its neighbours, which Tab leads to. Rows stay as they were chosen while they reach beyond
    /// the viewport.
    void show_near(std::size_t count, float scrolled, float viewport_height);

    /// Takes the heights from the layout. Returns by how much rows above the viewport turned out to
    /// be higher than was thought: as far the page has to be scrolled for nothing to move.
    float learn(const Layout& layout, float scrolled);
};

}  // namespace mooring::ui
