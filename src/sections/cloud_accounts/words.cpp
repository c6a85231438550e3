#include "sections/cloud_accounts/words.h"

#include <array>

#include "core/overloaded.h"
#include "core/text.h"

namespace mooring::cloud_accounts {
namespace {

// In the order of Provider.
constexpr std::array all_words{
    ProviderWords{
        .title = "Amazon Web Services",
        .short_name = "AWS",
        .one = "account",
        .many = "accounts",
        .link_title = "Link an AWS account"},
    ProviderWords{
        .title = "Microsoft Azure",
        .short_name = "Azure",
        .one = "subscription",
        .many = "subscriptions",
        .link_title = "Add subscription key"},
    ProviderWords{
        .title = "Google Cloud",
        .short_name = "GCP",
        .one = "project",
        .many = "projects",
        .link_title = "Link a Google Cloud project"},
};
static_assert(all_words.size() == providers.size());

// In the order of Field.
constexpr std::array<std::string_view, field_count> labels{
    "Alias###alias",
    "Role ARN###role_arn",
    "Access Key ID###access_key_id",
    "Secret Access Key###secret_access_key",
    "Session token###session_token",
    "Subscription id###subscription_id",
    "Tenant ID###tenant_id",
    "Service account key JSON###key"};

/// The last part of `role/path/name`.
std::string role_name(const std::string& arn) {
    return arn.substr(arn.find_last_of("/:") + 1);
}

/// Beginning and end of an id that is longer than a row has room for.
std::string shortened(const std::string& id) {
    constexpr std::size_t head = 8;
    constexpr std::size_t tail = 4;
    constexpr std::size_t uuid = 36;
    return id.size() < uuid ? id : id.substr(0, head) + "…" + id.substr(id.size() - tail);
}

/// In groups that stay on one line.
std::string account_number(const std::string& id) {
    constexpr std::string_view no_break_space = "\u00a0";
    std::string number;
    for (const char c : grouped(id, 4)) {
        number += c == ' ' ? no_break_space : std::string_view(&c, 1);
    }
    return number;
}

/// Without the domain that all service accounts have.
std::string short_email(const std::string& email) {
    constexpr std::string_view domain = ".iam.gserviceaccount.com";
    const bool is_usual = email.ends_with(domain);
    return is_usual ? email.substr(0, email.size() - domain.size()) + "…" : email;
}

}  // namespace

const ProviderWords& words_of(Provider provider) {
    return all_words[static_cast<std::size_t>(provider)];
}

std::string_view label_of(Field field) {
    return labels[static_cast<std::size_t>(field)];
}

std::string summary_of(const Link& link) {
    if (const auto* azure = std::get_if<SubscriptionLink>(&link)) {
        return "Subscription " + shortened(azure->subscription_id) + " · tenant " +
               shortened(azure->tenant_id);
    }
    if (const auto* gcp = std::get_if<ServiceAccountLink>(&link)) {
        return "Project " + gcp->project_id + " · " + short_email(gcp->client_email);
    }
    if (const auto* role = std::get_if<RoleLink>(&link)) {
        return "Role " + role_name(role->role_arn) + " · " + account_number(role->account_id);
    }
    return details_of(link);
}

std::string details_of(const Link& link) {
    return std::visit(
        overloaded{
            [](const RoleLink& role) { return role.role_arn; },
            [](const AccessKeyLink& key) { return "Access key " + key.access_key_id; },
            [](const SubscriptionLink& azure) {
                return "Subscription " + azure.subscription_id + " · tenant " + azure.tenant_id;
            },
            [](const ServiceAccountLink& gcp) {
                return "Project " + gcp.project_id + " · " + gcp.client_email;
            },
            [](const OtherLink& other) { return "Linked by " + other.method; }},
        link
    );
}

}  // namespace mooring::cloud_accounts
