// What a person copies from the console into the cloud's own tools.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string>

namespace mooring::cloud_accounts {

/// A text with a copy button of its own.
enum class Item : std::uint8_t {
    AwsAccountId,
    ExternalId,
    TrustPolicy,
    PermissionPolicy,
    CreatePrincipalCommand,
    RoleDefinition,
    AssignRoleCommand,
    GcpCommands,
};
inline constexpr std::size_t item_count = static_cast<std::size_t>(Item::GcpCommands) + 1;

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

using Setup = PerItem<std::string>;

}  // namespace mooring::cloud_accounts
