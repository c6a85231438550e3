#include <catch2/catch_test_macros.hpp>
#include <nlohmann/json.hpp>

#include "support/console.h"
#include "support/contract.h"

using namespace mooring;
using test::Console;

namespace {

constexpr const char* current = "a lighthouse in the fog";
constexpr const char* wanted = "nine brass buttons on a coat";
constexpr const char* shown_secret = "JBSW Y3DP EHPK 3PXP JBSW Y3DP EHPK 3PXP";

std::string on() {
    return test::example("Security", 0);
}
std::string off() {
    return test::example("Security", 2);
}

void open(Console& console, const std::string& security) {
    console.open("/settings/security");
    console.answer("GET /security", test::ok(security));
}

void enrol(Console& console) {
    open(console, off());
    console.click("Set up authenticator app");
    console.answer("POST /totp", test::created(test::example("TotpEnrolment")));
}

}  // namespace

TEST_CASE("Security says when the password was changed, exactly on hover") {
    Console console;
    open(console, off());
    CHECK(console.heading() == "Security");
    CHECK(console.sees("Last changed 15 January 2026."));
    bool exact = false;
    for (const test::Accessible& words : console.nodes("p")) {
        exact = exact || words.attribute("title") == "15 January 2026, 08:00";
    }
    CHECK(exact);
}

TEST_CASE("The form is one that password managers know: whose it is, the old, the new") {
    Console console;
    open(console, off());
    CHECK(
        console.node("textbox", "Current password").attribute("autocomplete") == "current-password"
    );
    CHECK(console.node("textbox", "New password").attribute("autocomplete") == "new-password");
    bool username = false;
    for (const test::DomElement* element : console.page().in_document_order()) {
        username = username || (element->attribute("autocomplete") == "username" &&
                                element->value == "ada@example.com");
    }
    CHECK(username);
}

TEST_CASE("The hint tells how long a password has to be") {
    Console console;
    SECTION("alone") {
        open(console, off());
        CHECK(console.sees("15 characters or more; any characters you like."));
    }
    SECTION("beside an authenticator app") {
        open(console, on());
        CHECK(console.sees("8 characters or more; any characters you like."));
    }
}

TEST_CASE("A password is changed by Enter, and both fields are empty afterwards") {
    Console console;
    open(console, off());
    console.type("Current password", current);
    console.type("New password", wanted);
    console.click("Sign out my other devices");
    console.submit("Change password");
    CHECK(console.is_disabled("Save"));
    const auto body = test::body_of(console.answer("PUT /password", test::no_content()));
    CHECK(body["current_password"] == current);
    CHECK(body["new_password"] == wanted);
    CHECK(body["sign_out_others"] == true);
    CHECK(console.sees("Password changed"));
    CHECK(console.value_of("Current password").empty());
    CHECK(console.value_of("New password").empty());
}

TEST_CASE("What is wrong with a password stands below its field, and what was typed stays") {
    Console console;
    open(console, off());
    console.click("Save");
    CHECK(console.problem_of("Current password") == "Enter your current password.");
    CHECK(console.problem_of("New password") == "Enter a new password.");
    console.type("Current password", current);
    console.type("New password", wanted);
    console.click("Save");
    console.answer(
        "PUT /password", test::bad_field("/current_password", "This is not your current password.")
    );
    CHECK(console.problem_of("Current password") == "This is not your current password.");
    CHECK(console.problem_of("New password").empty());
    CHECK(console.value_of("Current password") == current);
    CHECK(console.value_of("New password") == wanted);
}

TEST_CASE("A failure that is about no field is said in the card") {
    Console console;
    open(console, off());
    console.type("Current password", current);
    console.type("New password", wanted);
    console.click("Save");
    console.answer("PUT /password", test::offline());
    CHECK(console.nodes("alert").size() == 1);
    CHECK(console.sees("Check your connection and try again."));
}

TEST_CASE("Security that cannot be loaded offers to try again") {
    Console console;
    console.open("/settings/security");
    CHECK(console.sees("Loading your security settings"));
    console.answer("GET /security", test::offline());
    CHECK(console.sees("Check your connection and try again."));
    console.click("Try again");
    console.answer("GET /security", test::ok(off()));
    CHECK(console.has("heading", "Change password"));
}

