#include <catch2/catch_test_macros.hpp>
#include <nlohmann/json.hpp>
#include <set>
#include <string>

#include "support/console.h"
#include "support/contract.h"

using namespace mooring;
using test::Console;

namespace {

void open(Console& console, const std::string& page) {
    console.set_time("2026-03-01T09:35:00Z");
    console.open("/settings/activity");
    console.answer("GET /activity", test::ok(page));
}

}  // namespace

TEST_CASE("What happened is told in sentences, with when and from where") {
    Console console;
    open(console, test::example("ActivityPage"));
    const auto rows = console.nodes("row");
    REQUIRE(rows.size() == 3);
    CHECK(
        rows[1].text ==
        "Generated the API key Deployment 5 minutes ago Firefox 153 on Linux 203.0.113.7"
    );
    CHECK(
        rows[2].text ==
        "Changed the cloud account Production 23 minutes ago API key Terraform 198.51.100.20"
    );
    CHECK(console.has("group", "5 minutes ago, 1 March 2026, 09:30"));
    CHECK(console.sees("482 events"));
}

TEST_CASE("An account to which nothing has happened says what will be listed") {
    Console console;
    open(console, test::example("ActivityPage", 1));
    CHECK(console.has("heading", "Nothing yet"));
    CHECK_FALSE(console.has("combobox", "Kind"));
}

TEST_CASE("The kinds to choose from are those of the contract") {
    Console console;
    open(console, test::example("ActivityPage"));
    std::set<std::string> known{""};  // all of them
    const auto& kind = test::contract()["components"]["parameters"]["ActivityKind"]["schema"];
    for (const nlohmann::json& name : kind["enum"]) {
        known.insert(name.get<std::string>());
    }
    std::set<std::string> offered;
    const ui::NodeId field = console.node("combobox", "Kind").id;
    for (const test::DomOption& option : console.page().element(field).options) {
        offered.emplace(option.value);
    }
    CHECK(offered == known);
}

TEST_CASE("Of a kind without events it is said so, and all are shown again on request") {
    Console console;
    open(console, test::example("ActivityPage"));
    console.choose("Kind", "API keys");
    console.answer("GET /activity?kind=key", test::ok(test::example("ActivityPage", 1)));
    CHECK(console.has("heading", "Nothing of this kind"));
    CHECK(console.value_of("Kind") == "key");
    console.click("Show everything");
    console.answer("GET /activity", test::ok(test::example("ActivityPage")));
    CHECK(console.nodes("row").size() == 3);
}

TEST_CASE("The order can be turned around") {
    Console console;
    open(console, test::example("ActivityPage"));
    console.choose("Order", "Oldest first");
    console.answer("GET /activity?sort=at", test::ok(test::example("ActivityPage")));
    CHECK(console.value_of("Order") == "at");
}

TEST_CASE("All of it can be saved as a file, of the kind that is chosen") {
    Console console;
    open(console, test::example("ActivityPage"));
    console.choose("Kind", "Signing in");
    console.answer("GET /activity?kind=sign_in", test::ok(test::example("ActivityPage")));
    const test::Accessible csv = console.node("link", "Download CSV");
    CHECK(csv.has("download"));
    CHECK(
        csv.attribute("href") ==
        "https://console.example.com/api/v1/activity/export?format=csv&kind=sign_in"
    );
    CHECK(
        console.node("link", "Download JSON").attribute("href") ==
        "https://console.example.com/api/v1/activity/export?format=json&kind=sign_in"
    );
}

TEST_CASE("The activity goes on behind a button, which asks again after a failure") {
    Console console;
    open(console, test::example("ActivityPage"));
    const std::string more = "GET /activity?cursor=WyItYXQiLDQ4MV0&limit=200";
    // Of so many the next page is asked for as soon as its place is near.
    console.answer(more, test::offline());
    CHECK(console.sees("Check your connection and try again."));
    console.click("Show more");
    console.answer(more, test::ok(test::example("ActivityPage", 1)));
    CHECK_FALSE(console.has("button", "Show more"));
    CHECK(console.nodes("alert").empty());
}
