// What is linked: the values of the wire, without any secret.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "core/time.h"

namespace mooring::cloud_accounts {

enum class Provider : std::uint8_t { Aws, Azure, Gcp };

/// In the order of the page, which is that of the contract's list.
inline constexpr std::array providers{Provider::Aws, Provider::Azure, Provider::Gcp};

/// As the contract and this section's addresses write them, in the order of `Provider`.
inline constexpr std::array<std::string_view, providers.size()> provider_keys{
    "aws", "azure", "gcp"};

[[nodiscard]] constexpr std::string_view key_of(Provider provider) {
    return provider_keys[static_cast<std::size_t>(provider)];
}

struct RoleLink {
    std::string role_arn;
    std::string account_id;
    std::string external_id;  ///< what the role's trust policy has to ask for
    friend bool operator==(const RoleLink&, const RoleLink&) = default;
};
struct AccessKeyLink {
    std::string access_key_id;
    friend bool operator==(const AccessKeyLink&, const AccessKeyLink&) = default;
};
struct SubscriptionLink {
    std::string subscription_id;
    std::string tenant_id;
    friend bool operator==(const SubscriptionLink&, const SubscriptionLink&) = default;
};
struct ServiceAccountLink {
    std::string project_id;
    std::string client_email;
    std::string private_key_id;
    friend bool operator==(const ServiceAccountLink&, const ServiceAccountLink&) = default;
};
/// A way of linking that is newer than this console: it can be seen, renamed and deleted.
struct OtherLink {
    std::string method;
    friend bool operator==(const OtherLink&, const OtherLink&) = default;
};
using Link = std::variant<RoleLink, AccessKeyLink, SubscriptionLink, ServiceAccountLink, OtherLink>;

/// Why a link does not work, or was not tested, as the server says it.
struct LinkProblem {
    std::string pointer;  ///< JSON pointer of the value at fault; empty when it is not the person's
    std::string detail;   ///< what is wrong
    std::string repair;   ///< what to do about it
    friend bool operator==(const LinkProblem&, const LinkProblem&) = default;
};

/// Other credentials that are tested before they take the place of the stored ones.
struct Replacement {
    bool is_testing = false;  ///< else they have failed
    LinkProblem problem;
    friend bool operator==(const Replacement&, const Replacement&) = default;
};

struct Account {
    std::string id;
    Provider provider = Provider::Aws;
    std::string alias;
    std::string
        status;  ///< `not_tested`, `testing`, `connected`, `failed`, or what a newer backend says
    std::optional<Instant> checked_at;
    Instant created_at;
    Link link;
    std::optional<LinkProblem> problem;
    std::optional<Replacement> replacement;
    // What words.h and route.h make of it, put together once and not in every frame.
    std::string summary;
    std::string details;
    std::string edit_path;
    std::string test_path;
    friend bool operator==(const Account&, const Account&) = default;
};

/// Whether the provider is being asked, so that there is news to come.
[[nodiscard]] inline bool is_under_test(const Account& account) {
    return account.status == "testing" || (account.replacement && account.replacement->is_testing);
}

/// Something to do at the provider.
struct ProviderStep {
    std::string title;
    std::string commands;  ///< lines for a shell
    friend bool operator==(const ProviderStep&, const ProviderStep&) = default;
};

/// What deleting an account cuts, and what then remains at the provider.
struct Removal {
    std::string cut;
    std::vector<ProviderStep> steps;
    friend bool operator==(const Removal&, const Removal&) = default;
};

/// An account with the version that a change of it is based on.
struct StoredAccount {
    Account account;
    std::string etag;
    friend bool operator==(const StoredAccount&, const StoredAccount&) = default;
};

/// The accounts that are known so far.
struct Accounts {
    std::vector<Account> items;
    std::string next_cursor;                             ///< empty when there are no more
    std::size_t total = 0;                               ///< how many match what was asked for
    std::array<std::size_t, providers.size()> linked{};  ///< how many there are, by provider

    [[nodiscard]] std::size_t total_unfiltered() const { return linked[0] + linked[1] + linked[2]; }
    friend bool operator==(const Accounts&, const Accounts&) = default;
};

}  // namespace mooring::cloud_accounts
