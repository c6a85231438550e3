#pragma once

#include <string_view>

namespace mooring::cloud_accounts {

/// At least two labels of letters, digits and, inside, hyphens; the last begins with a letter (RFC
/// 1035, section 2.3; lengths in 2.3.4).
[[nodiscard]] bool is_domain_name(std::string_view text);

}  // namespace mooring::cloud_accounts
