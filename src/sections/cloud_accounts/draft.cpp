#include "sections/cloud_accounts/draft.h"

#include <algorithm>

#include "core/overloaded.h"
#include "core/text.h"

namespace mooring::cloud_accounts {
namespace {

// In the order of Method.
constexpr std::array<std::string_view, 5> method_names{
    "aws_role", "aws_access_key", "azure_subscription", "gcp_service_account", ""};

// In the order of Field.
constexpr std::array<const char*, field_count> field_names{
    "alias",
    "role_arn",
    "access_key_id",
    "secret_access_key",
    "session_token",
    "subscription_id",
    "tenant_id",
    "key"};

constexpr std::array role_fields{Field::RoleArn};
constexpr std::array access_key_fields{
    Field::AccessKeyId, Field::SecretAccessKey, Field::SessionToken};
constexpr std::array subscription_fields{Field::SubscriptionId, Field::TenantId};
constexpr std::array service_account_fields{Field::Key};

}  // namespace

std::string_view Draft::text(Field field) const {
    return trimmed(texts[field].reveal());
}

std::string_view name_of(Method method) {
    return method_names[static_cast<std::size_t>(method)];
}

const char* name_of(Field field) {
    return field_names[static_cast<std::size_t>(field)];
}

std::string pointer_to(Field field) {
    return (field == Field::Alias ? "/" : "/credentials/") + std::string(name_of(field));
}

std::span<const Field> credentials_of(Method method) {
    switch (method) {
        case Method::AwsRole: return role_fields;
        case Method::AwsAccessKey: return access_key_fields;
        case Method::AzureSubscription: return subscription_fields;
        case Method::GcpServiceAccount: return service_account_fields;
        case Method::Other: break;
    }
    return {};
}

bool is_asked(const Draft& draft, Field field) {
    if (field == Field::SessionToken) {
        return draft.method == Method::AwsAccessKey &&
               draft.text(Field::AccessKeyId).starts_with("ASIA");
    }
    const std::span<const Field> fields = credentials_of(draft.method);
    return field == Field::Alias || std::find(fields.begin(), fields.end(), field) != fields.end();
}

Method first_method(Provider provider) {
    switch (provider) {
        case Provider::Azure: return Method::AzureSubscription;
        case Provider::Gcp: return Method::GcpServiceAccount;
        case Provider::Aws: break;
    }
    return Method::AwsRole;
}

Draft draft_of(const Account& account) {
    Draft draft;
    const auto set = [&](Field field, const std::string& text) {
        draft.texts[field] = Secret(text);
    };
    set(Field::Alias, account.alias);
    std::visit(
        overloaded{
            [&](const RoleLink& link) {
                draft.method = Method::AwsRole;
                set(Field::RoleArn, link.role_arn);
            },
            [&](const AccessKeyLink& link) {
                draft.method = Method::AwsAccessKey;
                set(Field::AccessKeyId, link.access_key_id);
            },
            [&](const SubscriptionLink& link) {
                draft.method = Method::AzureSubscription;
                set(Field::SubscriptionId, link.subscription_id);
                set(Field::TenantId, link.tenant_id);
            },
            [&](const ServiceAccountLink&) { draft.method = Method::GcpServiceAccount; },
            [&](const OtherLink&) { draft.method = Method::Other; }},
        account.link
    );
    return draft;
}

bool has_new_credentials(const Draft& draft, const Account& stored) {
    const Draft before = draft_of(stored);
    const std::span<const Field> fields = credentials_of(draft.method);
    return std::any_of(fields.begin(), fields.end(), [&](Field field) {
        return is_asked(draft, field) && draft.text(field) != before.text(field);
    });
}

bool is_empty(const Draft& draft) {
    const auto& texts = draft.texts.values;
    return std::all_of(texts.begin(), texts.end(), [](const Secret& text) { return text.empty(); });
}

}  // namespace mooring::cloud_accounts
