#include "platform/web/stats.h"

#include <algorithm>

namespace mooring::web {

void Durations::add(double ms) {
    latest_[count_ % remembered] = ms;
    ++count_;
    total_ += ms;
}

double Durations::last() const {
    return count_ == 0 ? 0 : latest_[(count_ - 1) % remembered];
}

double Durations::median() const {
    std::array<double, remembered> sorted = latest_;
    const std::size_t size = std::min<std::size_t>(count_, remembered);
    auto* const end = sorted.data() + size;
    auto* const middle = sorted.data() + size / 2;
    std::nth_element(sorted.data(), middle, end);
    return size == 0 ? 0 : *middle;
}

}  // namespace mooring::web
