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

TEST_CASE("What was changed elsewhere stands beside what was typed") {
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
    CHECK(console.sees("This was changed elsewhere meanwhile."));
    CHECK(console.value_of("Alias") == "mine");
    CHECK(console.is_disabled("Save"));
    console.answer("GET /cloud-accounts/cloud_1", test::offline());
    console.click("Load the current values");
    stored["alias"] = "theirs";
    console.answer("GET /cloud-accounts/cloud_1", test::ok(stored.dump(), "\"2\""));
    CHECK(console.has("region", "Alias was changed elsewhere"));
    CHECK(console.sees("theirs"));
    CHECK(console.value_of("Alias") == "mine");
    CHECK_FALSE(console.is_disabled("Save"));
    console.click("Take the other: Alias");
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
