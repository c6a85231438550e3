#include <catch2/catch_test_macros.hpp>
#include <nlohmann/json.hpp>

#include "sections/cloud_accounts/cloud_accounts.h"
#include "support/contract.h"
#include "support/replies.h"
#include "support/requests.h"

using namespace mooring;
using namespace mooring::cloud_accounts;
using nlohmann::json;

namespace {

Draft role_draft() {
    Draft draft;
    draft.texts[Field::Alias] = Secret("  production ");
    draft.texts[Field::RoleArn] = Secret("arn:aws:iam::123456789012:role/mooring\n");
    return draft;
}

Draft key_draft(const char* id) {
    Draft draft;
    draft.method = Method::AwsAccessKey;
    draft.texts[Field::Alias] = Secret("staging");
    draft.texts[Field::AccessKeyId] = Secret(id);
    draft.texts[Field::SecretAccessKey] = Secret("wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY");
    draft.texts[Field::SessionToken] = Secret("AQoDYXdzEPT");
    return draft;
}

StoredAccount stored_role() {
    Account account{.id = "cloud_1", .alias = "production", .status = "connected"};
    account.link = RoleLink{"arn:aws:iam::123456789012:role/mooring", "123456789012", {}};
    return {.account = account, .etag = "\"3\""};
}

json account_json() {
    return json::parse(test::example("CloudAccount"));
}

}  // namespace

TEST_CASE("A link is created once, however often the request is sent") {
    const api::Request request = request_create(role_draft(), "", "abc");
    CHECK(test::line_of(request) == "POST /cloud-accounts");
    CHECK(request.idempotency_key == "abc");
    CHECK(
        test::body_of(request) ==
        json{
            {"alias", "production"},
            {"credentials",
             {{"method", "aws_role"}, {"role_arn", "arn:aws:iam::123456789012:role/mooring"}}}}
    );
}

TEST_CASE("A session token goes with a temporary key only") {
    const json permanent =
        test::body_of(request_create(key_draft("AKIAIOSFODNN7EXAMPLE"), "", "a"));
    CHECK_FALSE(permanent["credentials"].contains("session_token"));
    const json temporary =
        test::body_of(request_create(key_draft("ASIAIOSFODNN7EXAMPLE"), "", "a"));
    CHECK(temporary["credentials"]["session_token"] == "AQoDYXdzEPT");
}

TEST_CASE("What another method was given is not sent") {
    Draft draft = key_draft("AKIAIOSFODNN7EXAMPLE");
    draft.method = Method::AwsRole;
    draft.texts[Field::RoleArn] = Secret("arn:aws:iam::123456789012:role/mooring");
    const json body = test::body_of(request_create(draft, "", "a"));
    CHECK(body["credentials"].size() == 2);
}

TEST_CASE("A change is based on the version that was loaded, and leaves stored credentials alone") {
    Draft draft = role_draft();
    const api::Request renamed = request_replace(draft, stored_role());
    CHECK(test::line_of(renamed) == "PUT /cloud-accounts/cloud_1");
    CHECK(renamed.if_match == "\"3\"");
    CHECK(test::body_of(renamed) == json{{"alias", "production"}});
    draft.texts[Field::RoleArn] = Secret("arn:aws:iam::123456789012:role/other");
    const json body = test::body_of(request_replace(draft, stored_role()));
    CHECK(body["credentials"]["role_arn"] == "arn:aws:iam::123456789012:role/other");
}

TEST_CASE("Ids and cursors are safe in an address") {
    CHECK(request_delete("a b?c").path == "/cloud-accounts/a%20b%3Fc");
    CHECK(request_account("cloud_1").path == "/cloud-accounts/cloud_1");
    CHECK(request_accounts({}, "W1+=&").path == "/cloud-accounts?cursor=W1%2B%3D%26&limit=200");
    CHECK(request_accounts({}, "").path == "/cloud-accounts");
}

