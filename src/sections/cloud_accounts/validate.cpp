#include "sections/cloud_accounts/validate.h"

#include <algorithm>

#include "core/text.h"
#include "core/validate.h"
#include "sections/cloud_accounts/service_account_key.h"

namespace mooring::cloud_accounts {
namespace {

bool is_control(char c) {
    const auto byte = static_cast<unsigned char>(c);
    return byte < 0x20 || byte == 0x7f;
}

using Validate = std::string (*)(std::string_view);

// In the order of Field.
constexpr std::array<Validate, field_count> validators{
    validate_alias,
    validate_role_arn,
    validate_access_key_id,
    validate_secret_access_key,
    validate_session_token,
    validate_subscription_id,
    validate_tenant_id,
    validate_service_account_key};

bool equal_in_any_case(std::string_view a, std::string_view b) {
    const auto lower = [](char c) {
        return c >= 'A' && c <= 'Z' ? static_cast<char>(c + ('a' - 'A')) : c;
    };
    return std::equal(a.begin(), a.end(), b.begin(), b.end(), [&](char x, char y) {
        return lower(x) == lower(y);
    });
}

/// The usual slip: the same id in both fields.
bool repeats_subscription(const Draft& draft) {
    return equal_in_any_case(draft.text(Field::TenantId), draft.text(Field::SubscriptionId));
}

}  // namespace

std::string validate_alias(std::string_view typed) {
    const std::string_view text = trimmed(typed);
    if (text.empty()) {
        return "Enter a name of your own for this account, such as production.";
    }
    if (std::any_of(text.begin(), text.end(), is_control)) {
        return "Remove the line breaks and other control characters.";
    }
    return label_problem(text, "");
}

std::string validate_service_account_key(std::string_view typed) {
    const auto key = read_service_account_key(typed);
    return key ? std::string() : key.error();
}

PerField<std::string> problems_with(const Draft& draft, bool with_credentials) {
    PerField<std::string> problems;
    problems[Field::Alias] = validate_alias(draft.text(Field::Alias));
    if (!with_credentials) {
        return problems;
    }
    for (const Field field : credentials_of(draft.method)) {
        if (is_asked(draft, field)) {
            problems[field] = validators[static_cast<std::size_t>(field)](draft.text(field));
        }
    }
    const bool is_azure = draft.method == Method::AzureSubscription;
    if (is_azure && problems[Field::TenantId].empty() && repeats_subscription(draft)) {
        problems[Field::TenantId] =
            "This is the subscription id again. The tenant ID is the tenantId of the same "
            "subscription in az account list.";
    }
    return problems;
}

}  // namespace mooring::cloud_accounts
