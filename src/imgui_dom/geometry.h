// Lengths are CSS pixels unless a name says otherwise; y grows downwards.
#pragma once

#include <algorithm>
#include <cstdint>

namespace mooring::imgui_dom {

enum class Align : std::uint8_t { Start, Center, End, Stretch };

struct Point {
    float x = 0;
    float y = 0;
    friend bool operator==(Point, Point) = default;
};

struct Size {
    float width = 0;
    float height = 0;
    friend bool operator==(Size, Size) = default;
};

struct Rect {
    float x = 0;
    float y = 0;
    float width = 0;
    float height = 0;

    [[nodiscard]] float right() const { return x + width; }
    [[nodiscard]] float bottom() const { return y + height; }
    [[nodiscard]] Point center() const { return {x + width / 2, y + height / 2}; }
    [[nodiscard]] Rect grown(float by) const {
        return {x - by, y - by, width + 2 * by, height + 2 * by};
    }
    [[nodiscard]] Rect moved(Point by) const { return {x + by.x, y + by.y, width, height}; }
    [[nodiscard]] bool overlaps(const Rect& other) const {
        return x < other.right() && other.x < right() && y < other.bottom() && other.y < bottom();
    }

    [[nodiscard]] bool contains(Point point) const {
        return point.x >= x && point.x < right() && point.y >= y && point.y < bottom();
    }
    /// What both have, which may be nothing.
    [[nodiscard]] Rect cut(const Rect& other) const {
        const float left = std::max(x, other.x);
        const float top = std::max(y, other.y);
        return {
            left,
            top,
            std::max(0.0F, std::min(right(), other.right()) - left),
            std::max(0.0F, std::min(bottom(), other.bottom()) - top)};
    }

    friend bool operator==(const Rect&, const Rect&) = default;
};

struct Edges {
    float left = 0;
    float top = 0;
    float right = 0;
    float bottom = 0;

    static constexpr Edges all(float by) { return {by, by, by, by}; }
    static constexpr Edges symmetric(float x, float y) { return {x, y, x, y}; }
    [[nodiscard]] float horizontal() const { return left + right; }
    [[nodiscard]] float vertical() const { return top + bottom; }
    friend bool operator==(const Edges&, const Edges&) = default;
};

}  // namespace mooring::imgui_dom
