// A request that wants a recent proof of identity waits for it, then goes out again by itself.
#include "app/reauthentication.h"

#include <catch2/catch_test_macros.hpp>
#include <nlohmann/json.hpp>

#include "support/console.h"
#include "support/contract.h"

using namespace mooring;
using test::Console;

namespace {

constexpr const char* question = "Confirm that it is you";
constexpr const char* password = "a lighthouse in the fog";

/// Saves a profile, for which the server wants a proof. Any section's request would do.
api::Request
ask_for_proof(Console& console, const std::vector<std::string>& proofs = {"password"}) {
    console.open("/");
    console.answer("GET /overview", test::filled_reply("GET /overview"));
    console.dispatch(app::LinkFollowed{"/settings/profile"});
    console.answer("GET /profile", test::filled_reply("GET /profile"));
    console.type("Name", "Ada King");
    console.click("Save");
    api::Request held = console.answer(
        "PUT /profile", test::problem(403, "reauthentication-required", "Confirm that it is you.")
    );
    console.answer("GET /session", test::signed_in(proofs));
    return held;
}

}  // namespace

TEST_CASE("The password is asked for, and the request goes out again as it was") {
    Console console;
    const api::Request held = ask_for_proof(console);
    CHECK(console.has("dialog", question));
    CHECK(console.sent().empty());
    console.type("Password", password);
    console.click("Confirm");
    CHECK(console.is_disabled("Confirm"));
    const auto proof = console.answer("POST /session/reauthentication", test::signed_in());
    CHECK(test::body_of(proof) == nlohmann::json{{"password", password}});
    CHECK_FALSE(console.has("dialog", question));
    CHECK(console.request("PUT /profile") == held);
    console.answer("PUT /profile", test::filled_reply("PUT /profile"));
    CHECK(console.sees("Saved"));
}

TEST_CASE("The question is a form of its own that password managers understand") {
    Console console;
    ask_for_proof(console);
    CHECK(console.node("textbox", "Password").attribute("autocomplete") == "current-password");
    const auto elements = console.page().in_document_order();
    const bool has_username =
        std::any_of(elements.begin(), elements.end(), [](const auto* element) {
            return element->attribute("autocomplete") == "username" &&
                   element->value == "ada@example.com";
        });
    CHECK(has_username);
}

TEST_CASE("Cancelling tells the section, and what was typed stays") {
    Console console;
    ask_for_proof(console);
    SECTION("with the button") {
        console.click("Cancel");
    }
    SECTION("with Escape") {
        console.press_escape();
    }
    CHECK_FALSE(console.has("dialog", question));
    CHECK(console.sent().empty());
    CHECK(console.sees("Nothing was changed, since it was not confirmed."));
    CHECK(console.value_of("Name") == "Ada King");
    CHECK_FALSE(console.is_disabled("Save"));
}

TEST_CASE("A wrong password is said at its field, and can be typed again") {
    Console console;
    ask_for_proof(console);
    console.type("Password", "a candle in the rain");
    console.submit();
    console.answer(
        "POST /session/reauthentication", test::bad_field("/password", "The password is wrong.")
    );
    CHECK(console.problem_of("Password") == "The password is wrong.");
    console.type("Password", password);
    CHECK(console.problem_of("Password").empty());
    console.submit();
    console.answer("POST /session/reauthentication", test::signed_in());
    CHECK(console.sent() == std::vector<std::string>{"PUT /profile"});
}

TEST_CASE("Any factor of the account is taken as proof") {
    Console console;
    ask_for_proof(console, {"password", "code", "recovery_code"});
    console.click("Use a security code");
    CHECK(console.platform().focus_moves.back() == app::FocusTarget::Field);
    CHECK_FALSE(console.has("textbox", "Password"));
    SECTION("a code, which goes with its sixth digit") {
        console.type("Security code", "123 456");
        const auto proof = console.answer("POST /session/reauthentication", test::signed_in());
        CHECK(test::body_of(proof) == nlohmann::json{{"code", "123456"}});
    }
    SECTION("a recovery code") {
        console.click("Use a recovery code");
        console.type("Recovery code", "k3vd-72ub-mqxs-4h6t-yc5a-wn2e");
        console.click("Confirm");
        const auto proof = console.answer("POST /session/reauthentication", test::signed_in());
        CHECK(
            test::body_of(proof) == nlohmann::json{{"recovery_code", "k3vd72ubmqxs4h6tyc5awn2e"}}
        );
    }
    SECTION("the password after all") {
        console.click("Use your password");
        console.type("Password", password);
        console.click("Confirm");
        console.answer("POST /session/reauthentication", test::signed_in());
    }
    CHECK(console.sent() == std::vector<std::string>{"PUT /profile"});
}

