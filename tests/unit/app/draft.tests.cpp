#include "app/draft.h"

#include <catch2/catch_test_macros.hpp>

#include "support/console.h"
#include "support/contract.h"

using namespace mooring;
using test::Console;

namespace {

api::Response stored_profile() {
    return test::ok(test::example("Profile"), "\"1\"");
}

/// What the page keeps of a profile in which a company was typed and a job title taken out.
std::string typed_profile() {
    Console console;
    console.open("/settings/profile");
    console.answer("GET /profile", stored_profile());
    console.type("Company", "Babbage & Co");
    console.type("Job title", "");
    return app::write_draft(console.runtime().state());
}

}  // namespace

TEST_CASE("What was typed and not saved is there again after the page was loaded anew") {
    Console console;
    console.start("/settings/profile", typed_profile());
    console.answer("GET /session", test::signed_in());
    console.answer("GET /profile", stored_profile());
    CHECK(console.value_of("Company") == "Babbage & Co");
    CHECK(console.value_of("Job title").empty());
    CHECK(console.value_of("Name") == "Ada Lovelace");
    CHECK_FALSE(console.is_disabled("Save"));
}

TEST_CASE("It waits for its own page") {
    Console console;
    console.start("/settings/api-keys", typed_profile());
    console.answer("GET /session", test::signed_in());
    console.click("Profile");
    console.answer("GET /profile", stored_profile());
    CHECK(console.value_of("Company") == "Babbage & Co");
}

TEST_CASE("Nobody else gets to see it") {
    Console console;
    console.start("/settings/profile", typed_profile());
    console.answer(
        "GET /session",
        test::ok(R"({"state":"signed_in","user":{"id":"2","email":"eve@example.com","name":"Eve"}})"
        )
    );
    console.answer("GET /profile", stored_profile());
    CHECK(console.value_of("Company") == "Analytical Engines");
    CHECK(app::write_draft(console.runtime().state()).empty());
}

TEST_CASE("A session that ends in the middle of a form costs a sign-in, and nothing typed") {
    Console console;
    console.open("/settings/profile");
    console.answer("GET /profile", stored_profile());
    console.type("Company", "Babbage & Co");
    console.click("Save");
    console.answer("PUT /profile", test::problem(401, "unauthenticated", "Sign in again."));
    console.answer_ended_session();
    CHECK(console.has("heading", "Sign in"));
    console.type("E-mail", "ada@example.com");
    console.type("Password", "a lighthouse in the fog");
    console.click("Sign in");
    console.answer("POST /session", test::signed_in());
    console.answer("GET /profile", stored_profile());
    CHECK(console.value_of("Company") == "Babbage & Co");
    CHECK_FALSE(console.is_disabled("Save"));
}

TEST_CASE("It stays that person's when their address changes") {
    Console console;
    console.start("/settings/account", typed_profile());
    console.answer("GET /session", test::signed_in());
    console.answer(
        "GET /account/removal",
        test::ok(R"({"email":"ada@example.org","api_keys":0,"cloud_accounts":0,"sessions":1})")
    );
    console.click("Profile");
    console.answer("GET /profile", stored_profile());
    CHECK(console.value_of("Company") == "Babbage & Co");
}

TEST_CASE("Who signs out leaves nothing behind") {
    Console console;
    console.start("/settings/api-keys", typed_profile());
    console.answer("GET /session", test::signed_in());
    console.click("Sign out");
    console.answer("DELETE /session", 204);
    CHECK(app::write_draft(console.runtime().state()).empty());
}

TEST_CASE("What is not ours is no draft") {
    CHECK_FALSE(app::read_draft("").has_value());
    CHECK_FALSE(app::read_draft("null").has_value());
    CHECK_FALSE(app::read_draft(R"({"email":"ada@example.com","path":7})").has_value());
}
