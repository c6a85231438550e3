#include <catch2/catch_test_macros.hpp>
#include <nlohmann/json.hpp>

#include "app/draft.h"
#include "support/console.h"
#include "support/contract.h"

using namespace mooring;
using test::Console;

namespace {

void open(Console& console, std::string_view removal) {
    console.open("/settings/account");
    console.answer("GET /account/removal", test::ok(std::string(removal)));
}

void open(Console& console) {
    open(console, test::example("AccountRemoval"));
}

void ask_for_code(Console& console) {
    console.click("Change e-mail address");
    console.type("New e-mail address", "ada.lovelace@example.com");
    console.click("Send code");
    console.answer("POST /email-change", test::no_content());
}

}  // namespace

TEST_CASE("The account shows its address, and what deleting it removes") {
    Console console;
    open(console);
    CHECK(console.heading() == "Account");
    CHECK(console.has("region", "E-mail address"));
    CHECK(console.sees("3 API keys stop working at once."));
    CHECK(
        console.sees("2 cloud accounts are unlinked. What was set up at the providers stays there.")
    );
    CHECK(console.sees("1 session ends, which is this one."));
    CHECK(console.sees("Your profile and the activity of the account are removed."));
}

TEST_CASE("What an account does not have is not said to be removed") {
    Console console;
    open(console, R"({"email":"ada@example.com","api_keys":0,"cloud_accounts":1,"sessions":2})");
    CHECK_FALSE(console.sees("at once."));
    CHECK(console.sees("1 cloud account is unlinked. What was set up at the providers stays there.")
    );
    CHECK(console.sees("2 sessions end, this one among them."));
}

TEST_CASE("The address is changed with a code, and the page knows who is there") {
    Console console;
    open(console);
    ask_for_code(console);
    CHECK(console.sees("We sent a code to ada.lovelace@example.com; it is valid for ten minutes."));
    const test::Accessible code = console.node("textbox", "Code");
    CHECK(code.attribute("autocomplete") == "one-time-code");
    CHECK(code.attribute("inputmode") == "numeric");
    console.type("Code", "12345678");
    console.click("Change address");
    auto profile = nlohmann::json::parse(test::example("Profile"));
    profile["email"] = "ada.lovelace@example.com";
    console.answer("POST /email-change/confirmation", test::ok(profile.dump(), "\"2\""));
    CHECK(console.sees("The address was changed."));
    CHECK(console.runtime().state().session.email == "ada.lovelace@example.com");
    CHECK_FALSE(console.sees("We sent a code"));
    CHECK(console.sees("Type ada.lovelace@example.com to show that you mean it."));
}

TEST_CASE("A site without e-mail says so, and keeps what was typed") {
    Console console;
    open(console);
    console.click("Change e-mail address");
    console.type("New e-mail address", "ada.lovelace@example.com");
    console.click("Send code");
    console.answer("POST /email-change", test::problem(503, "not-configured", "No mail server."));
    CHECK(console.sees("This site cannot send e-mail, so addresses cannot be changed here."));
    CHECK(console.value_of("New e-mail address") == "ada.lovelace@example.com");
}

TEST_CASE("A code can be sent again, or to another address, or not at all") {
    Console console;
    open(console);
    ask_for_code(console);
    console.click("Send again");
    CHECK(console.is_disabled("Use another address"));
    console.answer("POST /email-change", test::no_content());
    CHECK(console.sees("Sent again. Only the newest code counts."));
    console.click("Use another address");
    CHECK(console.value_of("New e-mail address") == "ada.lovelace@example.com");
    console.click("Cancel");
    CHECK(console.has("button", "Change e-mail address"));
}

TEST_CASE("A new address that was typed is there again after the page was loaded anew") {
    Console before;
    open(before);
    before.click("Change e-mail address");
    before.type("New e-mail address", "ada.lovelace@example.com");
    Console console;
    console.start("/settings/account", app::write_draft(before.runtime().state()));
    console.answer("GET /session", test::signed_in());
    CHECK(console.value_of("New e-mail address") == "ada.lovelace@example.com");
}

TEST_CASE("Who deletes the account is signed out, and told so") {
    Console console;
    open(console);
    console.click("Delete account");
    CHECK(
        console.problem_of("Your e-mail address") == "Type ada@example.com to delete this account."
    );
    console.type("Your e-mail address", "ada@example.com");
    console.click("Delete account");
    console.answer("POST /account/deletion", test::no_content());
    CHECK(console.path() == "/sign-in");
    CHECK(console.heading() == "Sign in");
    CHECK(console.sees("Your account was deleted, with all that belonged to it."));
    CHECK(console.nodes("alert").empty());
    CHECK(console.sent().empty());
    CHECK_FALSE(console.has("button", "Sign out"));
}

TEST_CASE("Deleting the account waits for a proof, and is left when that is not given") {
    Console console;
    open(console);
    console.type("Your e-mail address", "ada@example.com");
    console.click("Delete account");
    console.answer(
        "POST /account/deletion",
        test::problem(403, "reauthentication-required", "Confirm that it is you.")
    );
    console.click("Cancel");
    CHECK(console.sees("Nothing was changed, since it was not confirmed."));
    CHECK(console.value_of("Your e-mail address") == "ada@example.com");
}
