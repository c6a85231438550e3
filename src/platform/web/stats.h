// What the program has done so far, in numbers. `window.mooring.stats()` gives them to whoever
// measures (web/program.js); they say nothing of what is on the page.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>

namespace mooring::web {

/// Counts times in milliseconds, and remembers the latest of them.
class Durations {
public:
    void add(double ms);
    [[nodiscard]] std::uint32_t count() const { return count_; }
    [[nodiscard]] double last() const;
    /// Of the latest times; 0 before the first.
    [[nodiscard]] double median() const;
    [[nodiscard]] double total() const { return total_; }

private:
    static constexpr std::size_t remembered = 64;
    std::array<double, remembered> latest_{};
    std::uint32_t count_ = 0;
    double total_ = 0;
};

struct Stats {
    Durations frames;   ///< the program's part: view, layout, drawing, the patch's making
    Durations patches;  ///< the page's part: applying what changed to its elements
};

}  // namespace mooring::web
