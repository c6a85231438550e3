// Bad connections, and other tabs: what the app does about them for all sections.
#include <catch2/catch_test_macros.hpp>
#include <catch2/generators/catch_generators.hpp>
#include <nlohmann/json.hpp>

#include "app/retry.h"
#include "support/console.h"
#include "support/contract.h"

using namespace mooring;
using test::Console;

namespace {

constexpr std::string_view lost = "No connection to the server.";
constexpr int minute = 60'000;

api::Response busy(int seconds) {
    api::Response response = test::problem(503, "unavailable", "");
    response.retry_after_s = seconds;
    return response;
}

api::Response signed_out_meanwhile() {
    return test::problem(401, "unauthenticated", "You are signed out.");
}

void open_profile(Console& console) {
    console.open("/settings/profile");
    console.answer("GET /profile", test::ok(test::example("Profile"), "\"1\""));
}

api::Response profile_of_ada_king() {
    return test::ok(
        R"({"email":"ada@example.com","name":"Ada King","phone":"",
        "company":"","job_title":"","country":"","time_zone":""})",
        "\"2\""
    );
}

/// The server is there again, and answers whatever waits.
void answer_all(Console& console) {
    while (!console.sent().empty()) {
        const std::string line = console.sent().front();
        console.answer(line, test::filled_reply(line));
    }
}

const std::string create = "POST /api-keys";

void open_keys(Console& console) {
    console.open("/settings/api-keys");
    console.answer("GET /api-keys", test::filled_reply("GET /api-keys"));
}

}  // namespace

TEST_CASE("What waits for the site's operator is not asked for again and again") {
    Console console;
    console.open("/settings/profile");
    console.answer("GET /profile", test::problem(503, "not-configured", "Not set up yet."));
    CHECK(console.sees("Not set up yet."));
    const std::size_t asked = console.sent().size();
    console.pass(10 * minute);
    CHECK(console.sent().size() == asked);
}

TEST_CASE("What only reads is asked for again by itself, and what it gives takes the place of the "
          "sentence") {
    Console console;
    console.open("/settings/profile");
    console.answer("GET /profile", test::offline());
    CHECK(console.sees(lost));
    CHECK(console.has("button", "Try again"));
    console.pass(2000);
    console.answer("GET /profile", test::offline());
    console.pass(4000);
    console.answer("GET /profile", test::ok(test::example("Profile"), "\"1\""));
    CHECK_FALSE(console.sees(lost));
    CHECK(console.has("textbox", "Company"));
    answer_all(console);
    console.pass(60 * minute);
    CHECK(console.sent().empty());
}

TEST_CASE("What changes something is sent again by the person alone") {
    Console console;
    open_profile(console);
    console.type("Company", "Babbage & Co");
    console.click("Save");
    console.answer("PUT /profile", test::offline());
    CHECK(console.sees(lost));
    console.pass(60 * minute);
    CHECK(console.sent() == std::vector<std::string>{"GET /session"});
    CHECK(console.value_of("Company") == "Babbage & Co");
    console.click("Save");
    console.answer("PUT /profile", test::ok(test::example("Profile"), "\"2\""));
    CHECK_FALSE(console.sees(lost));
}

TEST_CASE("That there is no connection is said no longer than it is so") {
    Console console;
    open_profile(console);
    console.type("Company", "Babbage & Co");
    console.click("Save");
    console.answer("PUT /profile", test::offline());
    for (int times = 0; times < 3; ++times) {
        console.pass(minute);
        REQUIRE(console.sent() == std::vector<std::string>{"GET /session"});
        console.answer("GET /session", test::offline());
        CHECK(console.sees(lost));
    }
    console.pass(minute);
    console.answer("GET /session", test::signed_in());
    CHECK_FALSE(console.sees(lost));
    CHECK(console.value_of("Company") == "Babbage & Co");
    CHECK(console.sent().empty());
}

TEST_CASE("One answer that does not come is no lost connection while others do") {
    Console console;
    open_profile(console);
    console.type("Company", "Babbage & Co");
    console.click("Save");
    console.dispatch(app::ChangedElsewhere{});
    console.answer("GET /session", test::signed_in());
    console.answer("PUT /profile", test::offline());
    CHECK_FALSE(console.sees(lost));
    CHECK(console.sees("Check your connection and try again."));
}

