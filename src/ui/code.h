// Text to be taken away exactly: ids, keys, commands, policies.
#pragma once

#include <string_view>

namespace mooring::ui {

/// One line in a frame with a button that copies it. True when the button was pressed; `copied`
/// says it worked.
/// The button's name says "Copy" and the label's words, or `thing` where these are no noun.
[[nodiscard]] bool copy_field(
    std::string_view label, std::string_view shown, bool copied, std::string_view thing = {}
);

/// Several lines, scrolled sideways when they are wide. True when the copy button was pressed.
[[nodiscard]] bool code_block(std::string_view label, std::string_view lines, bool copied);

/// Says that the browser did not allow to copy, and what to do.
void copying_failed();

}  // namespace mooring::ui
