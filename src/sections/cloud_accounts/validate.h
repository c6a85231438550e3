// What can be wrong with a field, said before anything is sent. The server checks everything again.
#pragma once

#include <string>
#include <string_view>

#include "sections/cloud_accounts/draft.h"

namespace mooring::cloud_accounts {

// Each gives a sentence for below the field, empty when nothing is wrong. White space at both ends
// does not count.

/// 1 to 64 characters, none of them a control character.
[[nodiscard]] std::string validate_alias(std::string_view typed);

/// `arn:<partition>:iam::<12 digits>:role/<path/><name>` in every partition of AWS (AWS API
/// reference, IAM CreateRole).
[[nodiscard]] std::string validate_role_arn(std::string_view typed);
/// 16 to 128 letters, digits and underscores (STS API reference, accessKeyIdType).
[[nodiscard]] std::string validate_access_key_id(std::string_view typed);
/// No published pattern; 16 to 256 printing characters.
[[nodiscard]] std::string validate_secret_access_key(std::string_view typed);
[[nodiscard]] std::string validate_session_token(std::string_view typed);

/// A UUID of any version and either case.
[[nodiscard]] std::string validate_subscription_id(std::string_view typed);
/// A UUID, or a domain name such as example.onmicrosoft.com.
[[nodiscard]] std::string validate_tenant_id(std::string_view typed);

[[nodiscard]] std::string validate_service_account_key(std::string_view typed);

/// What is wrong with the fields that are asked for; with credentials only when they are to be
/// sent.
[[nodiscard]] PerField<std::string> problems_with(const Draft& draft, bool with_credentials);

}  // namespace mooring::cloud_accounts
