#include <catch2/catch_test_macros.hpp>

#include "support/console.h"
#include "support/contract.h"

using namespace mooring;
using test::Console;

namespace {

void open_with(Console& console, const api::Response& overview) {
    console.open("/");
    console.answer("GET /overview", overview);
}

}  // namespace

TEST_CASE("The dashboard says what is still to do, and leads there") {
    Console console;
    open_with(console, test::empty_reply("GET /overview"));
    CHECK(console.node("link", "Link an account").attribute("href") == "/settings/cloud-accounts");
    CHECK(console.node("link", "Turn it on").attribute("href") == "/settings/security");
    CHECK(console.node("link", "Make a key").attribute("href") == "/settings/api-keys");
    CHECK(console.sees("To do"));
}

TEST_CASE("The dashboard says what is set up, in numbers") {
    Console console;
    open_with(console, test::filled_reply("GET /overview"));
    CHECK(console.sees("3 accounts linked"));
    CHECK(console.sees("3 keys"));
    CHECK_FALSE(console.sees("To do"));
    CHECK(console.has("link", "Manage accounts"));
    CHECK(console.has("link", "Review security"));
    CHECK(console.has("link", "Manage keys"));
}

TEST_CASE("One of a thing is told as one") {
    Console console;
    open_with(
        console,
        test::ok(
            R"({"cloud_accounts":{"aws":0,"azure":1,"gcp":0},"totp_enabled":false,"api_keys":1})"
        )
    );
    CHECK(console.sees("1 account linked"));
    CHECK(console.sees("1 key"));
    CHECK_FALSE(console.sees("1 keys"));
}

TEST_CASE("Who has a passkey is not asked for an authenticator app") {
    Console console;
    open_with(
        console,
        test::ok(
            R"({"cloud_accounts":{"aws":1,"azure":0,"gcp":0},"totp_enabled":false,"passkeys":1,
                "api_keys":1})"
        )
    );
    CHECK(console.has("link", "Review security"));
    CHECK_FALSE(console.has("link", "Turn it on"));
    CHECK_FALSE(console.sees("To do"));
}

TEST_CASE("A server that does not tell of passkeys is understood as before") {
    Console console;
    open_with(
        console,
        test::ok(
            R"({"cloud_accounts":{"aws":0,"azure":0,"gcp":0},"totp_enabled":false,"api_keys":0})"
        )
    );
    CHECK(console.has("link", "Turn it on"));
}

TEST_CASE("Settings stand at the top left, after the dashboard") {
    Console console;
    open_with(console, test::filled_reply("GET /overview"));
    const auto links = console.nodes("link");
    REQUIRE(links.size() > 2);
    CHECK(links[1].name == "Dashboard");
    CHECK(links[2].name == "Settings");
    CHECK(links[1].attribute("aria-current") == "page");
}

TEST_CASE("The dashboard asks again each time, and shows what it knew meanwhile") {
    Console console;
    open_with(console, test::empty_reply("GET /overview"));
    console.click("Settings");
    console.click("Dashboard");
    CHECK(console.has("link", "Make a key"));
    console.answer("GET /overview", test::filled_reply("GET /overview"));
    CHECK(console.has("link", "Manage keys"));
}

TEST_CASE("Negative counts are malformed") {
    Console console;
    open_with(
        console,
        test::ok(
            R"({"cloud_accounts":{"aws":-1,"azure":0,"gcp":0},"totp_enabled":false,"api_keys":0})"
        )
    );
    CHECK(console.nodes("alert").size() == 1);
    console.click("Try again");
    console.answer("GET /overview", test::filled_reply("GET /overview"));
    CHECK(console.has("link", "Manage keys"));
}
