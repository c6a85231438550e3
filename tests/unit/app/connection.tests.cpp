// Bad connections, and what is older than what is known: what the app does about them for all
// sections.
#include <catch2/catch_test_macros.hpp>
#include <nlohmann/json.hpp>

#include "app/retry.h"
#include "unit/app/profile_page.h"

using namespace mooring;
using test::answer_all;
using test::Console;
using test::lost;
using test::minute;
using test::open_profile;
using test::profile_of_ada_king;

namespace {

api::Response busy(int seconds) {
    api::Response response = test::problem(503, "unavailable", "");
    response.retry_after_s = seconds;
    return response;
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
