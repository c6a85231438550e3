// What happens in another tab, and to whom this one belongs.
#include <catch2/catch_test_macros.hpp>
#include <catch2/generators/catch_generators.hpp>

#include "unit/app/profile_page.h"

using namespace mooring;
using test::Console;
using test::minute;
using test::open_profile;
using test::profile_of_ada_king;

TEST_CASE("Other tabs hear of what was changed, and of nothing else") {
    Console console;
    open_profile(console);
    CHECK(console.platform().told_tabs == 0);
    console.type("Company", "Babbage & Co");
    console.click("Save");
    console.answer("PUT /profile", test::problem(500, "internal", ""));
    CHECK(console.platform().told_tabs == 0);
    console.click("Save");
    console.answer("PUT /profile", test::ok(test::example("Profile"), "\"2\""));
    CHECK(console.platform().told_tabs == 1);
}

TEST_CASE("Whatever a change is answered with, other tabs hear of it; a question is no change") {
    Console console({.passkeys = true});
    console.open("/settings/security");
    console.answer("GET /security", test::ok(test::example("Security", 1)));
    console.type("New password", "a lighthouse in the fog");
    console.pass(minute);
    console.answer("POST /password/strength", test::filled_reply("POST /password/strength"));
    CHECK(console.platform().told_tabs == 0);
    console.click("Add another app");
    console.answer("POST /totp", test::filled_reply("POST /totp"));
    const int told = console.platform().told_tabs;
    console.type("Security code", "123456");
    console.answer("POST /totp/confirmation", test::filled_reply("POST /totp/confirmation"));
    CHECK(console.platform().told_tabs == told + 1);
}

TEST_CASE("A change in another tab is seen here, unless something is being typed") {
    Console console;
    open_profile(console);
    const auto news = GENERATE(app::Msg(app::ChangedElsewhere{}), app::Msg(app::CameBack{}));
    console.dispatch(news);
    console.answer("GET /session", test::signed_in());
    console.answer("GET /profile", profile_of_ada_king());
    CHECK(console.value_of("Name") == "Ada King");
    console.type("Name", "Ada Lovelace");
    console.dispatch(news);
    console.answer("GET /session", test::signed_in());
    CHECK(console.sent().empty());
    CHECK(console.value_of("Name") == "Ada Lovelace");
}

TEST_CASE("Who signs out in another tab is signed out here") {
    Console console;
    open_profile(console);
    console.dispatch(app::ChangedElsewhere{});
    console.answer_ended_session();
    CHECK(console.heading() == "Sign in");
    CHECK(console.sent().empty());
}

TEST_CASE("Who signs in in another tab is signed in here, and goes where they wanted to") {
    Console console;
    console.start("/settings/profile");
    console.answer("GET /session", test::signed_out());
    CHECK(console.heading() == "Sign in");
    console.dispatch(app::ChangedElsewhere{});
    console.answer("GET /session", test::signed_in());
    console.answer("GET /profile", profile_of_ada_king());
    CHECK(console.path() == "/settings/profile");
    CHECK(console.value_of("Name") == "Ada King");
    CHECK(console.platform().told_tabs == 0);
}

TEST_CASE("Other tabs hear when somebody signs in") {
    Console console;
    console.start("/sign-in");
    console.answer("GET /session", test::signed_out());
    console.type("E-mail", "ada@example.com");
    console.type("Password", "a lighthouse in the fog");
    console.click("Sign in");
    console.answer("POST /session", test::signed_in());
    CHECK(console.platform().told_tabs == 1);
}

TEST_CASE("What one person typed is not saved for another, who signed in in another tab") {
    Console console;
    open_profile(console);
    console.type("Company", "Babbage & Co");
    console.dispatch(app::ChangedElsewhere{});
    console.answer("GET /session", test::signed_in_as("2", "eve@example.com"));
    console.answer("GET /profile", test::ok(test::example("Profile"), "\"1\""));
    CHECK(console.value_of("Company") == "Analytical Engines");
    CHECK_FALSE(console.is_unload_guarded());
    CHECK(console.runtime().state().session.email == "eve@example.com");
}

TEST_CASE("What was typed is there again when it turns out to be the same person") {
    Console console;
    open_profile(console);
    console.type("Company", "Babbage & Co");
    console.dispatch(app::ChangedElsewhere{});
    console.answer("GET /session", test::signed_in_as("another id", "ada@example.com"));
    console.answer("GET /profile", test::ok(test::example("Profile"), "\"1\""));
    CHECK(console.value_of("Company") == "Babbage & Co");
}

TEST_CASE("Of two pieces of news neither is missed") {
    Console console;
    open_profile(console);
    console.dispatch(app::ChangedElsewhere{});
    console.dispatch(app::ChangedElsewhere{});
    console.answer("GET /session", test::signed_in());
    console.answer_ended_session();
    CHECK(console.heading() == "Sign in");
}

TEST_CASE("Another address of the same person changes nothing of what was typed") {
    Console console;
    open_profile(console);
    console.type("Company", "Babbage & Co");
    console.dispatch(app::ChangedElsewhere{});
    const std::string same = console.runtime().state().session.user;
    console.answer("GET /session", test::signed_in_as(same, "ada.king@example.com"));
    CHECK(console.value_of("Company") == "Babbage & Co");
    CHECK(console.runtime().state().session.email == "ada.king@example.com");
}

TEST_CASE("An answer about the session of before does not bring it back") {
    Console console;
    open_profile(console);
    console.dispatch(app::ChangedElsewhere{});
    console.click("Sign out");
    console.answer("DELETE /session", test::no_content());
    console.answer("GET /session", test::signed_in());
    CHECK(console.heading() == "Sign in");
}