TEST_CASE("What creates something under a key is sent again by itself, and made once") {
    Console console;
    open_keys(console);
    console.type("Name", "terraform");
    console.click("Generate API key");
    const api::Request first = console.answer(create, test::offline());
    CHECK(console.sees(lost));
    CHECK(console.is_disabled("Generate API key"));
    console.pass(2000);
    CHECK(console.answer(create, test::problem(502, "bad-gateway", "")) == first);
    console.pass(4000);
    const auto made = test::created(test::example("CreatedApiKey"));
    CHECK(console.answer(create, made) == first);
    CHECK_FALSE(console.sees(lost));
    CHECK(console.has("button", "I have stored it"));
    answer_all(console);
    console.pass(60 * minute);
    CHECK(console.sent().empty());
}

TEST_CASE("But not for ever: then the person is told, and decides") {
    Console console;
    open_keys(console);
    console.type("Name", "terraform");
    console.click("Generate API key");
    const api::Request last = console.keep_failing(create, test::offline());
    CHECK(console.sees("Check your connection and try again."));
    CHECK(console.value_of("Name") == "terraform");
    console.click("Generate API key");
    CHECK(console.answer(create, test::created(test::example("CreatedApiKey"))) == last);
}

TEST_CASE("And not where the server wants more time than a person waits for without a word") {
    Console console;
    open_keys(console);
    console.type("Name", "terraform");
    console.click("Generate API key");
    console.answer(create, busy(30));
    CHECK(console.sees("Try again in 30 seconds."));
    console.pass(60 * minute);
    CHECK(console.sent().empty());
}

TEST_CASE("What waits to be sent again is sent once when the browser is back on line") {
    Console console;
    open_keys(console);
    console.type("Name", "terraform");
    console.click("Generate API key");
    console.answer(create, test::offline());
    console.dispatch(app::ConnectionChanged{true});
    console.dispatch(app::ConnectionChanged{true});
    console.pass(minute);
    CHECK(console.sent() == std::vector<std::string>{create, "GET /session"});
}

TEST_CASE("Nor is it sent again while it is on its way again") {
    Console console;
    open_keys(console);
    console.type("Name", "terraform");
    console.click("Generate API key");
    console.answer(create, test::offline());
    console.pass(2000);
    REQUIRE(console.sent() == std::vector<std::string>{create, "GET /session"});
    console.dispatch(app::ConnectionChanged{false});
    console.dispatch(app::ConnectionChanged{true});
    CHECK(console.sent() == std::vector<std::string>{create, "GET /session"});
}

TEST_CASE("What a person asks for meanwhile is not asked for twice") {
    Console console;
    console.open("/settings/profile");
    console.answer("GET /profile", test::offline());
    console.click("Try again");
    console.pass(minute);
    CHECK(console.sent() == std::vector<std::string>{"GET /profile", "GET /session"});
}

TEST_CASE("Nothing is asked for on a page that is gone") {
    Console console;
    console.open("/settings/profile");
    console.answer("GET /profile", test::offline());
    console.click("Sessions");
    console.answer("GET /sessions", test::filled_reply("GET /sessions"));
    console.pass(60 * minute);
    CHECK(console.sent() == std::vector<std::string>{"GET /session"});
}

