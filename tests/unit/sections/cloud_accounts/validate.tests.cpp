#include "sections/cloud_accounts/validate.h"

#include <array>
#include <catch2/catch_test_macros.hpp>
#include <string>
#include <vector>

using namespace mooring;
using namespace mooring::cloud_accounts;

namespace {

/// A near miss, and words that the sentence about it must have: that it was understood what is
/// wrong.
struct Miss {
    std::string typed;
    std::string says;
};

using Validate = std::string (*)(std::string_view);

void check_right(Validate validate, const std::vector<std::string>& right) {
    for (const std::string& typed : right) {
        INFO(typed);
        CHECK(validate(typed).empty());
    }
}

void check_misses(Validate validate, const std::vector<Miss>& misses) {
    for (const Miss& miss : misses) {
        const std::string sentence = validate(miss.typed);
        INFO("“" << miss.typed << "” gives “" << sentence << "”");
        CHECK(sentence.find(miss.says) != std::string::npos);
        CHECK(sentence.ends_with("."));
    }
}

const std::string uuid = "0f9e8d7c-6b5a-4493-8271-605f4e3d2c1b";
const std::string role = "arn:aws:iam::123456789012:role/";

Draft azure(const std::string& subscription, const std::string& tenant) {
    Draft draft;
    draft.method = Method::AzureSubscription;
    draft.texts[Field::Alias] = Secret("research");
    draft.texts[Field::SubscriptionId] = Secret(subscription);
    draft.texts[Field::TenantId] = Secret(tenant);
    return draft;
}

}  // namespace

TEST_CASE("An alias has 1 to 64 characters on one line") {
    const std::string letter = "ü";
    std::string longest;
    for (int i = 0; i < 64; ++i) {
        longest += letter;
    }
    check_right(validate_alias, {"production", "Team Ü · EU", longest, "  spaced  "});
    check_misses(
        validate_alias,
        {{"", "a name of your own"},
         {"   ", "a name of your own"},
         {longest + letter, "this has 65"},
         {"two\nlines", "line breaks"},
         {std::string("a\x7f") + "b", "control characters"}}
    );
}

TEST_CASE("A role ARN of any partition and path is right") {
    check_right(
        validate_role_arn,
        {role + "mooring",
         "  " + role + "mooring\n",
         "arn:aws-cn:iam::123456789012:role/mooring",
         "arn:aws-us-gov:iam::123456789012:role/partners/mooring",
         "arn:aws-iso:iam::123456789012:role/mooring",
         "arn:aws-iso-b:iam::123456789012:role/mooring",
         "arn:aws-iso-f:iam::123456789012:role/mooring",
         "arn:aws-eusc:iam::123456789012:role/mooring",
         role + "a/very/long/path/mooring",
         role + "odd!path:with~signs/mooring",
         role + "Name_with+all=of,these.@-signs",
         role + std::string(64, 'r'),
         role + std::string(510, 'p') + "/r"}
    );
}

