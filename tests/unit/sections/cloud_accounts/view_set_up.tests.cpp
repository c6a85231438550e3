#include <catch2/catch_test_macros.hpp>
#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "support/console.h"
#include "support/contract.h"
#include "unit/sections/cloud_accounts/pages.h"

using namespace mooring;
using namespace mooring::test::cloud;
using nlohmann::json;
using test::Console;

namespace {

const std::string key_file =
    json{
        {"type", "service_account"},
        {"project_id", "analytical-engines"},
        {"private_key_id", "9c8b7a6f5e4d3c2b1a09"},
        {"private_key", "-----BEGIN PRIVATE KEY-----\nMIIE\n-----END PRIVATE KEY-----\n"},
        {"client_email", "mooring@analytical-engines.iam.gserviceaccount.com"},
        {"token_uri", "https://oauth2.googleapis.com/token"}}
        .dump();

}  // namespace

TEST_CASE("What is linked already leads to the account that has it") {
    Console console;
    open_new(console, "aws");
    console.type("Role ARN", "arn:aws:iam::123456789012:role/mooring");
    console.type("Alias", "again");
    console.click("Finish");
    api::FieldProblem taken{"/credentials/role_arn", "This is linked already, as “Production”."};
    taken.existing_id = "cloud_1";
    console.answer(
        "POST /cloud-accounts", test::problem(422, "invalid-fields", "Check the fields.", {taken})
    );
    CHECK(console.problem_of("Role ARN") == "This is linked already, as “Production”.");
    CHECK(link_of(console, "Open that account") == "/settings/cloud-accounts/cloud_1/edit");
    console.type("Role ARN", "arn:aws:iam::123456789012:role/other");
    CHECK_FALSE(console.has("link", "Open that account"));
}

TEST_CASE("The AWS set-up offers a role first, with everything to copy") {
    Console console;
    open_new(console, "aws", "");
    CHECK(console.heading() == "Choose the access");
    CHECK(console.node("radio", "Cross-account role (recommended)").has("checked"));
    CHECK(console.node("radio", "Read only").has("checked"));
    CHECK(console.node("radio", "AWS").has("checked"));
    CHECK(console.node("link", "1. Choose the access").attribute("aria-current") == "step");
    console.click("Next: Create the role");
    CHECK(console.path() == "/settings/cloud-accounts/aws/new/grant");
    CHECK(console.heading() == "Create the role");
    CHECK(console.node("radio", "CloudFormation").has("checked"));
    CHECK(link_of(console, "Open CloudFormation").starts_with("https://us-east-1.console.aws."));
    console.click("AWS CLI");
    console.click("Copy Commands");
    CHECK(console.take_copied().starts_with("aws iam create-role"));
    console.click("Terraform");
    console.click("Copy Terraform");
    CHECK(console.take_copied().starts_with("resource \"aws_iam_role\""));
    console.click("AWS console");
    console.click("Copy Account ID");
    CHECK(console.take_copied() == "111122223333");
    console.click("Copy External ID");
    CHECK(console.take_copied() == "mooring-4f6c1b0e9d2a47c8b35e");
    CHECK(console.has("button", "Copied External ID"));
    CHECK(console.has("button", "Copied Account ID"));
    CHECK(console.has("button", "Copy Trust policy"));
    console.pass(2000);
    CHECK(console.has("button", "Copy External ID"));
    console.click("Copy Permission policy");
    CHECK(console.take_copied(false).find("ec2:Describe") != std::string::npos);
    CHECK(console.sees("Select the text and copy it by hand."));
}

TEST_CASE("A role is linked from its ARN and an alias") {
    Console console;
    open_new(console, "aws");
    console.type("Role ARN", "arn:aws:iam::123456789012:user/ada");
    console.click("Finish");
    CHECK(console.problem_of("Role ARN").starts_with("This is the ARN of a user."));
    CHECK(console.problem_of("Alias").starts_with("Enter a name"));
    CHECK(console.sees("2 fields need attention."));
    CHECK(console.is_unload_guarded());
    console.type("Role ARN", "arn:aws:iam::123456789012:role/mooring");
    console.type("Alias", "production");
    console.submit();
    CHECK(console.is_disabled("Finish"));
    const api::Request sent = console.answer(
        "POST /cloud-accounts", test::created(account("cloud_1", "production").dump(), "\"1\"")
    );
    CHECK(test::body_of(sent)["credentials"]["method"] == "aws_role");
    CHECK(test::body_of(sent)["credentials"]["external_id"] == "mooring-4f6c1b0e9d2a47c8b35e");
    CHECK(console.path() == "/settings/cloud-accounts/cloud_1/test");
    CHECK(status_of(console).starts_with("Linked production."));
    CHECK_FALSE(console.is_unload_guarded());
    console.answer(
        "GET /cloud-accounts/cloud_1",
        test::ok(account("cloud_1", "production", "testing").dump(), "\"1\"")
    );
    CHECK(console.sees("Asking AWS whether the link works."));
    console.pass(1000);
    json failed = json::parse(test::example("CloudAccountPage"))["items"][0];
    failed["id"] = "cloud_1";
    failed["status"] = "failed";
    failed["checked_at"] = "2026-03-01T09:00:00Z";
    failed["problem"] = {
        {"code", "role_open"},
        {"pointer", "/credentials/role_arn"},
        {"detail", "The role lets everybody in."},
        {"repair", "Add the condition."}};
    console.answer("GET /cloud-accounts/cloud_1", test::ok(failed.dump(), "\"1\""));
    CHECK(console.sees("The role lets everybody in."));
    CHECK(console.sees("Add the condition."));
    CHECK(link_of(console, "Change the values") == "/settings/cloud-accounts/cloud_1/edit");
    console.click("Test again");
    failed["status"] = "testing";
    console.answer("POST /cloud-accounts/cloud_1/verify", 202, failed.dump(), "\"1\"");
    CHECK(console.is_disabled("Test again"));
}