TEST_CASE("A server that says when is not asked sooner") {
    Console console;
    console.open("/settings/profile");
    console.answer("GET /profile", busy(90));
    CHECK(console.sees("Try again in 90 seconds."));
    console.pass(89'000);
    CHECK(console.sent().empty());
    console.pass(1000);
    CHECK(console.sent().size() == 1);
}

TEST_CASE("When the browser is back on line, what is missing is asked for at once") {
    Console console;
    open_profile(console);
    console.dispatch(app::ConnectionChanged{false});
    CHECK(console.sees(lost));
    console.click("Sessions");
    console.answer("GET /sessions", test::offline());
    console.dispatch(app::ConnectionChanged{true});
    CHECK_FALSE(console.sees(lost));
    console.pass(minute);
    REQUIRE(console.sent() == std::vector<std::string>{"GET /sessions", "GET /session"});
    console.answer("GET /sessions", test::filled_reply("GET /sessions"));
    CHECK_FALSE(console.has("button", "Try again"));
}

TEST_CASE("The session is asked for again, too") {
    Console console;
    console.start("/settings/profile");
    console.answer("GET /session", test::offline());
    CHECK(console.heading() == "Mooring could not start");
    console.pass(2000);
    console.answer("GET /session", test::signed_in());
    CHECK(console.heading() == "Profile");
}

TEST_CASE("But what it says when somebody has signed in since is of no use") {
    Console console;
    console.start("/settings/profile");
    console.answer("GET /session", test::offline());
    console.click("Try again");
    console.pass(2000);
    console.dispatch(app::ConnectionChanged{true});
    console.answer("GET /session", test::signed_in());
    while (!console.sent().empty()) {
        const std::string line = console.sent().front();
        console.answer(
            line, line == "GET /session" ? test::signed_out() : test::filled_reply(line)
        );
    }
    CHECK(console.heading() == "Profile");
}

TEST_CASE("What was read before a change is not shown after it, but read again") {
    Console console;
    open_profile(console);
    console.type("Company", "Babbage & Co");
    console.dispatch(app::ChangedElsewhere{});
    console.click("Save");
    console.type("Company", "Analytical Engines");  // back to what was there
    console.answer("GET /session", test::signed_in());
    REQUIRE(console.sent() == std::vector<std::string>{"PUT /profile", "GET /profile"});
    console.answer("PUT /profile", profile_of_ada_king());
    console.answer("GET /profile", test::ok(test::example("Profile"), "\"1\""));
    CHECK(console.value_of("Name") == "Ada King");
    REQUIRE(console.sent() == std::vector<std::string>{"GET /profile"});
    console.answer("GET /profile", profile_of_ada_king());
    CHECK(console.sent().empty());
}

TEST_CASE("A list that was asked for before something was made is asked for again, and has it") {
    Console console;
    open_keys(console);
    console.dispatch(app::ChangedElsewhere{});
    console.answer("GET /session", test::signed_in());
    console.type("Name", "terraform");
    console.click("Generate API key");
    console.answer(create, test::created(test::example("CreatedApiKey")));
    const std::string made =
        nlohmann::json::parse(test::example("CreatedApiKey"))["api_key"]["name"];
    REQUIRE(console.sees(made));
    console.answer("GET /api-keys", test::ok(R"({"items":[],"total":0,"total_unfiltered":0})"));
    CHECK(console.sees(made));
    CHECK(console.sent() == std::vector<std::string>{"GET /api-keys"});
}

TEST_CASE("Each time takes about twice as long, up to a minute, and never the same for all") {
    const api::Response nothing;
    CHECK(app::retry_delay_ms(1, nothing, "0") == 1000);
    CHECK(app::retry_delay_ms(1, nothing, "?") == 1937);
    CHECK(app::retry_delay_ms(2, nothing, "0") == 2000);
    CHECK(app::retry_delay_ms(5, nothing, "0") == 16'000);
    CHECK(app::retry_delay_ms(1000, nothing, "0") == 30'000);
    CHECK(app::retry_delay_ms(1, busy(120), "0") == 120'000);
    CHECK(app::retry_delay_ms(1, busy(2'000'000'000), "0") == 3'600'000);
}

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

TEST_CASE("What is found to be the same connection loads nothing anew") {
    Console console;
    open_keys(console);
    console.click("Delete Deployment");
    console.click("Delete key");
    console.answer("DELETE /api-keys/key_7Qd2mX0aLw", test::offline());
    console.answer("GET /api-keys", test::offline());  // which was to tell what has come of it
    CHECK(console.sees("No answer from the server."));
    CHECK(console.has("button", "Delete Deployment"));
    console.pass(2000);
    REQUIRE(console.sent() == std::vector<std::string>{"GET /session", "GET /api-keys"});
    console.answer("GET /session", test::signed_in());
    CHECK(console.sent() == std::vector<std::string>{"GET /api-keys"});
    CHECK(console.sees("No answer from the server."));
}

TEST_CASE("That somebody is still signed in stays said, whatever connection is found") {
    Console console;
    open_profile(console);
    console.click("Sign out");
    console.answer("DELETE /session", test::offline());
    CHECK(console.sees("No answer from the server."));
    console.pass(2000);
    console.answer("GET /session", test::signed_in());
    CHECK(console.sees("No answer from the server."));
    console.click("Sign out");
    CHECK_FALSE(console.sees("No answer from the server."));
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

TEST_CASE("A change whose page was left makes what is read on coming back old as well") {
    Console console;
    open_keys(console);
    console.click("Delete Deployment");
    console.click("Delete key");
    console.dispatch(app::LinkFollowed{"/settings/profile"});
    console.dispatch(app::LinkFollowed{"/settings/api-keys"});
    console.answer("DELETE /api-keys/key_7Qd2mX0aLw", test::no_content());
    console.answer("GET /api-keys", test::filled_reply("GET /api-keys"));
    CHECK(console.sent() == std::vector<std::string>{"GET /profile", "GET /api-keys"});
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
