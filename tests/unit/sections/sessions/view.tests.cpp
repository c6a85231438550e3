#include <catch2/catch_test_macros.hpp>
#include <nlohmann/json.hpp>

#include "support/console.h"
#include "support/contract.h"

using namespace mooring;
using test::Console;

namespace {

constexpr const char* sign_out_phone = "Sign out Safari 19 on iPhone, 2001:db8::1";

void open(Console& console, const std::string& sessions) {
    console.set_time("2026-03-01T09:30:00Z");
    console.open("/settings/sessions");
    console.answer("GET /sessions", test::ok(sessions));
}

void open(Console& console) {
    open(console, test::example("SessionList"));
}

std::string this_one_alone() {
    auto list = nlohmann::json::parse(test::example("SessionList"));
    list["items"].erase(1);
    return list.dump();
}

}  // namespace

TEST_CASE("Each session tells its device, its address and its times, this one first") {
    Console console;
    open(console);
    const auto rows = console.nodes("row");
    REQUIRE(rows.size() == 3);
    CHECK(
        rows[1].text == "Firefox 153 on Linux This device 203.0.113.7 1 hour ago just now in 1 hour"
    );
    CHECK(
        rows[2].text ==
        "Safari 19 on iPhone 2001:db8::1 2 hours ago 20 minutes ago in 40 minutes Sign out"
    );
    CHECK(console.has("group", "in 40 minutes, 1 March 2026, 10:10"));
}

TEST_CASE("On a phone the times of a session say what they are about") {
    Console console({.viewport = {360, 740}, .coarse_pointer = true});
    open(console);
    CHECK(
        console.nodes("row")[1].text ==
        "Safari 19 on iPhone 2001:db8::1 Started 2 hours ago Last seen 20 minutes ago Ends in 40 "
        "minutes Sign out"
    );
}

TEST_CASE("Who is signed in nowhere else is told so, and has nothing to press") {
    Console console;
    open(console, this_one_alone());
    CHECK(console.sees("You are signed in here only."));
    CHECK_FALSE(console.has("button", "Sign out all others"));
    CHECK(console.nodes("row").size() == 2);
}

TEST_CASE("One session is signed out from the list") {
    Console console;
    open(console);
    console.click(sign_out_phone);
    CHECK(console.is_disabled(sign_out_phone));
    CHECK(console.is_disabled("Sign out all others"));
    console.answer("DELETE /sessions/session_a9Tq3Rk7Vb2Nw5Xs", test::no_content());
    CHECK(console.sees("Signed out Safari 19 on iPhone."));
    CHECK(console.sees("You are signed in here only."));
}

TEST_CASE("Signing out elsewhere waits for a proof, and is left when that is not given") {
    Console console;
    open(console);
    console.click(sign_out_phone);
    console.answer(
        "DELETE /sessions/session_a9Tq3Rk7Vb2Nw5Xs",
        test::problem(403, "reauthentication-required", "Confirm that it is you.")
    );
    console.click("Cancel");
    CHECK(console.sees("Nothing was changed, since it was not confirmed."));
    CHECK_FALSE(console.is_disabled(sign_out_phone));
}

TEST_CASE("All others are signed out after a question") {
    Console console;
    open(console);
    console.click("Sign out all others");
    REQUIRE(console.has("dialog", "Sign out all others?"));
    CHECK(console.sent().empty());
    SECTION("escape") {
        console.press_escape();
        CHECK_FALSE(console.has("dialog", "Sign out all others?"));
    }
    SECTION("yes") {
        console.click("Sign out all others");
        console.answer("DELETE /sessions", test::no_content());
        CHECK(console.sees("Signed out everywhere else."));
        CHECK(console.sees("You are signed in here only."));
    }
}
