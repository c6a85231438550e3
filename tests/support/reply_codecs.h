// Which codec reads the replies of which schema, and which schemas are parts of others: one list
// for the unit tests and for the fuzzer.
#pragma once

#include <array>

#include "app/passkey.h"
#include "app/session.h"
#include "sections/activity/activity.h"
#include "sections/api_keys/api_keys.h"
#include "sections/cloud_accounts/cloud_accounts.h"
#include "sections/dashboard/dashboard.h"
#include "sections/own_account/own_account.h"
#include "sections/profile/profile.h"
#include "sections/security/security.h"
#include "sections/sessions/sessions.h"
#include "support/contract.h"

namespace mooring::test {

/// Calls `visit.operator()<read>("Schema")` for each codec of successful replies.
template <class Visit>
void for_each_codec(Visit visit) {
    visit.template operator()<own_account::read_removal>("AccountRemoval");
    visit.template operator()<activity::read_entries>("ActivityPage");
    visit.template operator()<api_keys::read_keys>("ApiKeyPage");
    visit.template operator()<cloud_accounts::read_account>("CloudAccount");
    visit.template operator()<cloud_accounts::read_accounts>("CloudAccountPage");
    visit.template operator()<cloud_accounts::read_removal>("CloudRemoval");
    visit.template operator()<cloud_accounts::read_setup>("CloudSetup");
    visit.template operator()<api_keys::read_created>("CreatedApiKey");
    visit.template operator()<dashboard::read_overview>("Overview");
    visit.template operator()<profile::read_profile>("Profile");
    visit.template operator()<security::read_app>("Authenticator");
    visit.template operator()<security::read_passkey>("Passkey");
    visit.template operator()<app::read_passkey_options>("PasskeyCreationOptions");
    visit.template operator()<app::read_passkey_options>("PasskeyRequestOptions");
    visit.template operator()<security::read_strength>("PasswordStrength");
    visit.template operator()<security::read_codes>("RecoveryCodes");
    visit.template operator()<security::read_confirmed>("Security");
    visit.template operator()<app::read_session>("Session");
    visit.template operator()<sessions::read_sessions>("SessionList");
    visit.template operator()<security::read_totp_secret>("TotpEnrolment");
}

/// Replies in whose examples the examples of a part are read.
inline const std::array reply_parts{
    Part{"ActivityItem", "ActivityPage", "/items/0"},
    Part{"ApiKey", "ApiKeyPage", "/items/0"},
    Part{"ApiKey", "CreatedApiKey", "/api_key"},
    Part{"Authenticator", "Security", "/authenticators/0"},
    Part{"AwsAccessKeyLink", "CloudAccount", "/link"},
    Part{"AwsRoleLink", "CloudAccount", "/link"},
    Part{"AwsSetup", "CloudSetup", "/aws"},
    Part{"AzureSetup", "CloudSetup", "/azure"},
    Part{"AzureSubscriptionLink", "CloudAccount", "/link"},
    Part{"CloudAccount", "CloudAccountPage", "/items/0"},
    Part{"CloudAccountCounts", "Overview", "/cloud_accounts"},
    Part{"FieldProblem", "Problem", "/errors/0"},
    Part{"GcpServiceAccountLink", "CloudAccount", "/link"},
    Part{"GcpSetup", "CloudSetup", "/gcp"},
    Part{"Link", "CloudAccount", "/link"},
    Part{"LinkProblem", "CloudAccount", "/problem"},
    Part{"Base64Url", "PasskeyRequestOptions", "/challenge"},
    Part{"PasskeyDescriptor", "PasskeyRequestOptions", "/allowCredentials/0"},
    Part{"PasskeySupport", "Security", "/passkey_support"},
    Part{"PermissionSet", "CloudSetup", "/permission_sets/0"},
    Part{"RecoveryCodeCount", "Security", "/recovery_codes"},
    Part{"Replacement", "CloudAccount", "/replacement"},
    Part{"SessionItem", "SessionList", "/items/0"},
    Part{"Step", "CloudRemoval", "/steps/0"},
    Part{"Totp", "Security", "/totp"},
    Part{"Transports", "Passkey", "/transports"},
    Part{"User", "Session", "/user"},
};

}  // namespace mooring::test
