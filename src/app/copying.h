// What a copy button says about the last time it was pressed.
#pragma once

#include <cstdint>

namespace mooring::app {

enum class Copying : std::uint8_t {
    Idle,
    Copied,  ///< for `copied_shown_ms`
    Failed,  ///< the browser did not allow it
};

inline constexpr int copied_shown_ms = 2000;

}  // namespace mooring::app
