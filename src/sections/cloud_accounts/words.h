// How providers and links are called.
#pragma once

#include <string>
#include <string_view>

#include "sections/cloud_accounts/account.h"
#include "sections/cloud_accounts/draft.h"

namespace mooring::cloud_accounts {

struct ProviderWords {
    std::string_view title;
    std::string_view short_name;  ///< on the tile, and in accessible names
    std::string_view one;         ///< what it calls an account
    std::string_view many;
    std::string_view link_title;  ///< of the page for a new link
};
[[nodiscard]] const ProviderWords& words_of(Provider provider);

/// Of a field in a form, with its key.
[[nodiscard]] std::string_view label_of(Field field);

/// One line about what is linked, short enough for a row.
[[nodiscard]] std::string summary_of(const Link& link);
/// The same with ids in full.
[[nodiscard]] std::string details_of(const Link& link);

}  // namespace mooring::cloud_accounts
