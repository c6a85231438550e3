#include <catch2/catch_test_macros.hpp>
#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "support/console.h"
#include "support/contract.h"

using namespace mooring;
using nlohmann::json;
using test::Console;

namespace {

constexpr const char* overview_path = "/settings/cloud-accounts";

json account(const char* id, const char* alias, const char* status = "not_tested") {
    json value = json::parse(test::example("CloudAccount"));
    value["id"] = id;
    value["alias"] = alias;
    value["status"] = status;
    return value;
}

json azure_account() {
    return json::parse(test::example("CloudAccount", 1));
}

json page(const std::vector<json>& items, const char* cursor = nullptr) {
    json linked{{"aws", 0}, {"azure", 0}, {"gcp", 0}};
    for (const json& item : items) {
        json& count = linked[item["provider"].get<std::string>()];
        count = count.get<int>() + 1;
    }
    json value{
        {"items", items}, {"next_cursor", nullptr}, {"total", items.size()}, {"linked", linked}};
    if (cursor != nullptr) {
        value["next_cursor"] = cursor;
    }
    return value;
}

void open_overview(Console& console, const std::vector<json>& items, const char* cursor = nullptr) {
    console.set_time("2026-03-12T09:30:00Z");
    console.open(overview_path);
    console.answer("GET /cloud-accounts", test::ok(page(items, cursor).dump()));
}

void open_new(Console& console, const std::string& provider, const char* step = "/finish") {
    console.open(std::string(overview_path) + '/' + provider + "/new" + step);
    console.answer("GET /cloud-setup", test::ok(test::example("CloudSetup")));
}

std::string link_of(const Console& console, const char* name) {
    return console.node("link", name).attribute("href");
}

/// What is announced.
std::string status_of(const Console& console) {
    std::string said;
    for (const test::Accessible& status : console.nodes("status")) {
        said += status.text;
    }
    return said;
}

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

TEST_CASE("Without accounts, each provider has a card that leads to its set-up") {
    Console console;
    open_overview(console, {});
    for (const char* title : {"Amazon Web Services", "Microsoft Azure", "Google Cloud"}) {
        CHECK(console.has("h2", title));
    }
    CHECK(link_of(console, "Configure AWS") == "/settings/cloud-accounts/aws/new");
    CHECK(link_of(console, "Configure Azure") == "/settings/cloud-accounts/azure/new");
    CHECK(link_of(console, "Configure GCP") == "/settings/cloud-accounts/gcp/new");
    CHECK(console.sees("Not linked yet"));
    CHECK(console.nodes("li").empty());
}

TEST_CASE("Each account has a row with what it is, how it is, and what can be done") {
    Console console;
    open_overview(console, {account("cloud_1", "production"), azure_account()});
    const auto rows = console.nodes("li");
    REQUIRE(rows.size() == 2);
    CHECK(
        rows[0].text == "production Role mooring · 1234\u00a05678\u00a09012 Not tested "
                        "linked 10 February 2026 Test Edit Delete"
    );
    CHECK(
        rows[1].text == "Research Subscription 0f9e8d7c…2c1b · tenant a1b2c3d4…5a6b Connected "
                        "checked 1 March 2026 Test Edit Delete"
    );
    CHECK(console.sees("1 account"));
    CHECK(console.sees("1 subscription"));
    CHECK(link_of(console, "Edit production") == "/settings/cloud-accounts/cloud_1/edit");
    CHECK(console.has("button", "Delete production"));
}

TEST_CASE("Ids and times are there in full on hover") {
    Console console;
    open_overview(console, {azure_account()});
    std::string titles;
    for (const test::Accessible& text : console.nodes("span")) {
        titles += text.attribute("title") + '|';
    }
    CHECK(
        titles.find("Subscription 0f9e8d7c-6b5a-4493-8271-605f4e3d2c1b · tenant") !=
        std::string::npos
    );
    CHECK(console.nodes("group").front().attribute("title") == "1 March 2026, 09:00");
}

TEST_CASE("A status that is newer than the console is shown as it is") {
    Console console;
    open_overview(
        console,
        {account("a", "one", "failed"),
         account("b", "two", "testing"),
         account("c", "three", "paused")}
    );
    CHECK(console.sees("Failed"));
    CHECK(console.sees("Testing"));
    CHECK(console.sees("paused"));
}

TEST_CASE("A page behind the first is loaded on demand") {
    Console console;
    open_overview(console, {account("a", "one")}, "next");
    console.click("Show more");
    CHECK(console.is_disabled("Show more"));
    console.answer("GET /cloud-accounts?cursor=next&limit=200", test::offline());
    CHECK(console.sees("No answer from the server."));
    console.click("Show more");
    json both = page({azure_account()});
    both["linked"]["aws"] = 1;
    console.answer("GET /cloud-accounts?cursor=next&limit=200", test::ok(both.dump()));
    CHECK(console.nodes("li").size() == 2);
    CHECK_FALSE(console.has("button", "Show more"));
}

TEST_CASE("More than a few accounts are one list, to be searched, filtered and sorted") {
    std::vector<json> items;
    for (int i = 0; i < 11; ++i) {
        items.push_back(account(("cloud_" + std::to_string(i)).c_str(), "production"));
        items.back()["alias"] = "production " + std::to_string(i);
    }
    Console console;
    open_overview(console, items);
    CHECK(console.has("search", "Linked accounts"));
    CHECK(console.sees("11 accounts"));
    const auto rows = console.nodes("li");
    REQUIRE(rows.size() == 11);
    CHECK(rows[3].text.starts_with("AWS production 3 Role mooring"));
    CHECK(rows[3].attribute("aria-posinset") == "4");
    CHECK(rows[3].attribute("aria-setsize") == "11");

    console.choose("State", "Failed");
    json none = page({});
    none["linked"]["aws"] = 11;
    console.answer("GET /cloud-accounts?status=failed", test::ok(none.dump()));
    CHECK(console.sees("Nothing matches"));
    CHECK(console.sees("0 of 11 accounts"));
    console.click("Clear search and filters");
    console.answer("GET /cloud-accounts", test::ok(page(items).dump()));
    CHECK(console.value_of("State").empty());
    CHECK(console.nodes("li").size() == 11);
}

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

TEST_CASE("A list that failed can be tried again") {
    Console console;
    console.open(overview_path);
    CHECK(console.sees("Loading your cloud accounts"));
    console.answer("GET /cloud-accounts", test::offline());
    console.click("Try again");
    console.answer("GET /cloud-accounts", test::ok(page({}).dump()));
    CHECK(console.sees("Not linked yet"));
}

TEST_CASE("Deleting asks, says what stays and how it is removed, and then tells what it did") {
    Console console;
    open_overview(console, {account("cloud_1", "production"), account("cloud_2", "staging")});
    console.click("Delete production");
    REQUIRE(console.has("dialog", "Delete production?"));
    CHECK(status_of(console) == "Looking up what stays at the provider");
    console.answer("GET /cloud-accounts/cloud_1/removal", test::ok(test::example("CloudRemoval")));
    CHECK(console.sees("Mooring loses its access to AWS account 123456789012 at once"));
    console.click("Copy Delete the role Mooring, unless something else uses it");
    CHECK(console.take_copied().starts_with("aws iam delete-role-policy"));
    console.click("Delete");
    CHECK_FALSE(console.has("dialog", "Delete production?"));
    CHECK(console.is_disabled("Delete production"));
    CHECK(console.is_disabled("Delete staging"));
    console.answer("DELETE /cloud-accounts/cloud_1", test::no_content());
    CHECK(status_of(console) == "Deleted production.");
    CHECK_FALSE(console.has("button", "Delete production"));
    CHECK_FALSE(console.is_disabled("Delete staging"));
}

TEST_CASE("Deleting can be called off with a button or Escape") {
    Console console;
    open_overview(console, {account("cloud_1", "production")});
    console.click("Delete production");
    console.click("Cancel");
    CHECK_FALSE(console.has("dialog", "Delete production?"));
    console.click("Delete production");
    console.press_escape();
    CHECK_FALSE(console.has("dialog", "Delete production?"));
    for (const std::string& line : console.sent()) {
        CHECK(line == "GET /cloud-accounts/cloud_1/removal");
    }
}

TEST_CASE("A deletion that asks for a proof of identity goes on after it") {
    Console console;
    open_overview(console, {account("cloud_1", "production")});
    console.click("Delete production");
    console.click("Delete");
    const auto refused = test::problem(403, "reauthentication-required", "Confirm that it is you.");
    console.answer("DELETE /cloud-accounts/cloud_1", refused);
    SECTION("confirmed") {
        console.type("Password", "correct horse");
        console.click("Confirm");
        console.answer("POST /session/reauthentication", test::signed_in());
        console.answer("DELETE /cloud-accounts/cloud_1", test::no_content());
        CHECK(status_of(console) == "Deleted production.");
    }
    SECTION("called off") {
        console.click("Cancel");
        CHECK(console.sees("production was not deleted."));
        CHECK_FALSE(console.is_disabled("Delete production"));
    }
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

TEST_CASE("Editing shows what is stored, never a secret, and saves what changed") {
    json keys = account("cloud_1", "staging");
    keys["link"] = {{"method", "aws_access_key"}, {"access_key_id", "AKIAIOSFODNN7EXAMPLE"}};
    Console console;
    open_overview(console, {keys});
    console.click("Edit staging");
    console.answer("GET /cloud-accounts/cloud_1", test::ok(keys.dump(), "\"4\""));
    CHECK(console.heading() == "Edit staging");
    CHECK(console.value_of("Access Key ID") == "AKIAIOSFODNN7EXAMPLE");
    CHECK(console.value_of("Secret Access Key").empty());
    CHECK(
        console.node("textbox", "Secret Access Key").description ==
        "Leave empty to keep the stored one."
    );
    CHECK(console.is_disabled("Save"));
    console.type("Alias", "staging-eu");
    console.click("Save");
    keys["alias"] = "staging-eu";
    const api::Request sent =
        console.answer("PUT /cloud-accounts/cloud_1", test::ok(keys.dump(), "\"5\""));
    CHECK(sent.if_match == "\"4\"");
    CHECK(console.path() == "/settings/cloud-accounts/cloud_1/test");
    CHECK(status_of(console).starts_with("Saved staging-eu."));
}

TEST_CASE("What was changed elsewhere is said, with a way to load it") {
    json stored = account("cloud_1", "production");
    Console console;
    console.open("/settings/cloud-accounts/cloud_1/edit");
    console.answer("GET /cloud-accounts/cloud_1", test::ok(stored.dump(), "\"1\""));
    console.type("Alias", "mine");
    console.click("Save");
    console.answer(
        "PUT /cloud-accounts/cloud_1",
        test::problem(412, "precondition-failed", "This was changed elsewhere in the meantime.")
    );
    CHECK(console.sees("This was changed elsewhere in the meantime."));
    CHECK(console.value_of("Alias") == "mine");
    CHECK(console.is_disabled("Save"));
    console.click("Load the current values");
    stored["alias"] = "theirs";
    console.answer("GET /cloud-accounts/cloud_1", test::ok(stored.dump(), "\"2\""));
    CHECK(console.value_of("Alias") == "theirs");
}

TEST_CASE("An account that is not there, and an address that is none") {
    Console console;
    SECTION("account") {
        console.open("/settings/cloud-accounts/cloud_9/edit");
        console.answer(
            "GET /cloud-accounts/cloud_9",
            test::problem(404, "not-found", "There is no such account.")
        );
        CHECK(console.sees("There is no such account."));
    }
    SECTION("address") {
        console.open("/settings/cloud-accounts/oracle/new");
        CHECK(console.heading() == "Page not found");
    }
    console.click("Back to Cloud Accounts");
    CHECK(console.path() == overview_path);
}