TEST_CASE("What is nearly a role ARN is told apart") {
    check_misses(
        validate_role_arn,
        {{"", "such as arn:aws:iam::123456789012:role/mooring"},
         {"mooring", "no ARN"},
         {"123456789012", "arn:aws:iam::123456789012:role/mooring"},
         {"arn:aws:iam::123456789012", "not complete"},
         {"ARN:aws:iam::123456789012:role/mooring", "no ARN"},
         {"arn:awss:iam::123456789012:role/mooring", "no partition “awss”"},
         {"arn:aws-isoX:iam::123456789012:role/mooring", "no partition “aws-isoX”"},
         {"arn:aws-iso-:iam::123456789012:role/mooring", "no partition “aws-iso-”"},
         {"arn:aws-iso---:iam::123456789012:role/mooring", "no partition “aws-iso---”"},
         {"arn::iam::123456789012:role/mooring", "no partition"},
         {"arn:aws:s3:::bucket", "something else than a role"},
         {"arn:aws:sts::123456789012:assumed-role/ops/ada",
          "Enter the role's own: arn:aws:iam::123456789012:role/ops."},
         {"arn:aws:iam:eu-west-1:123456789012:role/mooring", "leave “eu-west-1” out"},
         {"arn:aws:iam::12345678901:role/mooring", "12 digits; this has 11"},
         {"arn:aws:iam::1234567890123:role/mooring", "12 digits; this has 13"},
         {"arn:aws:iam:::role/mooring", "this has 0"},
         {"arn:aws:iam::1234-5678-9012:role/mooring", "digits only"},
         {"arn:aws:iam::aws:policy/AdministratorAccess", "digits only"},
         {"arn:aws:iam::123456789012:user/ada", "the ARN of a user"},
         {"arn:aws:iam::123456789012:group/ops", "the ARN of a group"},
         {"arn:aws:iam::123456789012:policy/mooring", "the ARN of a policy"},
         {"arn:aws:iam::123456789012:instance-profile/ops", "the ARN of an instance profile"},
         {"arn:aws:iam::123456789012:root", "the ARN of a whole account"},
         {"arn:aws:iam::123456789012:mooring", "follows role/"},
         {"arn:aws:iam::123456789012:Role/mooring", "follows role/"},
         {role, "name is missing"},
         {role + "path/", "name is missing"},
         {role + "my role", "letters, digits"},
         {role + "rôle", "letters, digits"},
         {role + std::string(65, 'r'), "this has 65"},
         {role + "/mooring", "path"},
         {role + "a path/mooring", "path"},
         {role + std::string(511, 'p') + "/r", "path"},
         {"arn:aws-iso" + std::string(2048, 'x') + ":iam::123456789012:role/r", "2048"}}
    );
}

TEST_CASE("An access key ID is not its secret, and not an id of something else") {
    check_right(
        validate_access_key_id,
        {"AKIAIOSFODNN7EXAMPLE",
         " ASIAIOSFODNN7EXAMPLE ",
         std::string(16, 'A'),
         std::string(128, 'A'),
         "AKIA" + std::string(36, 'X')}
    );
    check_misses(
        validate_access_key_id,
        {{"", "such as AKIA"},
         {"wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY", "looks like the secret"},
         {"AKIA IOSFODNN7EXAMPLE", "letters and digits only"},
         {"arn:aws:iam::123456789012:role/mooring", "letters and digits only"},
         {"AIDAJQABLZS4A3QDU576Q", "a user"},
         {"AROAJQABLZS4A3QDU576Q", "a role"},
         {"AGPAJQABLZS4A3QDU576Q", "a group"},
         {"AKIAIOSFODNN7EX", "this has 15"},
         {"AKIA" + std::string(125, 'X'), "this has 129"}}
    );
}

TEST_CASE("A secret access key is not its ID, and whole") {
    check_right(
        validate_secret_access_key,
        {"wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY", std::string(16, 's'), std::string(256, 's')}
    );
    check_misses(
        validate_secret_access_key,
        {{"", "belongs to the ID"},
         {"AKIAIOSFODNN7EXAMPLE", "This is an access key ID"},
         {"ASIAIOSFODNN7EXAMPLE", "This is an access key ID"},
         {"wJalrXUtnFEMI/K7MDENG bPxRfiCYEXAMPLEKEY", "no spaces"},
         {"wJalrXUtnFEMI\xC2\xA0K7MDENG", "no spaces"},
         {std::string(15, 's'), "this has 15"},
         {std::string(257, 's'), "this has 257"}}
    );
}

TEST_CASE("A session token is one long word") {
    check_right(
        validate_session_token, {"AQoDYXdzEPT//////////wEXAMPLE==", std::string(8192, 't')}
    );
    check_misses(
        validate_session_token,
        {{"", "begin with ASIA"}, {"AQoD YXdz", "no spaces"}, {std::string(8193, 't'), "too long"}}
    );
}