TEST_CASE("Access keys are the other choice; a temporary one is asked for its token") {
    Console console;
    open_new(console, "aws");
    console.type("Alias", "staging");
    console.click("1. Choose the access");
    console.click("Access keys (discouraged)");
    CHECK(console.node("radio", "Access keys (discouraged)").has("checked"));
    console.click("Next: Create a user");
    console.click("Copy Commands");
    CHECK(console.take_copied().starts_with("aws iam create-user"));
    console.click("Next: Enter the access key");
    CHECK_FALSE(console.has("textbox", "Role ARN"));
    CHECK(console.value_of("Alias") == "staging");
    console.type("Access Key ID", "AKIAIOSFODNN7EXAMPLE");
    CHECK_FALSE(console.has("textbox", "Session token"));
    console.type("Access Key ID", "ASIAIOSFODNN7EXAMPLE");
    console.type("Secret Access Key", "wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY");
    console.type("Session token", "AQoDYXdzEPT");
    console.click("Finish");
    const json body = test::body_of(console.request("POST /cloud-accounts"));
    CHECK(body["credentials"]["session_token"] == "AQoDYXdzEPT");
}

TEST_CASE("An Azure subscription is linked by two ids") {
    Console console;
    open_new(console, "azure", "/application");
    CHECK(console.heading() == "Let the application in");
    console.click("Copy Command");
    CHECK(console.take_copied().starts_with("az ad sp create --id"));
    console.click("Next: Assign a role");
    console.click("One resource group");
    console.click("Copy Commands");
    CHECK(console.take_copied().find("/resourceGroups/RESOURCE_GROUP") != std::string::npos);
    console.click("Next: Enter the subscription");
    console.type("Subscription id", "0f9e8d7c-6b5a-4493-8271-605f4e3d2c1b");
    console.type("Tenant ID", "a1b2c3d4-e5f6-4708-9a0b-1c2d3e4f5a6b");
    console.type("Alias", "research");
    console.click("Finish");
    console.answer(
        "POST /cloud-accounts",
        test::bad_field("/credentials/subscription_id", "This is linked already, as “Data”.")
    );
    CHECK(console.problem_of("Subscription id") == "This is linked already, as “Data”.");
    CHECK(console.value_of("Tenant ID") == "a1b2c3d4-e5f6-4708-9a0b-1c2d3e4f5a6b");
}

TEST_CASE("A service account key is pasted or chosen, and shows whose it is before it is sent") {
    Console console;
    open_new(console, "gcp");
    const std::string owner =
        "mooring@analytical-engines.iam.gserviceaccount.com in the project analytical-engines";
    SECTION("pasted") {
        console.type("Service account key JSON", key_file);
        CHECK(console.sees("The key of " + owner));
    }
    SECTION("chosen") {
        console.type("Service account key JSON", "{");
        CHECK(
            console.problem_of("Service account key JSON").starts_with("The JSON is not complete.")
        );
        console.choose_file("Choose a key file", key_file);
        CHECK(console.problem_of("Service account key JSON").empty());
        CHECK(console.sees("The file has the key of " + owner));
        CHECK(console.value_of("Service account key JSON").empty());
    }
    console.type("Alias", "data");
    console.click("Finish");
    const json body = test::body_of(console.request("POST /cloud-accounts"));
    CHECK(body["credentials"]["key"] == key_file);
}

TEST_CASE("The form is there while the steps are not") {
    Console console;
    console.open("/settings/cloud-accounts/aws/new/finish");
    console.type("Alias", "production");
    console.click("Back: Create the role");
    CHECK(console.sees("Loading the steps"));
    console.answer("GET /cloud-setup", test::offline());
    console.click("Try again");
    console.answer("GET /cloud-setup", test::ok(test::example("CloudSetup")));
    CHECK(console.has("link", "Open CloudFormation"));
    console.click("3. Enter the role");
    CHECK(console.value_of("Alias") == "production");
}

TEST_CASE("A link that is half typed is not lost by a slip") {
    Console console;
    open_new(console, "aws");
    console.type("Role ARN", "arn");
    console.click("Back to Cloud Accounts");
    CHECK(console.has("dialog", "Leave without saving?"));
    console.click("Stay");
    CHECK(console.value_of("Role ARN") == "arn");
    console.click("Back to Cloud Accounts");
    console.click("Leave without saving");
    CHECK(console.path() == overview_path);
}
