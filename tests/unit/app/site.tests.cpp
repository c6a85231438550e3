#include <catch2/catch_test_macros.hpp>

#include "app/draft.h"
#include "app/site.h"
#include "support/console.h"
#include "support/contract.h"

using namespace mooring;
using test::Console;

namespace {

constexpr int minute_ms = 60 * 1000;

app::Site at_home(app::Site site) {
    site.api_base = "https://console.example.com/api/v1";
    return site;
}

}  // namespace

TEST_CASE("What a site decides is read, and what this build does not know is passed over") {
    const app::Site site = app::read_site(
        R"({"api_base":"https://api.example.com/v1","product_name":"Harbour","logo":"/logo.svg",
            "documentation_url":"https://docs.example.com/","support_url":null,"from_next":[1],
            "hidden_sections":["api-keys","billing"],"session_idle_minutes":60})"
    );
    CHECK(site.api_base == "https://api.example.com/v1");
    CHECK(site.product_name == "Harbour");
    CHECK(site.logo == "/logo.svg");
    CHECK(site.documentation_url == "https://docs.example.com/");
    CHECK(site.support_url.empty());
    CHECK(site.session_idle_minutes == 60);
    CHECK(app::hides(site, "/settings/api-keys"));
    CHECK_FALSE(app::hides(site, "/settings/profile"));
    CHECK_FALSE(app::hides(site, "/"));
}

TEST_CASE("A site's own name, picture and links are where ours would be") {
    Console console(
        {},
        at_home(
            {.product_name = "Harbour",
             .documentation_url = "https://docs.example.com/",
             .support_url = "mailto:help@example.com",
             .logo = "/logo.svg"}
        )
    );
    console.open("/settings/profile");
    CHECK(console.sees("Harbour"));
    CHECK_FALSE(console.sees("Mooring"));
    CHECK(console.title() == "Profile · Harbour");
    CHECK(console.nodes("img").at(0).attribute("src") == "/logo.svg");
    CHECK(console.node("link", "Documentation").attribute("href") == "https://docs.example.com/");
    CHECK(console.node("link", "Support").attribute("href") == "mailto:help@example.com");
}

TEST_CASE("A section that a site hides is in no menu, and its address leads nowhere") {
    Console console({}, at_home({.hidden_sections = {"cloud-accounts", "api-keys"}}));
    console.open("/settings/api-keys");
    CHECK(console.heading() == "Page not found");
    console.click("Settings");
    CHECK_FALSE(console.has("link", "API keys"));
    CHECK_FALSE(console.has("link", "Cloud Accounts"));
    CHECK(console.path() != "/settings/cloud-accounts");
    CHECK(console.heading() != "Page not found");
    console.click("Dashboard");
    console.answer("GET /overview", test::ok(test::example("Overview")));
    CHECK_FALSE(console.has("heading", "API keys"));
    CHECK(console.has("heading", "Multi-factor authentication"));
}

TEST_CASE("Somebody who does nothing is told before the session ends, and can stay") {
    Console console({}, at_home({.session_idle_minutes = 60}));
    console.open("/settings/profile");
    console.answer("GET /profile", test::ok(test::example("Profile"), "\"1\""));
    console.pass(54 * minute_ms);
    CHECK_FALSE(console.has("button", "Stay signed in"));
    console.pass(2 * minute_ms);
    CHECK(console.sees("You will be signed out soon"));
    console.type("Company", "Analytical Engines");
    console.click("Stay signed in");
    console.answer("GET /session", test::signed_in());
    CHECK_FALSE(console.has("button", "Stay signed in"));
    CHECK(console.value_of("Company") == "Analytical Engines");
    SECTION("for as long again") {
        console.pass(54 * minute_ms);
        CHECK_FALSE(console.has("button", "Stay signed in"));
    }
    SECTION("but is told again when nobody could say whether they stay") {
        console.pass(56 * minute_ms);
        console.click("Stay signed in");
        CHECK_FALSE(console.has("button", "Stay signed in"));
        console.answer("GET /session", test::problem(500, "internal", ""));
        CHECK(console.has("button", "Stay signed in"));
    }
    SECTION("and is led to sign in when it has ended all the same") {
        console.pass(56 * minute_ms);
        console.click("Stay signed in");
        console.answer_ended_session();
        CHECK(console.heading() == "Sign in");
    }
}

TEST_CASE("Sessions may be longer than a browser's timers") {
    Console console({}, at_home({.session_idle_minutes = 43'200}));
    console.open("/settings/profile");
    console.answer("GET /profile", test::ok(test::example("Profile"), "\"1\""));
    for (int day = 0; day < 29; ++day) {
        console.pass(24 * 60 * minute_ms);
        CHECK_FALSE(console.has("button", "Stay signed in"));
    }
    console.pass((24 * 60 - 4) * minute_ms);
    CHECK(console.has("button", "Stay signed in"));
}

TEST_CASE("A machine that slept past the end of the session is not told that it ends soon") {
    Console console({}, at_home({.session_idle_minutes = 60}));
    console.open("/settings/profile");
    console.answer("GET /profile", test::ok(test::example("Profile"), "\"1\""));
    console.pass(24 * 60 * minute_ms);
    CHECK_FALSE(console.has("button", "Stay signed in"));
    console.answer_ended_session();
    CHECK(console.heading() == "Sign in");
}

TEST_CASE("Where the site does not say when sessions end, nobody is told") {
    Console console;
    console.open("/settings/profile");
    console.pass(600 * minute_ms);
    CHECK_FALSE(console.has("button", "Stay signed in"));
}

TEST_CASE("A build that is too old for the server says so, and what was typed outlives the reload"
) {
    Console console;
    console.open("/settings/profile");
    console.answer("GET /profile", test::ok(test::example("Profile"), "\"1\""));
    console.type("Company", "Babbage & Co");
    console.click("Save");
    console.answer("PUT /profile", test::problem(410, "console-too-old", ""));
    CHECK(console.sees("This page is older than the server."));
    CHECK(console.is_unload_guarded());
    const std::string kept = app::write_draft(console.runtime().state());
    console.click("Reload");
    CHECK(console.platform().reloads == 1);
    Console newer;
    newer.start("/settings/profile", kept);
    newer.answer("GET /session", test::signed_in());
    newer.answer("GET /profile", test::ok(test::example("Profile"), "\"1\""));
    CHECK(newer.value_of("Company") == "Babbage & Co");
}
