// The pages of this section and their addresses below its path.
#pragma once

#include <string>
#include <string_view>
#include <variant>

#include "sections/cloud_accounts/account.h"

namespace mooring::cloud_accounts {

struct ToOverview {
    friend bool operator==(ToOverview, ToOverview) = default;
};
struct ToNewLink {  ///< `/aws/new`
    Provider provider = Provider::Aws;
    friend bool operator==(ToNewLink, ToNewLink) = default;
};
struct ToEdit {  ///< `/<id>/edit`
    std::string id;
    friend bool operator==(const ToEdit&, const ToEdit&) = default;
};
struct ToNowhere {
    friend bool operator==(ToNowhere, ToNowhere) = default;
};
using Target = std::variant<ToOverview, ToNewLink, ToEdit, ToNowhere>;

/// `rest` is what follows the section's path; a query in it means nothing here.
[[nodiscard]] Target find_target(std::string_view rest);

[[nodiscard]] std::string overview_path();
[[nodiscard]] std::string new_link_path(Provider provider);
[[nodiscard]] std::string edit_path(std::string_view id);

}  // namespace mooring::cloud_accounts
