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
    CHECK(titles == "Name|Key|Expires|Last used|Actions|");
    const auto rows = console.nodes("row");
    REQUIRE(rows.size() == 3);
    CHECK(
        rows[1].text ==
        "Deployment Writes Cloud accounts; reads Profile moor_live_…x9Kd Created 10 February 2026 "
        "On 11 May 2026 1 March 2026 from 203.0.113.7 Rotate Delete"
    );
    CHECK(
        rows[2].text ==
        "Laptop Reads everything moor_live_…03pQ Created 9 February 2026 Never Never used Rotate "
        "Delete"
    );
    CHECK(console.nodes("rowheader")[0].text == "Deployment Writes Cloud accounts; reads Profile");
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
        "Deployment Writes Cloud accounts; reads Profile moor_live_…x9Kd Created 10 February 2026 "
        "Expires 11 May 2026 Last used 1 March 2026 from 203.0.113.7 Rotate Delete"
    );
    CHECK(
        rows[1].text ==
        "Laptop Reads everything moor_live_…03pQ Created 9 February 2026 Never expires Never used "
        "Rotate Delete"
    );
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
    CHECK(console.has("dialog", "Leave without saving?"));
    console.click("Leave without saving");
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

TEST_CASE("A key may be for chosen parts only, and one of them at least") {
    Console console;
    open(console, no_keys());
    console.type("Name", "terraform");
    CHECK(!console.has("combobox", "Profile"));
    console.click("Chosen parts");
    console.submit();
    CHECK(
        console.problem_of("Cloud accounts") == "Choose at least one part that the key may read."
    );
    console.choose("Cloud accounts", "Read and write");
    console.choose("Profile", "Read");
    console.choose("Expires after", "30 days");
    console.submit();
    const auto sent =
        console.answer("POST /api-keys", test::created(test::example("CreatedApiKey")));
    const nlohmann::json expected{
        {"name", "terraform"},
        {"scopes", {"cloud-accounts:write", "profile:read"}},
        {"expires_in_days", 30}};
    CHECK(test::body_of(sent) == expected);
}

TEST_CASE("A key that never expires says what that means") {
    Console console;
    open(console, no_keys());
    console.type("Name", "backup");
    console.choose("Expires after", "Never");
    CHECK(console.sees("A key that leaks then works until somebody notices."));
    console.submit();
    const auto sent =
        console.answer("POST /api-keys", test::created(test::example("CreatedApiKey")));
    CHECK(test::body_of(sent)["expires_in_days"].is_null());
}

TEST_CASE("A link fills in the form, and nothing is made before the person says so") {
    Console console;
    console.open("/settings/api-keys/new?name=My+pipeline&scopes=cloud-accounts:write,profile:read"
                 "&expires_in_days=7");
    console.answer("GET /api-keys", test::ok(no_keys()));
    CHECK(console.title() == "New key · API keys · Mooring");
    CHECK(console.value_of("Name") == "My pipeline");
    CHECK(console.value_of("Cloud accounts") == "write");
    CHECK(console.value_of("Profile") == "read");
    CHECK(console.value_of("Security").empty());
    CHECK(console.value_of("Expires after") == "7");
    CHECK(console.sent().empty());
}

TEST_CASE("A link fills in the form once, and takes the place of nothing that somebody typed") {
    Console console;
    console.open("/settings/api-keys/new?name=My+pipeline");
    console.answer("GET /api-keys", test::ok(no_keys()));
    const auto hear_news = [&] {
        console.dispatch(app::ChangedElsewhere{});
        console.answer("GET /session", test::signed_in());
        console.answer("GET /api-keys", test::ok(no_keys()));
    };
    SECTION("not when something is new in another tab") {
        console.type("Name", "My other pipeline");
        hear_news();
        CHECK(console.value_of("Name") == "My other pipeline");
    }
    SECTION("nor when its key was made") {
        console.click("Generate API key");
        console.answer("POST /api-keys", test::created(test::example("CreatedApiKey")));
        console.click("I have stored it");
        hear_news();
        CHECK(console.value_of("Name").empty());
    }
    SECTION("nor by another link") {
        console.type("Name", "My other pipeline");
        console.dispatch(app::UrlChanged{"/settings/api-keys/new?name=Third"});
        CHECK(console.value_of("Name") == "My other pipeline");
    }
    SECTION("which is followed otherwise") {
        console.dispatch(app::UrlChanged{"/settings/api-keys/new?name=Third"});
        CHECK(console.value_of("Name") == "Third");
    }
}

TEST_CASE("A key that was made longer ago than its reply is kept is looked for in the list") {
    Console console;
    open(console, no_keys());
    console.type("Name", "terraform");
    console.click("Generate API key");
    console.answer("POST /api-keys", test::problem(409, "already-done", "This was done before."));
    CHECK(console.sees("This was done before."));
    CHECK(console.sent() == std::vector<std::string>{"GET /api-keys"});
}

TEST_CASE("What a link asks for that no key can have is said") {
    Console console;
    console.open("/settings/api-keys/new?scopes=everything");
    console.answer("GET /api-keys", test::ok(no_keys()));
    CHECK(console.sees("The link asks for “everything”, which no key can have."));
    CHECK(console.node("radio", "Read everything").has("checked"));
}

TEST_CASE("A new key comes with a command to try it, for the server that made it") {
    Console console;
    open(console, no_keys());
    generate(console);
    console.click("Copy Try it, with the key in MOORING_API_KEY");
    CHECK(
        console.take_copied() ==
        "curl -H \"x-api-key: $MOORING_API_KEY\" https://console.example.com/api/v1/profile"
    );
}

TEST_CASE("A key is rotated after a question, and the new text is shown once") {
    Console console;
    open(console, two_keys());
    console.click("Rotate Deployment");
    REQUIRE(console.has("dialog", "Rotate Deployment?"));
    console.choose("The old text works for another", "7 days");
    console.click("Rotate key");
    CHECK(console.is_disabled("Rotate Deployment"));
    const auto sent =
        console.keep_failing("POST /api-keys/key_7Qd2mX0aLw/rotation", test::offline());
    CHECK(test::body_of(sent) == nlohmann::json{{"overlap_hours", 168}, {"expires_in_days", 90}});
    // It may have happened: the question stays open, and the same is asked again under one key.
    CHECK(console.sees("Check your connection and try again."));
    console.click("Rotate key");
    const auto again = console.answer(
        "POST /api-keys/key_7Qd2mX0aLw/rotation", test::created(test::example("CreatedApiKey"))
    );
    CHECK(again == sent);
    CHECK(console.sees(made_key));
    CHECK(console.sees("Rotated Deployment. Copy the key now."));
    CHECK(console.nodes("row").size() == 3);
}

TEST_CASE("Keys that end within a week, or lately did, are told of above the list and in it") {
    auto page = nlohmann::json::parse(two_keys());
    page["items"][0]["status"] = "expires_soon";
    page["items"][0]["expires_at"] = "2026-03-15T10:00:00Z";
    page["items"][1]["status"] = "expired";
    page["items"][1]["expires_at"] = "2026-03-10T10:00:00Z";
    Console console;
    open(console, page.dump());
    CHECK(console.sees("1 key expires within a week. Rotate what is still in use."));
    CHECK(console.sees("1 key has expired in the last week. What used them is refused."));
    CHECK(console.sees("Expires soon"));
    CHECK(console.sees("On 15 March 2026"));
    CHECK(console.sees("Expired"));
    CHECK(console.sees("On 10 March 2026"));
}
