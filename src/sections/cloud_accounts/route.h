// The pages of this section and their addresses below its path.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <variant>

#include "core/words.h"
#include "sections/cloud_accounts/account.h"

namespace mooring::cloud_accounts {

struct ToOverview {
    friend bool operator==(ToOverview, ToOverview) = default;
};
/// The steps of the guided set-up, see `steps_of`.
enum class NewStep : std::uint8_t {
    Access,       ///< how, and to what
    Application,  ///< the platform's, of Azure
    Grant,        ///< what lets the platform in: a role, a user, a service account
    Finish,       ///< the form
};

struct ToNewLink {  ///< `/aws/new`, `/aws/new/grant`
    Provider provider = Provider::Aws;
    NewStep step = NewStep::Access;
    friend bool operator==(ToNewLink, ToNewLink) = default;
};
struct ToEdit {  ///< `/<id>/edit`
    std::string id;
    friend bool operator==(const ToEdit&, const ToEdit&) = default;
};
struct ToTest {  ///< `/<id>/test`
    std::string id;
    friend bool operator==(const ToTest&, const ToTest&) = default;
};
struct ToNowhere {
    friend bool operator==(ToNowhere, ToNowhere) = default;
};
using Target = std::variant<ToOverview, ToNewLink, ToEdit, ToTest, ToNowhere>;

/// `rest` is what follows the section's path; a query in it means nothing here.
[[nodiscard]] Target find_target(std::string_view rest);

[[nodiscard]] std::string_view overview_path();
[[nodiscard]] Words new_link_path(Provider provider, NewStep step = NewStep::Access);

/// Those that linking an account of that provider takes, in order.
[[nodiscard]] std::span<const NewStep> steps_of(Provider provider);
[[nodiscard]] std::string edit_path(std::string_view id);
[[nodiscard]] std::string test_path(std::string_view id);

}  // namespace mooring::cloud_accounts
