#include <catch2/catch_test_macros.hpp>
#include <nlohmann/json.hpp>

#include "support/console.h"

using namespace mooring;
using test::Console;

namespace {

constexpr const char* stored =
    R"({"email":"ada@example.com","name":"Ada Lovelace","phone":"","company":"",
    "job_title":"","country":"GB","time_zone":"Europe/London"})";

}  // namespace

TEST_CASE("A saved profile is sent with the version it is based on") {
    Console console;
    console.open("/settings/profile");
    console.answer("GET /profile", test::ok(stored, "\"1\""));
    console.type("Name", "Ada King");
    console.choose("Country", "Germany");
    console.click("Save");
    const api::Request sent = console.answer("PUT /profile", test::offline());
    CHECK(sent.if_match == "\"1\"");
    CHECK(test::body_of(sent)["name"] == "Ada King");
    CHECK(test::body_of(sent)["country"] == "DE");
    CHECK(console.sees("Check your connection and try again."));
}
