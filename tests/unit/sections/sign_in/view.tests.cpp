#include <catch2/catch_test_macros.hpp>

#include "support/console.h"

using namespace mooring;
using test::Console;

namespace {

constexpr const char* password = "a lighthouse in the fog";

void enter_credentials(Console& console) {
    console.type("E-mail", "ada@example.com");
    console.type("Password", password);
    console.submit();
}

}  // namespace

TEST_CASE("The sign-in form is one that password managers fill") {
    Console console;
    console.open_signed_out();
    CHECK(console.title() == "Sign in · Mooring");
    CHECK(console.heading() == "Sign in");
    CHECK(console.nodes("form").size() == 1);
    const auto email = console.node("textbox", "E-mail");
    CHECK(email.attribute("type") == "email");
    CHECK(email.attribute("autocomplete") == "username");
    CHECK(email.attribute("name") == "username");
    const auto field = console.node("textbox", "Password");
    CHECK(field.attribute("type") == "password");
    CHECK(field.attribute("autocomplete") == "current-password");
    CHECK_FALSE(console.is_disabled("Sign in"));  // autofill may not be seen before a person acts
}

TEST_CASE("A person signs in with e-mail and password") {
    Console console;
    console.open_signed_out();
    enter_credentials(console);
    CHECK(console.is_disabled("Sign in"));
    console.answer("POST /session", test::signed_in());
    CHECK(console.heading() == "Dashboard");
    CHECK(console.path() == "/");
    CHECK(console.sees("ada@example.com"));
}

TEST_CASE("A person signs in with a security code as second step") {
    Console console;
    console.open_signed_out("/settings/profile");
    enter_credentials(console);
    console.answer("POST /session", test::code_required());
    CHECK(console.heading() == "Security code");
    CHECK_FALSE(console.has("textbox", "Password"));
    const auto code = console.node("textbox", "Security code");
    CHECK(code.attribute("autocomplete") == "one-time-code");
    CHECK(code.attribute("inputmode") == "numeric");
    console.type("Security code", "123456");
    console.answer("POST /session/code", test::signed_in());
    CHECK(console.heading() == "Profile");
}

TEST_CASE("Without the app at hand, a person signs in with a recovery code") {
    Console console;
    console.open_signed_out();
    enter_credentials(console);
    console.answer("POST /session", test::code_required());
    console.click("Use a recovery code");
    CHECK(console.heading() == "Recovery code");
    CHECK_FALSE(console.has("textbox", "Security code"));
    console.type("Recovery code", "k3vd-72ub-mqxs-4h6t-yc5a-wn2e");
    console.click("Use a security code");
    CHECK(console.value_of("Security code").empty());
    console.click("Use a recovery code");
    CHECK(console.value_of("Recovery code").empty());
    console.type("Recovery code", "k3vd-72ub-mqxs-4h6t-yc5a-wn2e");
    console.submit();
    console.answer("POST /session/recovery-code", test::signed_in());
    CHECK(console.heading() == "Dashboard");
}

TEST_CASE("An account without recovery codes is not asked for one") {
    Console console;
    console.open_signed_out();
    enter_credentials(console);
    console.answer("POST /session", test::code_required({"code"}));
    CHECK_FALSE(console.has("button", "Use a recovery code"));
}

TEST_CASE("A session that waits for its code goes on with it after a reload") {
    Console console;
    console.start("/settings/profile");
    console.answer("GET /session", test::code_required());
    CHECK(console.path() == "/sign-in?next=/settings/profile");
    CHECK(console.heading() == "Security code");
    console.click("Use another account");
    CHECK(console.heading() == "Sign in");
    CHECK(console.value_of("Password").empty());
}

TEST_CASE("Wrong credentials are announced, and the fields keep what was typed") {
    Console console;
    console.open_signed_out();
    enter_credentials(console);
    console.answer(
        "POST /session",
        test::problem(401, "wrong-credentials", "The e-mail address or the password is wrong.")
    );
    REQUIRE(console.nodes("alert").size() == 1);
    CHECK(console.nodes("alert").front().text == "The e-mail address or the password is wrong.");
    CHECK(console.value_of("E-mail") == "ada@example.com");
    CHECK(console.value_of("Password") == password);
    console.type("Password", "another that is right");
    console.submit();
    CHECK(console.nodes("alert").empty());
    console.answer("POST /session", test::signed_in());
    CHECK(console.heading() == "Dashboard");
}

TEST_CASE("Empty fields are marked with what is missing") {
    Console console;
    console.open_signed_out();
    console.click("Sign in");
    CHECK(console.problem_of("E-mail") == "Enter the e-mail address of your account.");
    CHECK(console.problem_of("Password") == "Enter your password.");
    CHECK(console.sent().empty());
}

TEST_CASE("After signing in the password is nowhere in the state") {
    Console console;
    console.open_signed_out();
    enter_credentials(console);
    console.answer("POST /session", test::signed_in());
    const auto& state =
        std::get<app::index_of<sign_in::Section>()>(console.runtime().state().sections);
    REQUIRE(std::holds_alternative<sign_in::Credentials>(state.step));
    CHECK(std::get<sign_in::Credentials>(state.step).password.empty());
}