TEST_CASE("An account is read with its link and its version") {
    const auto read = read_account(test::ok(test::example("CloudAccount"), "\"7\""));
    REQUIRE(read.has_value());
    CHECK(read.value().etag == "\"7\"");
    const Account& account = read.value().account;
    CHECK(account.alias == "Production");
    CHECK(account.status == "not_tested");
    CHECK_FALSE(account.checked_at.has_value());
    CHECK(
        account.link == Link{RoleLink{
                            "arn:aws:iam::123456789012:role/mooring",
                            "123456789012",
                            "mooring-4f6c1b0e9d2a47c8b35e"}}
    );
}

TEST_CASE("A status and a method that are newer than the console are kept as they are") {
    json account = account_json();
    account["status"] = "paused";
    account["link"] = {{"method", "aws_sso"}, {"start_url", "x"}};
    const auto read = read_account(test::ok(account.dump()));
    REQUIRE(read.has_value());
    CHECK(read.value().account.status == "paused");
    CHECK(read.value().account.link == Link{OtherLink{"aws_sso"}});
}

TEST_CASE("An account of an unknown provider is left out of the list, and cannot be edited") {
    json strange = account_json();
    strange["provider"] = "oracle";
    const json page{
        {"items", {strange, account_json()}},
        {"next_cursor", "abc"},
        {"total", 300},
        {"linked", {{"aws", 100}, {"azure", 150}, {"gcp", 50}}}};
    const auto list = read_accounts(test::ok(page.dump()));
    REQUIRE(list.has_value());
    CHECK(list.value().items.size() == 1);
    CHECK(list.value().next_cursor == "abc");
    CHECK(list.value().total_unfiltered() == 300);
    CHECK_FALSE(read_account(test::ok(strange.dump())).has_value());
}

TEST_CASE("A link without what its method has is refused") {
    for (const std::string& example : test::examples("CloudAccount")) {
        const json account = json::parse(example);
        for (const auto& [field, value] : account["link"].items()) {
            INFO(field);
            json broken = account;
            broken["link"].erase(field);
            CHECK_FALSE(read_account(test::ok(broken.dump())).has_value());
        }
    }
}

TEST_CASE("Everything for copying is read") {
    const auto setup = read_setup(test::ok(test::example("CloudSetup")));
    REQUIRE(setup.has_value());
    for (std::size_t i = 0; i < static_cast<std::size_t>(Item::FirstStep); ++i) {
        INFO(i);
        CHECK_FALSE(setup.value()[static_cast<Item>(i)].empty());
    }
    CHECK(setup.value().gcp_steps.size() == 2);
    CHECK(setup.value().permission_sets[2].label == "Read and operate");
    CHECK(setup.value().partitions[1].id == "aws-cn");
    CHECK(setup.value()[Item::AwsAccountId] == "111122223333");
    CHECK(setup.value()[Item::CreatePrincipalCommand].starts_with("az ad sp create"));
}

TEST_CASE("A provider that the operator has not set up is not there, and the others are") {
    const auto setup = read_setup(test::ok(test::example("CloudSetup", 1)));
    REQUIRE(setup.has_value());
    CHECK(setup.value().is_there == std::array{false, false, true});
}

TEST_CASE("The set-up is asked for what was chosen") {
    CHECK(request_setup().path == "/cloud-setup");
    CHECK(request_setup("full", "").path == "/cloud-setup?permissions=full");
    CHECK(request_setup("full", "aws-cn").path == "/cloud-setup?permissions=full&partition=aws-cn");
}

TEST_CASE("The external id that was shown goes with a role, and with nothing else") {
    const json role = test::body_of(request_create(role_draft(), "mooring-1", "a"));
    CHECK(role["credentials"]["external_id"] == "mooring-1");
    const json keys =
        test::body_of(request_create(key_draft("AKIAIOSFODNN7EXAMPLE"), "mooring-1", "a"));
    CHECK_FALSE(keys["credentials"].contains("external_id"));
}
