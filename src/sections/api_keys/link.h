// Links that fill in the form for a new key, such as documentation gives:
// /settings/api-keys/new?name=Terraform&scopes=cloud-accounts:write,profile:read&expires_in_days=30
#pragma once

#include <string>
#include <string_view>

#include "sections/api_keys/api_keys.h"

namespace mooring::api_keys {

/// What the link asks for. What it leaves out, or does not say right, is as usual.
struct LinkedKey {
    NewKey key;
    std::string problem;  ///< a sentence about what was not understood; empty when all was
};

/// `rest` is what follows the section's path.
[[nodiscard]] bool is_link(std::string_view rest);
[[nodiscard]] LinkedKey read_link(std::string_view rest);

}  // namespace mooring::api_keys
