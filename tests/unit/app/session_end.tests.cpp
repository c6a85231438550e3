// Sessions that end, or seem to.
#include <catch2/catch_test_macros.hpp>

#include "unit/app/profile_page.h"

using namespace mooring;
using test::answer_all;
using test::Console;
using test::lost;
using test::minute;
using test::open_profile;
using test::profile_of_ada_king;
using test::signed_out_meanwhile;

TEST_CASE("Who comes back when the session is over signs in, and finds what was typed") {
    Console console;
    open_profile(console);
    console.type("Company", "Babbage & Co");
    console.pass(24 * 60 * minute);
    console.dispatch(app::CameBack{});
    console.answer("GET /session", test::offline());  // the line is not up yet
    console.pass(minute);
    console.answer_ended_session();
    CHECK(console.sees("Your session has ended. Sign in to go on."));
    console.type("E-mail", "ada@example.com");
    console.type("Password", "a lighthouse in the fog");
    console.click("Sign in");
    console.answer("POST /session", test::signed_in());
    console.answer("GET /profile", test::ok(test::example("Profile"), "\"1\""));
    CHECK(console.value_of("Company") == "Babbage & Co");
}

TEST_CASE("Who was given another token in another tab goes on: what was refused is sent again, once"
) {
    Console console;
    open_profile(console);
    console.type("Company", "Babbage & Co");
    console.click("Save");
    const api::Request first = console.answer("PUT /profile", signed_out_meanwhile());
    REQUIRE(console.sent() == std::vector<std::string>{"GET /session"});
    CHECK(console.heading() == "Profile");
    console.answer("GET /session", test::signed_in());
    REQUIRE(console.sent() == std::vector<std::string>{"PUT /profile"});
    SECTION("and is done") {
        CHECK(console.answer("PUT /profile", profile_of_ada_king()) == first);
        CHECK(console.sees("Saved"));
    }
    SECTION("but not without end") {
        console.answer("PUT /profile", signed_out_meanwhile());
        CHECK(console.heading() == "Sign in");
        CHECK(console.sent().empty());
    }
    SECTION("and at another time once more") {
        console.answer("PUT /profile", test::problem(500, "internal", ""));
        console.click("Save");
        console.answer("PUT /profile", signed_out_meanwhile());
        console.answer("GET /session", test::signed_in());
        CHECK(console.sent() == std::vector<std::string>{"PUT /profile"});
    }
}

TEST_CASE("Whether the session has ended is asked until there is an answer") {
    Console console;
    open_profile(console);
    console.type("Company", "Babbage & Co");
    console.click("Save");
    console.answer("PUT /profile", signed_out_meanwhile());
    SECTION("which comes late") {
        console.answer("GET /session", test::offline());
        CHECK(console.sees(lost));
        CHECK(console.value_of("Company") == "Babbage & Co");
        console.pass(minute);
        console.answer("GET /session", test::signed_in());
        CHECK(console.sent() == std::vector<std::string>{"GET /session", "PUT /profile"});
    }
    SECTION("or which makes no sense") {
        console.answer("GET /session", test::problem(500, "internal", ""));
        CHECK(console.heading() == "Sign in");
    }
}

TEST_CASE("That a session has ended is believed when it is said twice") {
    Console console;
    open_profile(console);
    console.type("Company", "Babbage & Co");
    console.click("Save");
    console.answer("PUT /profile", signed_out_meanwhile());
    // The question was asked with the cookie of before: the proof's reply was still on its way.
    console.dispatch(app::ChangedElsewhere{});
    console.answer("GET /session", test::signed_out());
    console.answer("GET /session", test::signed_out());
    CHECK(console.heading() == "Profile");
    console.pass(500);
    console.answer("GET /session", test::signed_in());
    CHECK(console.sent() == std::vector<std::string>{"PUT /profile"});
}

TEST_CASE("A proof that is refused when somebody else has signed in is not sent for them") {
    Console console;
    open_profile(console);
    console.type("Company", "Babbage & Co");
    console.click("Save");
    console.answer("PUT /profile", test::problem(403, "reauthentication-required", "Prove it."));
    console.answer("GET /session", test::signed_in());
    console.type("Password", "a lighthouse in the fog");
    console.click("Confirm");
    console.dispatch(app::ChangedElsewhere{});
    console.answer("GET /session", test::signed_in_as("2", "eve@example.com"));
    answer_all(console);
    console.dispatch(app::ChangedElsewhere{});
    CHECK(console.sent() == std::vector<std::string>{"GET /session"});
}

TEST_CASE("Of two that were refused at once, the second is no answer to having been sent again") {
    Console console;
    console.open("/settings/sessions");
    console.dispatch(app::ChangedElsewhere{});
    console.answer("GET /session", test::signed_in());
    REQUIRE(console.sent() == std::vector<std::string>{"GET /sessions", "GET /sessions"});
    console.answer("GET /sessions", signed_out_meanwhile());
    console.answer("GET /session", test::signed_in());
    console.answer("GET /sessions", signed_out_meanwhile());
    CHECK(console.heading() == "Sessions");
    console.answer("GET /session", test::signed_in());
    console.answer("GET /sessions", test::filled_reply("GET /sessions"));
    CHECK(console.heading() == "Sessions");
}

TEST_CASE("What was refused is not sent again for somebody else, or for a page that is gone") {
    Console console;
    console.open("/settings/profile");
    console.answer("GET /profile", signed_out_meanwhile());
    SECTION("somebody else") {
        console.answer("GET /session", test::signed_in_as("2", "eve@example.com"));
        CHECK(console.sent() == std::vector<std::string>{"GET /profile"});
        CHECK(console.runtime().state().session.email == "eve@example.com");
    }
    SECTION("another page") {
        console.click("Sessions");
        console.answer("GET /session", test::signed_in());
        CHECK(console.sent() == std::vector<std::string>{"GET /sessions"});
    }
}
