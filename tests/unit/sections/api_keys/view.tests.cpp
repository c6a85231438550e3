#include <catch2/catch_test_macros.hpp>
#include <nlohmann/json.hpp>
#include <string>

#include "support/console.h"
#include "support/contract.h"

using namespace mooring;
using test::Console;

namespace {

constexpr const char* made_key = "moor_live_0123456789abcdefghijABCDEFGHIJ0123456789x9Kd";

/// Deployment, used 12 days ago, and Laptop, never used.
std::string two_keys() {
    const nlohmann::json page{
        {"items",
         {nlohmann::json::parse(test::example("ApiKey", 0)),
          nlohmann::json::parse(test::example("ApiKey", 1))}},
        {"next_cursor", nullptr},
        {"total", 2},
        {"total_unfiltered", 2}};
    return page.dump();
}

std::string no_keys() {
    return test::example("ApiKeyPage", 1);
}

void open(
    Console& console, const std::string& page, std::string_view now = "2026-03-12T09:30:00Z"
) {
    console.set_time(now);
    console.open("/settings/api-keys");
    console.answer("GET /api-keys", test::ok(page));
}

void generate(Console& console) {
    console.type("Name", "Deployment");
    console.submit();
    console.answer("POST /api-keys", test::created(test::example("CreatedApiKey")));
}

bool is_anywhere(const Console& console, const std::string& words) {
    for (const test::DomElement* element : console.page().in_document_order()) {
        for (const auto& [name, value] : element->attributes) {
            if (value.find(words) != std::string::npos) {
                return true;
            }
        }
        for (const test::DomLine& line : element->lines) {
            if (line.text.find(words) != std::string::npos) {
                return true;
            }
        }
    }
    return false;
}

}  // namespace

TEST_CASE("The keys are a table with a header and a row for each") {
    Console console;
    open(console, two_keys());
    CHECK(console.heading() == "API keys");
    CHECK(console.sees("Sent as the header x-api-key."));
    REQUIRE(console.has("table", "API keys"));
    std::string titles;
    for (const test::Accessible& title : console.nodes("columnheader")) {
        titles += title.name + '|';
    }
    CHECK(titles == "Name|Key|Created|Last used|Actions|");
    const auto rows = console.nodes("row");
    REQUIRE(rows.size() == 3);
    CHECK(rows[1].text == "Deployment moor_live_…x9Kd 10 February 2026 1 March 2026 Delete");
    CHECK(rows[2].text == "Laptop moor_live_…03pQ 9 February 2026 Never used Delete");
    CHECK(console.nodes("rowheader")[0].text == "Deployment");
    CHECK(console.nodes("cell").size() == 8);
}

TEST_CASE("Times are told as distances, with the exact one on hover and in the name") {
    Console console;
    open(console, two_keys(), "2026-03-01T07:42:00Z");
    CHECK(console.sees("30 minutes ago"));
    const test::Accessible time = console.node("group", "30 minutes ago, 1 March 2026, 07:12");
    CHECK(time.attribute("title") == "1 March 2026, 07:12");
}

TEST_CASE("On a phone each key is a stack whose times say what they are about") {
    Console console({.viewport = {360, 740}, .coarse_pointer = true});
    open(console, two_keys());
    const auto rows = console.nodes("row");
    REQUIRE(rows.size() == 2);
    CHECK(
        rows[0].text ==
        "Deployment moor_live_…x9Kd Created 10 February 2026 Last used 1 March 2026 Delete"
    );
    CHECK(rows[1].text == "Laptop moor_live_…03pQ Created 9 February 2026 Never used Delete");
    CHECK(console.page().page().width <= 360);
}

TEST_CASE("Without keys the page says what they are for") {
    Console console;
    open(console, no_keys());
    CHECK(console.has("heading", "No keys yet"));
    CHECK(console.nodes("table").empty());
}

TEST_CASE("Keys that cannot be loaded offer to try again, and a new one can be made all the same") {
    Console console;
    console.open("/settings/api-keys");
    CHECK(console.sees("Loading your keys"));
    console.answer("GET /api-keys", test::offline());
    CHECK(console.sees("Check your connection and try again."));
    CHECK(!console.is_disabled("Generate API key"));
    console.click("Try again");
    console.answer("GET /api-keys", test::ok(two_keys()));
    CHECK(console.has("table", "API keys"));
}