TEST_CASE("An authenticator app is set up in two steps") {
    Console console;
    enrol(console);
    CHECK(console.has("img", "QR code for the authenticator app"));
    CHECK(console.sees(shown_secret));
    CHECK(console.node("textbox", "Security code").attribute("autocomplete") == "one-time-code");
    CHECK(console.node("textbox", "Security code").attribute("inputmode") == "numeric");
    CHECK(console.node("textbox", "Name of the device").attribute("autocomplete") == "off");
    console.type("Name of the device", "Phone");
    console.type("Security code", "012 345");
    CHECK(console.is_disabled("Enable TOTP"));
    CHECK(
        test::body_of(console.answer("POST /totp/confirmation", test::ok(on())))["code"] == "012345"
    );
    CHECK(console.sees("On since 1 February 2026"));
    CHECK(!console.sees(shown_secret));
    CHECK(!console.has("img", "QR code for the authenticator app"));
    CHECK(console.has("button", "Disable TOTP"));
}

TEST_CASE("The key of an authenticator app is copied without its spaces") {
    Console console;
    enrol(console);
    console.click("Copy key");
    CHECK(console.take_copied() == "JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP");
    CHECK(console.has("button", "Copied key"));
    console.pass(2000);
    CHECK(console.has("button", "Copy key"));

    console.click("Copy key");
    static_cast<void>(console.take_copied(false));
    CHECK(console.sees("The browser did not allow copying."));
}

TEST_CASE("A wrong code is said below its field") {
    Console console;
    enrol(console);
    console.click("Enable TOTP");
    CHECK(
        console.problem_of("Security code") ==
        "Enter the six digits that your authenticator app shows."
    );
    console.type("Security code", "012345");
    console.answer("POST /totp/confirmation", test::bad_field("/code", "This code is wrong."));
    CHECK(console.problem_of("Security code") == "This code is wrong.");
    CHECK(console.value_of("Security code") == "012345");
}

TEST_CASE("The secret leaves the page when the enrolment is cancelled or the page is left") {
    Console console;
    enrol(console);
    SECTION("cancelled") {
        console.click("Cancel");
        CHECK(console.has("button", "Set up authenticator app"));
    }
    SECTION("left") {
        console.click("Profile");
        CHECK(console.path() == "/settings/profile");
        console.click("Security");
        CHECK(console.has("button", "Set up authenticator app"));
    }
    CHECK(!console.sees(shown_secret));
}

TEST_CASE("An authenticator app is turned off after a question") {
    Console console;
    open(console, on());
    console.click("Disable TOTP");
    CHECK(console.has("dialog", "Disable TOTP?"));
    SECTION("answered with no") {
        console.press_escape();
        CHECK(!console.has("dialog", "Disable TOTP?"));
        CHECK(console.sent().empty());
        CHECK(!console.is_disabled("Disable TOTP"));
    }
    SECTION("answered with yes") {
        console.click("Disable TOTP");
        CHECK(!console.has("dialog", "Disable TOTP?"));
        CHECK(console.is_disabled("Disable TOTP"));
        console.answer("DELETE /totp", test::no_content());
        CHECK(console.has("button", "Set up authenticator app"));
    }
}

TEST_CASE("Turning off asks for the password when the last proof is old") {
    Console console;
    open(console, on());
    console.click("Disable TOTP");
    console.click("Disable TOTP");
    console.answer(
        "DELETE /totp", test::problem(403, "reauthentication-required", "Confirm that it is you.")
    );
    REQUIRE(console.has("dialog", "Confirm that it is you"));
    SECTION("and goes on by itself") {
        console.type("Password", current);
        console.click("Confirm");
        console.answer("POST /session/reauthentication", test::signed_in());
        console.answer("DELETE /totp", test::no_content());
        CHECK(console.has("button", "Set up authenticator app"));
    }
    SECTION("and stays on without alarm when that is cancelled") {
        console.click("Cancel");
        CHECK(console.sees("On since 1 February 2026"));
        CHECK(console.sees("Nothing was changed, since it was not confirmed."));
        CHECK(console.nodes("alert").empty());
    }
}

TEST_CASE("Whether the app is on is announced when it changes") {
    Console console;
    open(console, on());
    const auto states = [&] {
        std::string words;
        for (const test::Accessible& status : console.nodes("status")) {
            words += status.text;
        }
        return words;
    };
    CHECK(states() == "On since 1 February 2026");
    console.click("Disable TOTP");
    console.click("Disable TOTP");
    console.answer("DELETE /totp", test::no_content());
    CHECK(states() == "Off");
}

TEST_CASE("Security fits a phone") {
    Console console({.viewport = {360, 740}, .coarse_pointer = true});
    enrol(console);
    CHECK(console.has("img", "QR code for the authenticator app"));
    CHECK(console.page().page().width <= 360);
}

