#include "ui/layout.h"

#include <algorithm>
#include <cassert>
#include <cmath>
#include <utility>

#include "imgui_dom/hash.h"

namespace mooring::ui {
namespace {

// Rounding to device pixels may take a hair off a width; that must not break a line.
constexpr float rounding_slack = 0.01F;

float aligned(Align align, float space, float size) {
    switch (align) {
        case Align::Center: return (space - size) / 2;
        case Align::End: return space - size;
        case Align::Start:
        case Align::Stretch: break;
    }
    return 0;
}

}  // namespace

/// Consecutive children of a row that stand beside each other.
struct Layout::RowLine {
    std::int32_t first = -1;
    std::int32_t end = -1;  ///< the child that starts the next line, or -1
    int count = 0;
    float basis = 0;  ///< sum of the widths to start from, without gaps
    float grow = 0;
    float height = 0;
    float width = 0;  ///< sum of the given widths, without gaps
};

void Layout::begin(float ratio) {
    changed_ = ratio != ratio_;
    lost_ = false;
    ratio_ = ratio;
    boxes_.clear();
    open_.clear();
}

/// The same box of the same parent, arranged in the same way.
bool Layout::stands_alike(const Box& a, const Box& b) {
    return a.parent == b.parent && a.is_root == b.is_root &&
           (a.line_height > 0) == (b.line_height > 0) && a.style == b.style;
}

bool Layout::measures_alike(const Box& a, const Box& b) {
    const bool same_bounds = !a.is_root || a.bounds == b.bounds;
    return same_bounds && a.leaf == b.leaf && a.text_key == b.text_key &&
           a.line_height == b.line_height;
}

Rect Layout::known_rect() {
    const std::size_t index = boxes_.size() - 1;
    const Box& box = boxes_.back();
    lost_ = lost_ || index >= solved_.size() || !stands_alike(box, solved_[index]);
    changed_ = changed_ || lost_ || !measures_alike(box, solved_[index]);
    return lost_ ? Rect{} : solved_[index].rect;
}

Rect Layout::add(const Box& added) {
    const auto index = static_cast<std::int32_t>(boxes_.size());
    Box& box = boxes_.emplace_back(added);
    // A root stands on its own, even when it is described from within another box.
    if (!open_.empty() && !box.is_root) {
        box.parent = open_.back();
        Box& parent = boxes_[static_cast<std::size_t>(box.parent)];
        if (parent.last >= 0) {
            boxes_[static_cast<std::size_t>(parent.last)].sibling = index;
        } else {
            parent.first = index;
        }
        parent.last = index;
    }
    return known_rect();
}

Rect Layout::open_root(const BoxStyle& style, const Rect& bounds) {
    Box root;
    root.style = style;
    root.style.min_height = bounds.height;
    root.bounds = bounds;
    root.is_root = true;
    const Rect rect = add(root);
    open_.push_back(static_cast<std::int32_t>(boxes_.size()) - 1);
    return rect;
}

Rect Layout::open(const BoxStyle& style) {
    Box box;
    box.style = style;
    const Rect rect = add(box);
    open_.push_back(static_cast<std::int32_t>(boxes_.size()) - 1);
    return rect;
}

void Layout::close() {
    open_.pop_back();
}

Rect Layout::leaf(Size size, const BoxStyle& style) {
    Box box;
    box.style = style;
    box.leaf = size;
    return add(box);
}

/// It is thought to be as large as it was, until it says otherwise.
Rect Layout::open_leaf(const BoxStyle& style) {
    Box box;
    box.style = style;
    const std::size_t index = boxes_.size();
    if (!lost_ && index < solved_.size()) {
        box.leaf = solved_[index].leaf;
    }
    const Rect rect = add(box);
    open_.push_back(static_cast<std::int32_t>(index));
    return rect;
}

void Layout::close_leaf(Size size) {
    const auto index = static_cast<std::size_t>(open_.back());
    assert(boxes_[index].first < 0 && "a leaf has no children");
    boxes_[index].leaf = size;
    changed_ = changed_ || lost_ || solved_[index].leaf != size;
    open_.pop_back();
}

Rect Layout::text(
    std::string_view text, const Face& face, float line_height, const BoxStyle& style
) {
    Box box;
    box.style = style;
    box.text = text;
    box.text_key = hashed(text, face_key(face));
    box.face = face;
    box.line_height = line_height;
    return add(box);
}

bool Layout::finish() {
    assert(open_.empty());
    if (!changed_ && boxes_.size() == solved_.size()) {
        return true;
    }
    solve();
    const bool as_known = !lost_ && std::equal(
                                        boxes_.begin(),
                                        boxes_.end(),
                                        solved_.begin(),
                                        solved_.end(),
                                        [](const Box& a, const Box& b) { return a.rect == b.rect; }
                                    );
    std::swap(boxes_, solved_);
    return as_known;
}

void Layout::abandon() {
    boxes_.clear();
    open_.clear();
}

float Layout::snapped(float value) const {
    return std::round(value * ratio_) / ratio_;
}

void Layout::solve() {
    for (std::size_t i = boxes_.size(); i-- > 0;) {
        measure_natural(boxes_[i]);  // children come behind their parents, so this is bottom-up
    }
    for (Box& box : boxes_) {
        if (box.is_root) {
            give_width(box, box.bounds.width);
            box.rect.height = height_of(box);
            place(box, box.bounds.x, box.bounds.y);
        }
    }
}

void Layout::measure_natural(Box& box) {
    float content = box.leaf.width;
    if (box.line_height > 0) {
        content = std::ceil(texts_.block(box.text, box.face, unbounded).width * ratio_) / ratio_;
    }
    int count = 0;
    for (std::int32_t i = box.first; i >= 0; i = boxes_[static_cast<std::size_t>(i)].sibling) {
        const float child = boxes_[static_cast<std::size_t>(i)].natural_width;
        content = box.style.flow == Flow::Row ? content + child : std::max(content, child);
        ++count;
    }
    if (box.style.flow == Flow::Row && count > 1) {
        content += static_cast<float>(count - 1) * box.style.gap;
    }
    const float natural =
        box.style.width >= 0 ? box.style.width : content + box.style.padding.horizontal();
    box.natural_width = std::min(natural, box.style.max_width);
}

float Layout::basis_of(const Box& box) {
    return box.style.basis >= 0 ? box.style.basis : box.natural_width;
}

void Layout::give_width(Box& box, float width) {
    box.rect.width = std::min(width, box.style.max_width);
    float inner = std::max(0.0F, box.rect.width - box.style.padding.horizontal());
    if (box.style.scrolls_x) {
        inner = std::max(inner, box.natural_width - box.style.padding.horizontal());
    }
    box.content_width = inner;
    if (box.style.flow == Flow::Row) {
        give_row_widths(box, inner);
        return;
    }
    for (std::int32_t i = box.first; i >= 0;) {
        Box& child = boxes_[static_cast<std::size_t>(i)];
        const bool stretches = box.style.align == Align::Stretch && child.style.width < 0;
        give_width(child, stretches ? inner : std::min(child.natural_width, inner));
        i = child.sibling;
    }
}

Layout::RowLine Layout::row_line(const Box& row, std::int32_t first, float inner) const {
    RowLine line{.first = first};
    float used = 0;
    std::int32_t i = first;
    while (i >= 0) {
        const Box& child = boxes_[static_cast<std::size_t>(i)];
        const float more = std::min(basis_of(child), inner) + (line.count > 0 ? row.style.gap : 0);
        if (row.style.wrap == Wrap::Yes && line.count > 0 && used + more > inner + rounding_slack) {
            break;
        }
        used += more;
        line.basis += basis_of(child);
        line.grow += child.style.grow;
        line.width += child.rect.width;
        line.height = std::max(line.height, child.rect.height);
        ++line.count;
        i = child.sibling;
    }
    line.end = i;
    return line;
}

void Layout::give_row_widths(Box& row, float inner) {
    for (std::int32_t i = row.first; i >= 0;) {
        const RowLine line = row_line(row, i, inner);
        share_out(line, inner, row.style.gap);
        i = line.end;
    }
}

/// Gives each child of a line its width: what is left goes to those that grow, what is missing is
/// taken from those that grow, wrap or hold text, in proportion to their width.
void Layout::share_out(const RowLine& line, float inner, float gap) {
    const float left = inner - line.basis - static_cast<float>(line.count - 1) * gap;
    const auto gives_way = [](const Box& box) {
        const BoxStyle& style = box.style;
        return style.width < 0 &&
               (style.grow > 0 || style.shrinks || box.line_height > 0 || style.wrap == Wrap::Yes);
    };
    float yielding = 0;
    for (std::int32_t i = line.first; i != line.end;
         i = boxes_[static_cast<std::size_t>(i)].sibling) {
        const Box& box = boxes_[static_cast<std::size_t>(i)];
        yielding += gives_way(box) ? basis_of(box) : 0;
    }
    for (std::int32_t i = line.first; i != line.end;) {
        Box& box = boxes_[static_cast<std::size_t>(i)];
        float width = basis_of(box);
        if (left > 0 && line.grow > 0) {
            width += left * box.style.grow / line.grow;
        } else if (left < 0 && yielding > 0 && gives_way(box)) {
            width = std::max(0.0F, width + left * width / yielding);
        }
        give_width(box, width);
        i = box.sibling;
    }
}

float Layout::height_of(Box& box) {
    float content = box.leaf.height;
    if (box.line_height > 0) {
        const TextBlock& block =
            texts_.block(box.text, box.face, box.content_width + rounding_slack);
        content = static_cast<float>(block.lines.size()) * box.line_height;
    } else if (box.first >= 0) {
        content = box.style.flow == Flow::Row ? row_height(box) : column_height(box);
    }
    box.height = std::max(content + box.style.padding.vertical(), box.style.min_height);
    return box.rect.height = box.height;
}

float Layout::column_height(Box& box) {
    for (std::int32_t i = box.first; i >= 0; i = boxes_[static_cast<std::size_t>(i)].sibling) {
        height_of(boxes_[static_cast<std::size_t>(i)]);
    }
    return stacked_height(box);
}

float Layout::stacked_height(const Box& column) const {
    float height = 0;
    int count = 0;
    for (std::int32_t i = column.first; i >= 0;) {
        const Box& child = boxes_[static_cast<std::size_t>(i)];
        height += child.rect.height;
        count += child.rect.height > 0 ? 1 : 0;
        i = child.sibling;
    }
    return height + static_cast<float>(std::max(0, count - 1)) * column.style.gap;
}

float Layout::row_height(Box& box) {
    for (std::int32_t i = box.first; i >= 0; i = boxes_[static_cast<std::size_t>(i)].sibling) {
        height_of(boxes_[static_cast<std::size_t>(i)]);
    }
    float height = 0;
    for (std::int32_t i = box.first; i >= 0;) {
        const RowLine line = row_line(box, i, box.content_width);
        height += line.height + (i == box.first ? 0 : box.style.line_gap);
        i = line.end;
    }
    return height;
}

void Layout::place(Box& box, float x, float y) {
    const float right = snapped(x + box.rect.width);
    const float bottom = snapped(y + box.rect.height);
    box.rect.x = x;
    box.rect.y = y;
    if (box.style.flow == Flow::Row) {
        place_row(box);
    } else {
        place_column(box);
    }
    box.rect = {snapped(x), snapped(y), right - snapped(x), bottom - snapped(y)};
}

void Layout::place_column(Box& box) {
    const float inner = box.content_width;
    const float space = box.rect.height - box.style.padding.vertical();
    const float offset = aligned(box.style.justify, space, stacked_height(box));
    float y = box.rect.y + box.style.padding.top + offset;
    for (std::int32_t i = box.first; i >= 0;) {
        Box& child = boxes_[static_cast<std::size_t>(i)];
        const float height = child.rect.height;
        const float x =
            box.rect.x + box.style.padding.left + aligned(box.style.align, inner, child.rect.width);
        place(child, x, y);
        y += height > 0 ? height + box.style.gap : 0;
        i = child.sibling;
    }
}

void Layout::place_row(Box& box) {
    const float inner = box.content_width;
    float y = box.rect.y + box.style.padding.top;
    // A row that was made taller than its content centres its only line in the whole height.
    const float space = box.rect.height - box.style.padding.vertical();
    for (std::int32_t i = box.first; i >= 0;) {
        const RowLine line = row_line(box, i, inner);
        const bool only_line = i == box.first && line.end < 0;
        const float height = only_line ? space : line.height;
        const float used = line.width + static_cast<float>(line.count - 1) * box.style.gap;
        float x = box.rect.x + box.style.padding.left + aligned(box.style.justify, inner, used);
        for (std::int32_t k = i; k != line.end;) {
            Box& child = boxes_[static_cast<std::size_t>(k)];
            if (box.style.align == Align::Stretch) {
                child.rect.height = height;
            }
            const float width = child.rect.width;
            place(child, x, y + aligned(box.style.align, height, child.rect.height));
            x += width + box.style.gap;
            k = child.sibling;
        }
        y += height + box.style.line_gap;
        i = line.end;
    }
}

}  // namespace mooring::ui
