// A choice of one among a few, each with a line of explanation.
#pragma once

#include <string_view>

#include "ui/box.h"

namespace mooring::ui {

/// Beside each other, or below each other on narrow pages.
class [[nodiscard]] RadioGroup {
public:
    explicit RadioGroup(std::string_view label);
    RadioGroup(const RadioGroup&) = delete;
    RadioGroup& operator=(const RadioGroup&) = delete;
    ~RadioGroup() = default;

private:
    Region region_;
};

struct RadioOptions {
    std::string_view group;  ///< a key, the same for all of a group, and of no other on the page
    std::string_view label;
    std::string_view hint;  ///< below the label
    bool checked = false;
};

/// True when it was chosen.
[[nodiscard]] bool radio(const RadioOptions& options);

}  // namespace mooring::ui
