#include "fuzz/check.h"

#include <cstdio>
#include <cstdlib>

namespace mooring::fuzz {

void check(bool holds, std::string_view sentence) {
    if (!holds) {
        std::fprintf(
            stderr, "does not hold: %.*s\n", static_cast<int>(sentence.size()), sentence.data()
        );
        std::abort();
    }
}

}  // namespace mooring::fuzz