TEST_CASE("The list goes on behind a button") {
    Console console;
    open(console, test::example("ApiKeyPage", 0));
    console.click("Show more");
    CHECK(console.is_disabled("Show more"));
    console.answer("GET /api-keys?cursor=WyItY3JlYXRlZF9hdCIsNDFd&limit=200", test::ok(two_keys()));
    CHECK(console.nodes("row").size() == 3);
    CHECK(!console.has("button", "Show more"));
}

TEST_CASE("A new key is shown until the person says that it is stored") {
    Console console;
    open(console, no_keys());
    generate(console);
    CHECK(console.sees("Copy your key now. You won't be able to see it again."));
    CHECK(console.has("region", "New key Deployment"));
    CHECK(console.sees(made_key));
    CHECK(console.sees("Made Deployment. Copy the key now."));
    CHECK(console.value_of("Name").empty());
    CHECK(console.has("button", "Delete Deployment"));
    console.click("I have stored it");
    CHECK(!is_anywhere(console, made_key));
    CHECK(!console.has("region", "New key Deployment"));
}

TEST_CASE("A new key leaves the page with the person") {
    Console console;
    open(console, no_keys());
    generate(console);
    console.click("Profile");
    CHECK(!is_anywhere(console, made_key));
    console.go_back();
    CHECK(console.path() == "/settings/api-keys");
    CHECK(!is_anywhere(console, made_key));
}

TEST_CASE("A new key can be copied") {
    Console console;
    open(console, no_keys());
    generate(console);
    console.click("Copy API key Deployment");
    CHECK(console.take_copied() == made_key);
    CHECK(console.has("button", "Copied API key Deployment"));
    console.pass(2000);
    CHECK(console.has("button", "Copy API key Deployment"));
    console.click("Copy API key Deployment");
    static_cast<void>(console.take_copied(false));
    CHECK(console.sees("The browser did not allow copying."));
}

TEST_CASE("What is wrong with a name stands below it, and the name stays") {
    Console console;
    open(console, no_keys());
    console.click("Generate API key");
    CHECK(console.problem_of("Name") == "Enter a name that tells what will use the key.");
    console.type("Name", "Deployment");
    console.click("Generate API key");
    console.answer("POST /api-keys", test::bad_field("/name", "Another key has this name."));
    CHECK(console.problem_of("Name") == "Another key has this name.");
    CHECK(console.value_of("Name") == "Deployment");
}

TEST_CASE("Making a key asks for the password when the last proof is old, under one key") {
    Console console;
    open(console, no_keys());
    console.type("Name", "Deployment");
    console.submit();
    const api::Request first = console.answer(
        "POST /api-keys", test::problem(403, "reauthentication-required", "Confirm that it is you.")
    );
    console.type("Password", "a lighthouse in the fog");
    console.click("Confirm");
    console.answer("POST /session/reauthentication", test::signed_in());
    const api::Request again =
        console.answer("POST /api-keys", test::created(test::example("CreatedApiKey")));
    CHECK(again == first);
    CHECK(console.sees(made_key));
}

TEST_CASE("Deleting a key asks first and says what stops working") {
    Console console;
    open(console, two_keys());
    console.click("Delete Deployment");
    REQUIRE(console.has("dialog", "Delete Deployment?"));
    CHECK(console.sees("Whatever sends the key moor_live_…x9Kd is refused from then on."));
    CHECK(console.sees("It was last used 1 March 2026. This cannot be undone."));
    SECTION("no") {
        console.click("Cancel");
        CHECK(console.sent().empty());
        CHECK(console.has("button", "Delete Deployment"));
    }
    SECTION("escape") {
        console.press_escape();
        CHECK(console.sent().empty());
        CHECK(!console.has("dialog", "Delete Deployment?"));
    }
    SECTION("yes") {
        console.click("Delete key");
        CHECK(console.is_disabled("Delete Deployment"));
        CHECK(!console.is_disabled("Delete Laptop"));
        console.answer("DELETE /api-keys/key_7Qd2mX0aLw", test::no_content());
        CHECK(!console.has("button", "Delete Deployment"));
        CHECK(console.sees("Deleted Deployment."));
    }
}

TEST_CASE("A key that could not be deleted stays in the list below the reason") {
    Console console;
    open(console, two_keys());
    console.click("Delete Laptop");
    CHECK(console.sees("It was never used. This cannot be undone."));
    console.click("Delete key");
    console.answer("DELETE /api-keys/key_1Zb8tR4uHs", test::offline());
    CHECK(console.sees("Check your connection and try again."));
    CHECK(!console.is_disabled("Delete Laptop"));
}
