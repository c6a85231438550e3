// How something is meant, and the colours and the mark that say so.
#pragma once

#include <cstdint>

#include "ui/icons.generated.h"
#include "ui/theme.h"

namespace mooring::ui {

enum class Tone : std::uint8_t { Neutral, Ok, Warning, Danger };

struct ToneColors {
    Color strong;  ///< for words and mark
    Color soft;    ///< for the surface behind them
    Icon mark;
};

[[nodiscard]] ToneColors colors_of(Tone tone);

}  // namespace mooring::ui
