#include "ui/long_list.h"

#include <algorithm>
#include <utility>

namespace mooring::ui {
namespace {

/// Room above and below the viewport in which rows are shown as well.
constexpr float overscan = 400;
/// As much of it has to be there still, or rows are chosen anew.
constexpr float least_overscan = 100;
/// Until the first rows were drawn.
constexpr float first_guess = 64;

}  // namespace

float LongList::height(std::size_t row) const {
    if (heights[row] > 0) {
        return heights[row];
    }
    return usual_height > 0 ? usual_height : first_guess;
}

void LongList::find_focused(const SemanticTree& tree, NodeId focus) {
    focused = none;
    if (focus == page_node || !is_virtual) {
        return;
    }
    for (const Shown& row : shown) {
        for (std::size_t node = row.node; node < row.node_end; ++node) {
            if (tree.nodes[node].id == focus) {
                focused = row.index;
            }
        }
    }
}

void LongList::show_all(std::size_t count) {
    is_virtual = false;
    is_described = true;
    choice = {};
    after = 0;
    shown.resize(count);
    for (std::size_t row = 0; row < count; ++row) {
        shown[row] = {.index = row};
    }
}

bool LongList::still_covers(std::size_t count, double begin, double end) const {
    return choice.is_known && choice.count == count && choice.focused == focused &&
           choice.begin <= begin - least_overscan && choice.end >= end + least_overscan;
}

void LongList::show_near(std::size_t count, float scrolled, float viewport_height) {
    is_virtual = true;
    is_described = true;
    heights.resize(count);
    const double begin = scrolled - top - overscan;
    const double end = scrolled - top + viewport_height + overscan;
    if (still_covers(count, begin + overscan, end - overscan)) {
        return;
    }
    choice = {.count = count, .focused = focused, .begin = begin, .end = end, .is_known = true};
    shown.clear();
    double y = 0;  // whole numbers of pixels beyond what a float holds exactly
    double shown_to = 0;
    for (std::size_t row = 0; row < count; ++row) {
        const double bottom = y + height(row);
        const bool is_kept = focused != none && row + 1 >= focused && row <= focused + 1;
        if (is_kept || (bottom > begin && y < end)) {
            shown.push_back({.index = row, .before = static_cast<float>(y - shown_to)});
            shown_to = bottom;
        }
        y = bottom;
    }
    after = static_cast<float>(y - shown_to);
}

float LongList::learn(const Layout& layout, float scrolled) {
    if (!std::exchange(is_described, false)) {
        shown.clear();
        choice = {};
    }
    if (!is_virtual || shown.empty()) {
        return 0;
    }
    const Rect first = layout.rect(shown.front().box);
    if (first.width != width) {
        width = first.width;
        std::fill(heights.begin(), heights.end(), 0.0F);
        usual_height = 0;
    }
    top = first.y - shown.front().before;
    float all = 0;
    float grown = 0;
    for (const Shown& row : shown) {
        const float is = layout.height(row.box);
        const float more = is - height(row.index);
        if (layout.rect(row.box).bottom() - grown - more <= scrolled) {
            grown += more;
        }
        all += is;
        choice.is_known = choice.is_known && more == 0;
        heights[row.index] = is;
    }
    if (usual_height == 0) {
        choice = {};
        usual_height = all / static_cast<float>(shown.size());
        return 0;
    }
    return grown;
}

}  // namespace mooring::ui
