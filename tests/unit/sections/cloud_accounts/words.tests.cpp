#include "sections/cloud_accounts/words.h"

#include <catch2/catch_test_macros.hpp>

using namespace mooring::cloud_accounts;

namespace {

const RoleLink role{"arn:aws:iam::123456789012:role/teams/mooring-access", "123456789012", {}};
const SubscriptionLink subscription{
    "0f9e8d7c-6b5a-4493-8271-605f4e3d2c1b", "a1b2c3d4-e5f6-4708-9a0b-1c2d3e4f5a6b"};
const ServiceAccountLink service_account{
    "analytical-engines", "mooring@analytical-engines.iam.gserviceaccount.com", "9c8b"};

}  // namespace

TEST_CASE("A link is summed up in a line that a row has room for") {
    CHECK(summary_of(role) == "Role mooring-access · 1234\u00a05678\u00a09012");
    CHECK(summary_of(AccessKeyLink{"AKIAIOSFODNN7EXAMPLE"}) == "Access key AKIAIOSFODNN7EXAMPLE");
    CHECK(summary_of(subscription) == "Subscription 0f9e8d7c…2c1b · tenant a1b2c3d4…5a6b");
    CHECK(
        summary_of(SubscriptionLink{subscription.subscription_id, "example.com"}) ==
        "Subscription 0f9e8d7c…2c1b · tenant example.com"
    );
    CHECK(
        summary_of(service_account) == "Project analytical-engines · mooring@analytical-engines…"
    );
    CHECK(summary_of(OtherLink{"aws_sso"}) == "Linked by aws_sso");
}

TEST_CASE("The details have ids in full") {
    CHECK(details_of(role) == role.role_arn);
    CHECK(
        details_of(subscription) == "Subscription 0f9e8d7c-6b5a-4493-8271-605f4e3d2c1b · tenant "
                                    "a1b2c3d4-e5f6-4708-9a0b-1c2d3e4f5a6b"
    );
    CHECK(
        details_of(service_account).ends_with("mooring@analytical-engines.iam.gserviceaccount.com")
    );
}