TEST_CASE("A passkey proves who one is, and its browser says why when it does not") {
    Console console({.passkeys = true});
    ask_for_proof(console, {"password", "passkey"});
    console.click("Use a passkey");
    const std::string options = test::example("PasskeyRequestOptions");
    console.answer("POST /session/passkey/options", test::ok(options));
    REQUIRE(console.platform().passkeys.size() == 1);
    const app::AskForPasskey asked = console.platform().passkeys.front();
    CHECK(asked.options == options);
    SECTION("used") {
        const std::string answer = test::example("AuthenticationResponse");
        console.dispatch(app::PasskeyAnswered{asked.tag, answer});
        const auto proof = console.answer("POST /session/reauthentication", test::signed_in());
        CHECK(test::body_of(proof)["passkey"] == nlohmann::json::parse(answer));
        CHECK(console.sent() == std::vector<std::string>{"PUT /profile"});
    }
    SECTION("not used") {
        console.dispatch(app::PasskeyAnswered{asked.tag, "NotAllowedError"});
        CHECK(console.sees("No passkey was used. Try again, or choose another way."));
        console.click("Use your passkey");
        CHECK(console.sent() == std::vector<std::string>{"POST /session/passkey/options"});
    }
    SECTION("after the question was cancelled") {
        console.click("Cancel");
        CHECK(console.platform().passkeys.empty());  // the browser asks no longer
        console.dispatch(app::PasskeyAnswered{asked.tag, R"({"id":"x"})"});
        CHECK(console.sent().empty());
    }
    SECTION("but something else, while the browser still asks") {
        console.click("Use your password");
        CHECK(console.platform().passkeys.empty());
        CHECK_FALSE(console.is_disabled("Confirm"));
        console.type("Password", password);
        console.click("Confirm");
        CHECK(console.sent() == std::vector<std::string>{"POST /session/reauthentication"});
    }
    SECTION("when the page is left") {
        console.dispatch(app::UrlChanged{"/"});
        console.click("Leave without saving");
        CHECK(console.platform().passkeys.empty());
    }
}

TEST_CASE("A proof that was refused because another tab gave one is given again") {
    Console console;
    ask_for_proof(console);
    console.type("Password", password);
    console.submit();
    console.answer(
        "POST /session/reauthentication", test::problem(401, "unauthenticated", "Sign in again.")
    );
    console.answer("GET /session", test::signed_in());
    CHECK(console.has("dialog", question));
    console.answer("POST /session/reauthentication", test::signed_in());
    CHECK_FALSE(console.has("dialog", question));
    CHECK(console.sent() == std::vector<std::string>{"PUT /profile"});
}

TEST_CASE("Only what the server takes is offered as proof") {
    Console console;
    ask_for_proof(console, {"password"});
    CHECK_FALSE(console.has("button", "Use a security code"));
    CHECK_FALSE(console.has("button", "Use a recovery code"));
}

TEST_CASE("A failure of the proof is said in the question") {
    Console console;
    ask_for_proof(console);
    console.type("Password", password);
    console.submit();
    console.answer("POST /session/reauthentication", test::offline());
    CHECK(console.has("dialog", question));
    CHECK(console.sees("No answer from the server."));
    CHECK_FALSE(console.is_disabled("Confirm"));
}

TEST_CASE("No password is no proof") {
    Console console;
    ask_for_proof(console);
    console.submit();
    CHECK(console.problem_of("Password") == "Enter your password.");
    CHECK(console.sent().empty());
}

TEST_CASE("A session that ended meanwhile leads to sign-in") {
    Console console;
    ask_for_proof(console);
    console.type("Password", password);
    console.submit();
    console.answer(
        "POST /session/reauthentication", test::problem(401, "unauthenticated", "Sign in again.")
    );
    console.answer_ended_session();
    CHECK(console.path() == "/sign-in?next=/settings/profile");
    CHECK_FALSE(console.has("dialog", question));
}

TEST_CASE("Going elsewhere drops the question with what waited for it") {
    Console console;
    ask_for_proof(console);
    console.dispatch(app::UrlChanged{"/"});
    console.click("Leave without saving");
    CHECK(console.heading() == "Dashboard");
    CHECK_FALSE(console.has("dialog", question));
}

TEST_CASE("Requests that arrive while the question is open wait with the first") {
    std::optional<app::Reauthentication> asked;
    app::ProofSet proofs;
    proofs.add(app::Proof::Password);
    const app::SendHttp first{.tag = {}, .request = api::remove("/api-keys/1")};
    const app::SendHttp second{.tag = {}, .request = api::remove("/api-keys/2")};
    app::hold(asked, first, proofs);
    asked->form.typed = Secret(password);
    app::hold(asked, second, proofs);
    CHECK(asked->form.typed == Secret(password));
    CHECK(app::submit(asked).has_value());
    CHECK_FALSE(app::submit(asked).has_value());  // it is on its way
    CHECK(app::confirm(asked, app::read_session(test::signed_in())) == std::vector{first, second});
    CHECK_FALSE(asked.has_value());
}

TEST_CASE("Nothing waits when there is no question") {
    std::optional<app::Reauthentication> none;
    CHECK_FALSE(app::submit(none).has_value());
    CHECK(app::confirm(none, app::read_session(test::signed_in())).empty());
}

TEST_CASE("A cancelled request looks to its section like a refusal with a sentence") {
    const auto error = api::read_error(app::cancelled_response());
    CHECK(error.kind == api::ErrorKind::ReauthenticationNeeded);
    CHECK(error.detail == "Nothing was changed, since it was not confirmed.");
}