TEST_CASE("Apps are a table with what each is called and when it was used") {
    Console console;
    open(console, on());
    const auto rows = console.nodes("row");
    REQUIRE(rows.size() == 5);  // of the apps, and of the passkeys
    CHECK(rows[1].text == "Phone 1 February 2026 1 March 2026 Rename Remove");
    CHECK(rows[2].text == "Tablet 3 February 2026 Not used yet Rename Remove");
    CHECK(
        rows[4].text ==
        "Work laptop Kept on your other devices, too 5 February 2026 1 March 2026 Rename Remove"
    );
    console.click("Rename Tablet");
    REQUIRE(console.has("dialog", "Rename the device"));
    CHECK(console.value_of("Name of the device") == "Tablet");
    console.press_escape();
    CHECK(!console.has("dialog", "Rename the device"));
    console.click("Remove Tablet");
    REQUIRE(console.has("dialog", "Remove Tablet?"));
    CHECK(console.sees("The other ways in go on as before."));
    console.click("Remove");
    console.answer("DELETE /totp/totp_9Wc4Xz1mPs", test::no_content());
    CHECK(!console.has("button", "Remove Tablet"));
    CHECK(console.has("button", "Remove Phone"));
}

TEST_CASE("Recovery codes come with the first app, and are to be saved") {
    Console console;
    enrol(console);
    console.type("Security code", "012345");
    console.answer("POST /totp/confirmation", test::ok(test::example("Security", 1)));
    REQUIRE(console.has("region", "Your recovery codes"));
    CHECK(console.sees("k3vd-72ub-mqxs-4h6t-yc5a-wn2e"));
    console.click("Download recovery codes");
    REQUIRE(console.platform().files.size() == 1);
    console.click("Print recovery codes");
    CHECK(console.platform().prints == 1);
    console.click("Profile");
    REQUIRE(console.has("dialog", "Leave without saving?"));
    console.click("Stay");
    console.click("I have saved them");
    CHECK(!console.sees("k3vd-72ub-mqxs-4h6t-yc5a-wn2e"));
    CHECK(console.sees("10 unused codes, made on 1 February 2026."));
}

TEST_CASE("Recovery codes whose answer was lost are told of, once it is known that there are any") {
    Console console;
    open(console, on());
    console.click("Make new recovery codes");
    console.click("Make new codes");
    console.answer("POST /recovery-codes", test::offline());
    CHECK_FALSE(console.sees("nobody has seen them"));
    auto security = nlohmann::json::parse(on());
    security["recovery_codes"]["made_at"] = "2026-03-12T09:29:00Z";
    console.answer("GET /security", test::ok(security.dump()));
    CHECK(console.sees("nobody has seen them"));
}

TEST_CASE("Few recovery codes are warned of") {
    auto few = nlohmann::json::parse(on());
    SECTION("four are enough") {
        few["recovery_codes"]["remaining"] = 4;
        Console console;
        open(console, few.dump());
        CHECK(console.sees("4 unused codes, made on 1 February 2026."));
        CHECK(!console.sees("Make new ones before you need them."));
    }
    SECTION("three are few") {
        few["recovery_codes"]["remaining"] = 3;
        Console console;
        open(console, few.dump());
        CHECK(console.sees("Only 3 unused codes are left. Make new ones before you need them."));
    }
    SECTION("none") {
        few["recovery_codes"]["remaining"] = 0;
        Console console;
        open(console, few.dump());
        CHECK(console.sees("No recovery code is left. Make new ones."));
    }
}

TEST_CASE("The strength of a new password is announced, or why it would be refused") {
    Console console;
    open(console, off());
    console.type("New password", "passwordpassword");
    console.pass(250);
    console.answer(
        "POST /password/strength", test::ok(R"({"score":0,"refusal":"Choose another one."})")
    );
    CHECK(console.sees("Choose another one."));
    console.type("New password", wanted);
    console.pass(250);
    console.answer("POST /password/strength", test::ok(R"({"score":4,"refusal":null})"));
    CHECK(console.sees("Strong"));
}

TEST_CASE("Passwords are shown as letters when the person wants to see them") {
    Console console;
    open(console, off());
    CHECK(console.node("textbox", "New password").attribute("type") == "password");
    console.click("Show the passwords");
    CHECK(console.node("textbox", "New password").attribute("type") == "text");
    CHECK(console.node("textbox", "New password").attribute("autocomplete") == "new-password");
    CHECK(console.node("textbox", "Current password").attribute("type") == "text");
    console.click("Show the passwords");
    CHECK(console.node("textbox", "New password").attribute("type") == "password");
}
