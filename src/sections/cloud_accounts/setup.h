// What the guided set-up shows: the operator's choices, and texts that a person copies from the
// console into the cloud's own tools.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include "sections/cloud_accounts/account.h"

namespace mooring::cloud_accounts {

/// A text with a copy button of its own.
enum class Item : std::uint8_t {
    AwsAccountId,
    ExternalId,
    TrustPolicy,
    PermissionPolicy,
    RoleCommands,
    Terraform,
    UserCommands,
    CreatePrincipalCommand,
    RoleDefinition,
    AssignRoleCommand,
    AssignResourceGroupCommand,
    ListCommand,
    FirstStep,  ///< commands of a ProviderStep; those of the next steps follow
};
/// More steps than that are not shown.
inline constexpr std::size_t most_steps = 8;
inline constexpr std::size_t item_count = static_cast<std::size_t>(Item::FirstStep) + most_steps;

[[nodiscard]] constexpr Item item_of_step(std::size_t step) {
    return static_cast<Item>(static_cast<std::size_t>(Item::FirstStep) + step);
}

/// One value per item.
template <class T>
struct PerItem {
    std::array<T, item_count> values{};

    [[nodiscard]] T& operator[](Item item) { return values[static_cast<std::size_t>(item)]; }
    [[nodiscard]] const T& operator[](Item item) const {
        return values[static_cast<std::size_t>(item)];
    }
    friend bool operator==(const PerItem&, const PerItem&) = default;
};

/// Something that the operator offers.
struct Offer {
    std::string id;
    std::string label;
    std::string description;
    friend bool operator==(const Offer&, const Offer&) = default;
};

struct Setup {
    PerItem<std::string> texts;
    std::array<bool, providers.size()> is_there{};  ///< whether the operator has set it up
    std::string permissions;                        ///< the set that the texts are for
    std::vector<Offer> permission_sets;             ///< the recommended one first
    std::string partition;                          ///< of AWS, that the texts are for
    std::vector<Offer> partitions;
    std::string quick_create_url;  ///< empty when the operator has no template in S3
    std::array<std::string, providers.size()> console_urls;
    std::vector<ProviderStep> gcp_steps;

    [[nodiscard]] const std::string& operator[](Item item) const { return texts[item]; }
};

}  // namespace mooring::cloud_accounts
