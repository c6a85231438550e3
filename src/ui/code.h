// Text to be taken away exactly: ids, keys, commands, policies.
#pragma once

#include <string_view>

namespace mooring::ui {

/// One line in a frame with a button that copies it. True when the button was pressed; `copied`
/// says it worked.
[[nodiscard]] bool copy_field(std::string_view label, std::string_view shown, bool copied);

/// Several lines, scrolled sideways when they are wide. True when the copy button was pressed.
[[nodiscard]] bool code_block(std::string_view label, std::string_view lines, bool copied);

}  // namespace mooring::ui
