// Where one gets to, by address, link and back button, with and without a session.
#include <catch2/catch_test_macros.hpp>
#include <catch2/generators/catch_generators.hpp>

#include "support/console.h"
#include "support/contract.h"

using namespace mooring;
using test::Console;

namespace {

/// Signed in, with the profile loaded and something typed.
void edit_profile(Console& console) {
    console.open("/");
    console.dispatch(app::LinkFollowed{"/settings/profile"});
    console.answer("GET /profile", test::filled_reply("GET /profile"));
    console.type("Name", "Ada King");
}

}  // namespace

TEST_CASE("While the session is asked for, the page says so") {
    Console console;
    console.start("/settings/profile");
    CHECK(console.sent() == std::vector<std::string>{"GET /session"});
    CHECK(console.sees("Loading your account"));
    CHECK(console.path() == "/settings/profile");
}

TEST_CASE("A session that cannot be asked for is asked for again on request") {
    Console console;
    console.start("/settings/profile");
    const auto failure = GENERATE(
        test::offline(), test::problem(500, "internal", ""), test::ok("not JSON"), test::ok("{}")
    );
    console.answer("GET /session", failure);
    CHECK(console.heading() == "Mooring could not start");
    CHECK(console.nodes("alert").size() == 1);
    console.click("Try again");
    CHECK_FALSE(console.has("button", "Try again"));
    console.answer("GET /session", test::signed_in());
    CHECK(console.heading() == "Profile");
}

TEST_CASE("An address is opened directly, with its title and the focus on its heading") {
    Console console;
    console.open("/settings/profile");
    CHECK(console.path() == "/settings/profile");
    CHECK(console.title() == "Profile · Mooring");
    CHECK(console.heading() == "Profile");
    CHECK(console.platform().focus_moves == std::vector{mooring::app::FocusTarget::Heading});
    CHECK(console.node("h1", "Profile").attribute("tabindex") == "-1");
    CHECK(console.node("link", "Profile").attribute("aria-current") == "page");
    CHECK_FALSE(console.node("link", "Dashboard").has("aria-current"));
}

TEST_CASE("The settings' own address leads to their first section, with and without a slash") {
    const auto* const address = GENERATE("/settings", "/settings/");
    Console console;
    SECTION("opened directly") {
        console.open(address);
    }
    SECTION("through a link") {
        console.open("/");
        console.dispatch(app::LinkFollowed{address});
    }
    CHECK(console.path() == "/settings/cloud-accounts");
    CHECK(console.heading() == "Cloud Accounts");
}

TEST_CASE("Links change address, title and page, without a page load") {
    Console console;
    console.open("/");
    CHECK(console.heading() == "Dashboard");
    console.click("Settings");
    CHECK(console.path() == app::settings_path());
    console.click("Dashboard");
    CHECK(console.path() == "/");
    CHECK(console.title() == "Dashboard · Mooring");
    console.go_back();
    CHECK(console.path() == app::settings_path());
    console.go_back();
    CHECK(console.heading() == "Dashboard");
    CHECK(console.platform().history.size() == 3);  // going back adds no address
}

TEST_CASE("A link to where one is does nothing") {
    Console console;
    console.open("/settings/profile");
    console.click("Profile");
    CHECK(console.platform().history.size() == 1);
    CHECK(console.sent().size() == 1);
}

TEST_CASE("An address that leads nowhere says so and shows a way on") {
    Console console;
    console.open("/no-such-page");
    CHECK(console.heading() == "Page not found");
    CHECK(console.title() == "Not found · Mooring");
    CHECK(console.path() == "/no-such-page");
    console.click("Go to the dashboard");
    CHECK(console.heading() == "Dashboard");
}

TEST_CASE("Without a session every address leads to sign-in, and from there to where one wanted") {
    Console console;
    console.open_signed_out("/settings/profile?a=b");
    CHECK(console.path() == "/sign-in?next=/settings/profile%3Fa%3Db");
    CHECK(
        console.platform().history.size() == 1
    );  // the back button does not come back to a redirection
    console.type("E-mail", "ada@example.com");
    console.type("Password", "a lighthouse in the fog");
    console.click("Sign in");
    console.answer("POST /session", test::signed_in());
    CHECK(console.path() == "/settings/profile?a=b");
    CHECK(console.heading() == "Profile");
}

TEST_CASE("Sign-in never leads out of the site") {
    const auto* const next =
        GENERATE("//evil.example", "%2F%2Fevil.example", "https:%2F%2Fevil.example", "/nowhere");
    Console console;
    console.open_signed_out(std::string("/sign-in?next=") + next);
    console.type("E-mail", "ada@example.com");
    console.type("Password", "a lighthouse in the fog");
    console.click("Sign in");
    console.answer("POST /session", test::signed_in());
    CHECK(console.path() == "/");
}

TEST_CASE("Who is signed in has no business on the sign-in page") {
    Console console;
    console.open("/sign-in?next=/settings/profile");
    CHECK(console.path() == "/");
    CHECK(console.heading() == "Dashboard");
}

