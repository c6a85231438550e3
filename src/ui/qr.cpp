#include "ui/qr.h"

#include <algorithm>
#include <cmath>

#include "ui/paint.h"

namespace mooring::ui {
namespace {

constexpr int quiet_modules = 4;
constexpr float wanted_side = 232;
constexpr Rgba white{255, 255, 255, 255};
constexpr Rgba black{0, 0, 0, 255};

/// Side of one module: whole device pixels, so that every edge is sharp.
float module_side(int modules) {
    const Ui& ui = current();
    const float pixels =
        ui.scaled(wanted_side) * ui.environment.ratio / static_cast<float>(modules);
    return std::max(1.0F, std::floor(pixels)) / ui.environment.ratio;
}

/// For the page's own picture of it: rows of 0 and 1, with spaces between them.
std::string_view rows_of(const QrMatrix& matrix) {
    const auto side = static_cast<std::size_t>(matrix.size);
    const std::span<char> rows = current().room(side * (side + 1));
    std::size_t end = 0;
    for (int y = 0; y < matrix.size; ++y) {
        for (int x = 0; x < matrix.size; ++x) {
            rows[end++] = matrix.is_dark(x, y) ? '1' : '0';
        }
        rows[end++] = ' ';
    }
    return {rows.data(), end - 1};
}

}  // namespace

void qr_code(const QrMatrix& matrix, std::string_view label) {
    Ui& ui = current();
    const Label parts = ui.label(label);
    const int modules = matrix.size + 2 * quiet_modules;
    const float module = module_side(modules);
    const float side = module * static_cast<float>(modules);
    Rect rect = ui.layout().leaf({side, side});
    rect.width = rect.height = side;
    ui.add(Ui::id("img", parts.key), "div", rect);
    ui.attribute("role", "img");
    ui.attribute("aria-label", parts.words);
    ui.attribute("data-qr", rows_of(matrix));
    paint::fill_exact(rect, white, radius::control);
    if (!ui.is_visible(rect)) {
        return;
    }
    for (int y = 0; y < matrix.size; ++y) {
        for (int x = 0; x < matrix.size;) {
            int end = x;
            while (end < matrix.size && matrix.is_dark(end, y)) {
                ++end;
            }
            if (end > x) {
                const auto at = [&](int i) {
                    return static_cast<float>(i + quiet_modules) * module;
                };
                const float width = static_cast<float>(end - x) * module;
                paint::fill_exact({rect.x + at(x), rect.y + at(y), width, module}, black);
            }
            x = end > x ? end : x + 1;
        }
    }
}

}  // namespace mooring::ui