TEST_CASE("A subscription id is a UUID of any version and case") {
    check_right(
        validate_subscription_id,
        {uuid,
         " " + uuid + " ",
         "0F9E8D7C-6B5A-4493-8271-605F4E3D2C1B",
         "00000000-0000-0000-0000-000000000000",
         "ffffffff-ffff-9fff-ffff-ffffffffffff"}
    );
    check_misses(
        validate_subscription_id,
        {{"", "such as 0f9e8d7c"},
         {"/subscriptions/" + uuid, "the id alone"},
         {"{" + uuid + "}", "without the brackets"},
         {"\"" + uuid + "\"", "quotation marks"},
         {"0f9e8d7c6b5a44938271605f4e3d2c1b", "hyphens"},
         {"0f9e8d7c-6b5a-4493-8271605f4e3d2c1b-", "hyphens"},
         {uuid.substr(1), "this has 31"},
         {uuid + "0", "this has 33"},
         {"0f9e8d7g-6b5a-4493-8271-605f4e3d2c1b", "no subscription id"},
         {"Pay-As-You-Go", "the subscription's name"}}
    );
}

TEST_CASE("A tenant is a UUID or a domain") {
    check_right(
        validate_tenant_id,
        {uuid,
         "A1B2C3D4-E5F6-4708-9A0B-1C2D3E4F5A6B",
         "contoso.onmicrosoft.com",
         "example.com",
         "EXAMPLE.co.uk",
         std::string(63, 'd') + ".com"}
    );
    check_misses(
        validate_tenant_id,
        {{"", "example.onmicrosoft.com"},
         {"ada@example.com", "e-mail address"},
         {"https://login.microsoftonline.com/" + uuid, "an address"},
         {"{" + uuid + "}", "without the brackets"},
         {uuid.substr(1), "this has 31"},
         {"a1b2c3d4e5f647089a0b1c2d3e4f5a6b", "hyphens"},
         {"common", "no tenant ID"},
         {"example..com", "no tenant ID"},
         {".com", "no tenant ID"},
         {"example.", "no tenant ID"},
         {"-example.com", "no tenant ID"},
         {"example-.com", "no tenant ID"},
         {"example.1com", "no tenant ID"},
         {std::string(64, 'd') + ".com", "no tenant ID"},
         {"my tenant.com", "no tenant ID"}}
    );
}

TEST_CASE("The subscription id in the tenant field is noticed in either case") {
    const std::string upper = "0F9E8D7C-6B5A-4493-8271-605F4E3D2C1B";
    const auto repeated = problems_with(azure(uuid, upper), true);
    CHECK(repeated[Field::TenantId].starts_with("This is the subscription id again."));
    CHECK(repeated[Field::SubscriptionId].empty());
    CHECK(problems_with(azure(uuid, "example.com"), true) == PerField<std::string>{});
    CHECK(
        problems_with(azure("x", "x"), true)[Field::TenantId].find("no tenant ID") !=
        std::string::npos
    );
}

TEST_CASE("Only the fields that are asked for can be wrong") {
    Draft draft;
    draft.texts[Field::Alias] = Secret("production");
    draft.texts[Field::TenantId] = Secret("not asked for");
    const auto problems = problems_with(draft, true);
    CHECK_FALSE(problems[Field::RoleArn].empty());
    CHECK(problems[Field::TenantId].empty());
    CHECK(problems[Field::Key].empty());
    CHECK(problems_with(draft, false) == PerField<std::string>{});
}

TEST_CASE("A session token is missing only with a temporary key") {
    Draft draft;
    draft.method = Method::AwsAccessKey;
    draft.texts[Field::AccessKeyId] = Secret("AKIAIOSFODNN7EXAMPLE");
    CHECK(problems_with(draft, true)[Field::SessionToken].empty());
    draft.texts[Field::AccessKeyId] = Secret("ASIAIOSFODNN7EXAMPLE");
    CHECK_FALSE(problems_with(draft, true)[Field::SessionToken].empty());
}
