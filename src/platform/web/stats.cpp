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
    std::array<double, remembered> sorted{};
    const std::size_t size = std::min<std::size_t>(count_, remembered);
    for (std::size_t i = 0; i < size; ++i) {
        std::size_t place = i;
        for (; place > 0 && sorted[place - 1] > latest_[i]; --place) {
            sorted[place] = sorted[place - 1];
        }
        sorted[place] = latest_[i];
    }
    return sorted[size / 2];
}

}  // namespace mooring::web
