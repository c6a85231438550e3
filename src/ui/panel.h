// A tinted surface that sets apart what matters here and now and takes more than a sentence.
#pragma once

#include <string_view>

#include "ui/box.h"
#include "ui/tone.h"

namespace mooring::ui {

class [[nodiscard]] Panel {
public:
    /// `label` is what assistive technology calls the region.
    Panel(std::string_view label, Tone tone);
    Panel(const Panel&) = delete;
    Panel& operator=(const Panel&) = delete;
    ~Panel() = default;

private:
    Region region_;
};

}  // namespace mooring::ui
