// Where things go: a small flex layout. The view describes boxes while it draws, and each box is
// handed the rectangle that the last solution gave it. When the boxes come out otherwise, `finish`
// solves them anew and says so: the view has to run again.
#pragma once

#include <cstdint>
#include <limits>
#include <string_view>
#include <vector>

#include "imgui_dom/geometry.h"
#include "imgui_dom/text_layout.h"
#include "ui/dom.h"

namespace mooring::ui {

enum class Flow : std::uint8_t { Column, Row };
enum class Wrap : std::uint8_t { No, Yes };

inline constexpr float unbounded = std::numeric_limits<float>::infinity();

/// How a box lays out its children and how its parent treats it.
struct BoxStyle {
    Flow flow = Flow::Column;
    float gap = 0;       ///< between children along the flow; in a column none around an empty one
    float line_gap = 0;  ///< between the lines of a row that wraps
    Edges padding;
    Align align = Align::Stretch;  ///< of the children across the flow
    Align justify =
        Align::Start;  ///< of the children along the flow, when space is left and none grows
    Wrap wrap = Wrap::No;
    float grow = 0;    ///< share of the space that is left in the parent row
    float basis = -1;  ///< width to start from instead of that of the content; below 0 for none
    float width = -1;  ///< fixed, if 0 or more
    float min_height = 0;
    float max_width = unbounded;
    bool shrinks = false;  ///< gives way in a row that is too narrow, as text and rows that wrap do
    bool scrolls_x = false;  ///< content may be wider than the box
    friend bool operator==(const BoxStyle&, const BoxStyle&) = default;
};

class Layout {
public:
    explicit Layout(TextLayouts& texts) : texts_(texts) {}

    /// Begins a run. Positions are rounded to whole device pixels of that ratio.
    void begin(float ratio);

    /// A root at the given place; its width is fixed, its height is at least that of `bounds`.
    Rect open_root(const BoxStyle& style, const Rect& bounds);
    Rect open(const BoxStyle& style);
    void close();
    Rect leaf(Size size, const BoxStyle& style = {});
    /// A leaf whose size is known only once it is drawn: `close_leaf` says it.
    Rect open_leaf(const BoxStyle& style);
    void close_leaf(Size size);
    /// Text that breaks into lines at the width it gets. `text` must live until the run is over.
    Rect
    text(std::string_view text, const Face& face, float line_height, const BoxStyle& style = {});

    /// Whether this run has come to a box that the last solution does not have there. The
    /// rectangles from there on are empty; what stands in them is not worth drawing.
    [[nodiscard]] bool is_lost() const { return lost_; }

    /// Ends a run. Returns whether every rectangle that was handed out was right; else all are
    /// computed anew for the next run.
    [[nodiscard]] bool finish();
    /// Ends a run whose boxes do not count.
    void abandon();

    /// How many boxes were described in this run.
    [[nodiscard]] std::size_t count() const { return boxes_.size(); }

    // Of one that was described as that many others were before it, once the run is finished.
    [[nodiscard]] const Rect& rect(std::size_t box) const { return solved_[box].rect; }
    /// Before it was rounded to device pixels, which depends on where the box stands.
    [[nodiscard]] float height(std::size_t box) const { return solved_[box].height; }

private:
    struct Box {
        BoxStyle style;
        std::string_view text;
        std::uint64_t text_key = 0;  ///< of the text in its face
        Face face;
        float line_height = 0;  ///< more than 0 for text
        Size leaf;
        std::int32_t parent = -1;
        std::int32_t first = -1;
        std::int32_t last = -1;
        std::int32_t sibling = -1;
        float natural_width = 0;
        float content_width = 0;
        float height = 0;
        Rect bounds;  ///< of a root
        Rect rect;
        bool is_root = false;
    };
    struct RowLine;

    Rect add(const Box& added);
    /// The rectangle that the last solution has for the box that was added last.
    Rect known_rect();
    static bool stands_alike(const Box& a, const Box& b);
    static bool measures_alike(const Box& a, const Box& b);
    void solve();
    void measure_natural(Box& box);
    void give_width(Box& box, float width);
    void give_row_widths(Box& row, float inner);
    void share_out(const RowLine& line, float inner, float gap);
    static float basis_of(const Box& box);
    float height_of(Box& box);
    float column_height(Box& box);
    [[nodiscard]] float stacked_height(const Box& column) const;
    float row_height(Box& box);
    void place(Box& box, float x, float y);
    void place_column(Box& box);
    void place_row(Box& box);
    RowLine row_line(const Box& row, std::int32_t first, float inner) const;
    float snapped(float value) const;

    TextLayouts& texts_;
    float ratio_ = 1;
    std::vector<Box> boxes_;
    std::vector<Box> solved_;  ///< of the last run that differed from the one before
    std::vector<std::int32_t> open_;
    bool lost_ = false;
    bool changed_ = false;  ///< a box has another size, text or place than the solution knows
};

}  // namespace mooring::ui