TEST_CASE("Without a session there are no links to what needs one") {
    Console console;
    console.open_signed_out("/no-such-page");
    CHECK(console.path() == "/sign-in");
    REQUIRE(console.nodes("link").size() == 1);
    CHECK(console.nodes("link").front().name == "Skip to content");
    CHECK_FALSE(console.has("button", "Sign out"));
}

TEST_CASE("A link asks before it leaves something typed") {
    Console console;
    edit_profile(console);
    console.click("Dashboard");
    CHECK(console.has("dialog", "Leave without saving?"));
    CHECK(console.path() == "/settings/profile");
    SECTION("staying keeps what was typed") {
        const auto* const means = GENERATE("button", "escape");
        std::string_view(means) == "button" ? console.click("Stay") : console.press_escape();
        CHECK_FALSE(console.has("dialog", "Leave without saving?"));
        CHECK(console.value_of("Name") == "Ada King");
        CHECK(console.path() == "/settings/profile");
    }
    SECTION("leaving drops it") {
        console.click("Leave without saving");
        CHECK(console.path() == "/");
        CHECK(console.heading() == "Dashboard");
        CHECK_FALSE(console.is_unload_guarded());
        console.go_back();
        CHECK(console.value_of("Name") == "Ada Lovelace");
    }
}

TEST_CASE("The back button asks as well, and the address stays that of the page") {
    Console console;
    edit_profile(console);
    console.go_back();
    CHECK(console.has("dialog", "Leave without saving?"));
    CHECK(console.path() == "/settings/profile");
    SECTION("staying") {
        console.click("Stay");
        CHECK(console.value_of("Name") == "Ada King");
    }
    SECTION("leaving") {
        console.click("Leave without saving");
        CHECK(console.path() == "/");
    }
}

TEST_CASE("The browser asks before it closes a page with something typed, and only then") {
    Console console;
    edit_profile(console);
    CHECK(console.is_unload_guarded());
    console.type("Name", "Ada Lovelace");
    CHECK_FALSE(console.is_unload_guarded());
}

TEST_CASE("An answer to an earlier visit is dropped") {
    Console console;
    console.open("/settings/profile");
    console.click("Dashboard");
    console.answer("GET /profile", test::problem(401, "unauthenticated", "Sign in."));
    CHECK(console.heading() == "Dashboard");
    console.go_back();
    CHECK(console.sees("Loading your profile"));
    console.answer("GET /profile", test::filled_reply("GET /profile"));
    CHECK(console.value_of("Name") == "Ada Lovelace");
}

TEST_CASE("The back button before the session is known changes where one gets to") {
    Console console;
    console.start("/settings/profile");
    console.dispatch(app::UrlChanged{"/"});
    console.answer("GET /session", test::signed_in());
    CHECK(console.heading() == "Dashboard");
}

TEST_CASE("A refused session anywhere leads to sign-in and back, and nothing of the account stays"
) {
    Console console;
    edit_profile(console);
    console.click("Save");
    console.answer(
        "PUT /profile", test::problem(401, "unauthenticated", "Your session has ended.")
    );
    console.answer_ended_session();
    CHECK(console.path() == "/sign-in?next=/settings/profile");
    CHECK(console.sees("Your session has ended. Sign in to go on."));
    CHECK(console.heading() == "Sign in");
    CHECK_FALSE(console.sees("ada@example.com"));
    CHECK_FALSE(console.is_unload_guarded());
    console.type("E-mail", "ada@example.com");
    console.type("Password", "a lighthouse in the fog");
    console.click("Sign in");
    console.answer("POST /session", test::signed_in());
    CHECK(console.path() == "/settings/profile");
    CHECK(console.sees("Loading your profile"));
}

TEST_CASE("Signing out ends the session and forgets the account") {
    Console console;
    console.open("/settings/profile");
    console.answer("GET /profile", test::filled_reply("GET /profile"));
    console.click("Sign out");
    CHECK(console.is_disabled("Sign out"));
    console.answer("DELETE /session", test::no_content());
    CHECK(console.path() == "/sign-in");
    CHECK(console.title() == "Sign in · Mooring");
    CHECK_FALSE(console.sees("ada@example.com"));
    console.go_back();
    CHECK(console.path() == "/sign-in?next=/settings/profile");
    CHECK(console.heading() == "Sign in");
}

TEST_CASE("Answers that arrive after signing out are dropped") {
    Console console;
    console.open("/settings/profile");
    console.click("Sign out");
    console.answer("DELETE /session", test::no_content());
    console.answer("GET /profile", test::filled_reply("GET /profile"));
    CHECK(console.heading() == "Sign in");
    CHECK(console.sent().empty());
}

TEST_CASE("A sign-out that fails says so, and can be tried again") {
    Console console;
    console.open("/settings/profile");
    console.click("Sign out");
    console.answer("DELETE /session", test::offline());
    CHECK(console.sees("No answer from the server."));
    CHECK_FALSE(console.is_disabled("Sign out"));
    console.click("Sign out");
    CHECK_FALSE(console.sees("No answer from the server."));
    console.answer("DELETE /session", test::no_content());
    CHECK(console.heading() == "Sign in");
}
