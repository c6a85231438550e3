// The output of `az account list`, for choosing a subscription from it instead of typing two ids.
#pragma once

#include <string_view>
#include <vector>

#include "sections/cloud_accounts/cloud_accounts.h"

namespace mooring::cloud_accounts {

/// The subscriptions in a JSON array as `az account list --output json` prints it; none when the
/// text is something else. The tenant is that of the subscription, never one of `managedByTenants`.
[[nodiscard]] std::vector<Subscription> read_account_list(std::string_view text);

}  // namespace mooring::cloud_accounts
