#include "fuzz/targets.h"

namespace mooring::fuzz {

const std::vector<Target>& targets() {
    static const std::vector<Target> all = [] {
        std::vector<Target> joined = reply_targets();
        for (const auto& more : {reader_targets(), draft_targets()}) {
            joined.insert(joined.end(), more.begin(), more.end());
        }
        return joined;
    }();
    return all;
}

// Every byte selects one, so that no input is spent on none; those of seeds can be read.
char selector(std::size_t place) {
    constexpr std::size_t first = '0';
    const std::size_t count = targets().size();
    return static_cast<char>(first + (place + count - first % count) % count);
}

const Target& selected(char selector) {
    return targets()[static_cast<unsigned char>(selector) % targets().size()];
}

}  // namespace mooring::fuzz
