#include <catch2/catch_test_macros.hpp>
#include <catch2/generators/catch_generators.hpp>
#include <nlohmann/json.hpp>

#include "sections/sign_in/sign_in.h"
#include "support/contract.h"
#include "support/replies.h"
#include "support/requests.h"
#include "support/section_bench.h"

using namespace mooring;
using namespace mooring::sign_in;

namespace {

using Bench = test::SectionBench<Section>;

constexpr const char* password = "a lighthouse in the fog";

Bench filled_in() {
    Bench bench;
    bench.open();
    bench.send(EmailEdited{" ada@example.com "});
    bench.send(PasswordEdited{Secret(password)});
    return bench;
}

Bench asked_for_code() {
    Bench bench = filled_in();
    bench.send(Submitted{});
    bench.answer(RequestKind::SignIn, test::code_required());
    return bench;
}

const Credentials& credentials(const Bench& bench) {
    REQUIRE(std::holds_alternative<Credentials>(bench.state.step));
    return std::get<Credentials>(bench.state.step);
}

const SecondStep& second_step(const Bench& bench) {
    REQUIRE(std::holds_alternative<SecondStep>(bench.state.step));
    return std::get<SecondStep>(bench.state.step);
}

}  // namespace

TEST_CASE("Signing in asks nothing of the server before it is submitted") {
    Bench bench;
    bench.open("?next=/settings/profile");
    CHECK(bench.effects.empty());
    CHECK(bench.state.next == "/settings/profile");
    bench.open("");
    CHECK(bench.state.next.empty());
}

TEST_CASE("E-mail and password are sent, once") {
    Bench bench = filled_in();
    bench.send(Submitted{});
    CHECK(test::line_of(bench.sent()) == "POST /session");
    const nlohmann::json expected{{"email", "ada@example.com"}, {"password", password}};
    CHECK(test::body_of(bench.sent()) == expected);
    bench.send(Submitted{});
    CHECK(bench.effects.empty());
}

TEST_CASE("What is missing is said at its field, and nothing is sent") {
    Bench bench;
    bench.open();
    bench.send(EmailEdited{"   "});
    bench.send(Submitted{});
    CHECK(bench.effects.empty());
    CHECK(bench.state.problems.email == "Enter the e-mail address of your account.");
    CHECK(bench.state.problems.password == "Enter your password.");
    CHECK(bench.focus_moves == test::to_problem);
    bench.send(PasswordEdited{Secret("x")});
    CHECK(bench.state.problems.password.empty());
    CHECK_FALSE(bench.state.problems.email.empty());
}

TEST_CASE("A password is sent as it was typed, spaces and all") {
    Bench bench = filled_in();
    bench.send(PasswordEdited{Secret("  two spaces  ")});
    bench.send(Submitted{});
    CHECK(test::body_of(bench.sent())["password"] == "  two spaces  ");
}

TEST_CASE("Wrong credentials are said above the form, and can be corrected") {
    Bench bench = filled_in();
    bench.send(Submitted{});
    bench.answer(
        RequestKind::SignIn,
        test::problem(401, "wrong-credentials", "The e-mail address or the password is wrong.")
    );
    CHECK(bench.state.problems.form == "The e-mail address or the password is wrong.");
    CHECK(credentials(bench).email == " ada@example.com ");
    CHECK_FALSE(bench.state.sending);
    bench.send(Submitted{});
    CHECK(bench.effects.size() == 1);
    CHECK(bench.state.problems.form.empty());
}

TEST_CASE("Every kind of failure is said, and what was typed stays") {
    Bench bench = filled_in();
    bench.send(Submitted{});
    const auto failure = GENERATE(
        test::offline(),
        test::problem(500, "internal", ""),
        test::problem(429, "too-many-requests", "Wait."),
        test::ok("<html>"),
        test::signed_out()
    );
    bench.answer(RequestKind::SignIn, failure);
    CHECK_FALSE(bench.state.problems.form.empty());
    CHECK(credentials(bench).password == Secret(password));
    CHECK_FALSE(bench.state.sending);
}

TEST_CASE("A field that the server refuses is marked") {
    Bench bench = filled_in();
    bench.send(Submitted{});
    bench.answer(RequestKind::SignIn, test::bad_field("/email", "Enter an e-mail address."));
    CHECK(bench.state.problems.email == "Enter an e-mail address.");
    CHECK(bench.state.problems.form.empty());
}

TEST_CASE("The session that was opened is adopted, and one goes where one wanted to go") {
    Bench bench = filled_in();
    bench.open("?next=%2Fsettings%2Fprofile");
    bench.send(Submitted{});
    bench.answer(RequestKind::SignIn, test::signed_in());
    REQUIRE(bench.effects.size() == 2);
    REQUIRE(std::holds_alternative<app::AdoptSession>(bench.effects[0]));
    CHECK(std::get<app::AdoptSession>(bench.effects[0]).session.email == "ada@example.com");
    CHECK(std::get<app::Navigate>(bench.effects[1]).path == "%2Fsettings%2Fprofile");
}

TEST_CASE("With an authenticator app the code comes next, and the password is forgotten") {
    Bench bench = asked_for_code();
    REQUIRE(std::holds_alternative<SecondStep>(bench.state.step));
    bench.send(ProofEdited{Secret("123 45")});
    CHECK(bench.effects.empty());
    bench.send(ProofEdited{Secret("123 456")});  // the sixth digit sends it
    CHECK(test::line_of(bench.sent()) == "POST /session/code");
    CHECK(test::body_of(bench.sent()) == nlohmann::json{{"code", "123456"}});
    bench.send(Submitted{});
    CHECK(bench.effects.empty());
}

TEST_CASE("A code that was refused is sent again when it is submitted, or typed anew") {
    Bench bench = asked_for_code();
    bench.send(ProofEdited{Secret("123456")});
    bench.answer(RequestKind::SendProof, test::bad_field("/code", "The code is wrong."));
    CHECK(second_step(bench).form.problem == "The code is wrong.");
    SECTION("submitted") {
        bench.send(Submitted{});
        CHECK(test::body_of(bench.sent()) == nlohmann::json{{"code", "123456"}});
    }
    SECTION("typed anew") {
        bench.send(ProofEdited{Secret("12345")});
        CHECK(bench.effects.empty());
        bench.send(ProofEdited{Secret("123457")});
        CHECK(test::body_of(bench.sent()) == nlohmann::json{{"code", "123457"}});
    }
}

TEST_CASE("A recovery code takes the place of the app, in either case and with its hyphens") {
    Bench bench = asked_for_code();
    CHECK(second_step(bench).proofs.has(app::Proof::RecoveryCode));
    bench.send(ProofChosen{app::Proof::RecoveryCode});
    CHECK(second_step(bench).form.by == app::Proof::RecoveryCode);
    bench.send(ProofEdited{Secret("K3VD-72ub-mqxs-4h6t-yc5a-wn2")});
    bench.send(Submitted{});
    CHECK(bench.effects.empty());
    CHECK(
        second_step(bench).form.problem == "A recovery code has 24 letters and digits; this has 23."
    );
    bench.send(ProofEdited{Secret("K3VD-72ub-mqxs-4h6t-yc5a-wn2e")});
    bench.send(Submitted{});
    CHECK(test::line_of(bench.sent()) == "POST /session/recovery-code");
    CHECK(
        test::body_of(bench.sent()) == nlohmann::json{{"recovery_code", "k3vd72ubmqxs4h6tyc5awn2e"}}
    );
    bench.answer(
        RequestKind::SendProof, test::bad_field("/recovery_code", "This code was used before.")
    );
    CHECK(second_step(bench).form.problem == "This code was used before.");
}

TEST_CASE("What is no code is refused before it is sent") {
    Bench bench = asked_for_code();
    bench.send(ProofEdited{Secret("12345")});
    bench.send(Submitted{});
    CHECK(bench.effects.empty());
    CHECK(second_step(bench).form.problem == "The code has six digits; this has 5.");
    bench.send(ProofEdited{Secret("1234")});
    CHECK(second_step(bench).form.problem.empty());
}

TEST_CASE("A wrong code is said at its field") {
    Bench bench = asked_for_code();
    bench.send(ProofEdited{Secret("123456")});
    bench.answer(RequestKind::SendProof, test::bad_field("/code", "The code is wrong or too old."));
    CHECK(second_step(bench).form.problem == "The code is wrong or too old.");
    CHECK(std::holds_alternative<SecondStep>(bench.state.step));
}

TEST_CASE("When the half-open session has ended, one begins with the password, and is told why") {
    Bench bench = asked_for_code();
    bench.send(ProofEdited{Secret("123456")});
    bench.answer(RequestKind::SendProof, test::problem(401, "unauthenticated", "Sign in again."));
    CHECK(credentials(bench).email.empty());
    CHECK(bench.state.problems.form == "Sign in again.");
}

TEST_CASE("One can go back from the code to another account") {
    Bench bench = asked_for_code();
    bench.send(StartedOver{});
    CHECK(credentials(bench).password.empty());
}

TEST_CASE("Messages of the other step are dropped") {
    Bench bench = filled_in();
    bench.send(ProofEdited{Secret("123456")});
    CHECK(credentials(bench).email == " ada@example.com ");
    Bench later = asked_for_code();
    later.send(PasswordEdited{Secret(password)});
    CHECK(second_step(later).form.typed.empty());
}

TEST_CASE("Leaving forgets what was typed") {
    Bench bench = filled_in();
    bench.leave();
    CHECK(credentials(bench).email.empty());
    CHECK(credentials(bench).password.empty());
}

TEST_CASE("A passkey signs in without e-mail and password") {
    Bench bench;
    bench.open();
    bench.send(PasskeyRequested{});
    CHECK(bench.sent() == api::post("/passkey-sign-in/options", {}));
    bench.send(PasskeyRequested{});
    CHECK(bench.effects.empty());
    const std::string options = test::example("PasskeyRequestOptions", 1);
    bench.answer(RequestKind::PasskeyOptions, test::ok(options));
    CHECK(bench.effect<app::AskForPasskey>().options == options);
    CHECK(!bench.effect<app::AskForPasskey>().is_new);
    SECTION("when the device gives it") {
        bench.answer(RequestKind::AskForPasskey, test::ok(R"({"id":"x"})"));
        CHECK(test::line_of(bench.sent()) == "POST /passkey-sign-in");
        CHECK(test::body_of(bench.sent()) == nlohmann::json{{"passkey", {{"id", "x"}}}});
        SECTION("and the server takes it") {
            bench.answer(RequestKind::SignIn, test::signed_in());
            CHECK(std::holds_alternative<app::AdoptSession>(bench.effects[0]));
        }
        SECTION("or not, which is said") {
            bench.answer(
                RequestKind::SignIn, test::problem(401, "unknown-passkey", "It is not known here.")
            );
            CHECK(bench.state.problems.form == "It is not known here.");
            CHECK(!bench.state.asking_for_passkey);
        }
    }
    SECTION("and is no longer asked for by who signs in by password") {
        bench.send(EmailEdited{"ada@example.com"});
        bench.send(PasswordEdited{Secret("a lighthouse in the fog")});
        bench.send(Submitted{});
        REQUIRE(bench.effects.size() == 2);
        CHECK(std::holds_alternative<app::DropPasskey>(bench.effects[0]));
    }
    SECTION("and otherwise it is said that none was used") {
        api::Response refused;
        refused.body = "NotAllowedError";
        bench.answer(RequestKind::AskForPasskey, refused);
        CHECK(
            bench.state.problems.form == "No passkey was used. Try again, or choose another way."
        );
        bench.send(PasskeyRequested{});
        CHECK(bench.effects.size() == 1);
    }
}

TEST_CASE("What a passkey has to sign is of no use to who has begun something else meanwhile") {
    Bench bench;
    bench.open();
    bench.send(PasskeyRequested{});
    const std::uint16_t turn = bench.turn(RequestKind::PasskeyOptions);
    bench.send(EmailEdited{"ada@example.com"});
    bench.send(PasswordEdited{Secret("a lighthouse in the fog")});
    bench.send(Submitted{});
    const std::string options = test::example("PasskeyRequestOptions", 1);
    bench.answer(RequestKind::PasskeyOptions, test::ok(options), turn);
    CHECK(bench.effects.empty());
    CHECK(bench.state.sending);
}

TEST_CASE("A passkey is asked for as second step where there is no app, and takes its place") {
    Bench bench = filled_in();
    bench.send(Submitted{});
    bench.answer(RequestKind::SignIn, test::code_required({"passkey", "recovery_code"}));
    CHECK(second_step(bench).form.by == app::Proof::Passkey);
    bench.send(Submitted{});
    CHECK(bench.sent() == api::post("/session/passkey/options", {}));
    bench.answer(RequestKind::PasskeyOptions, test::ok(test::example("PasskeyRequestOptions")));
    CHECK(second_step(bench).form.sending);
    SECTION("unless somebody starts over, who is not asked for it any longer") {
        bench.send(StartedOver{});
        CHECK(bench.effect<app::DropPasskey>() == app::DropPasskey{});
        return;
    }
    SECTION("unless another way is chosen meanwhile") {
        bench.send(ProofChosen{app::Proof::RecoveryCode});
        CHECK(bench.effect<app::DropPasskey>() == app::DropPasskey{});
        CHECK(second_step(bench).form.by == app::Proof::RecoveryCode);
        CHECK(!second_step(bench).form.sending);
        return;
    }
    bench.answer(RequestKind::AskForPasskey, test::ok(R"({"id":"x"})"));
    CHECK(test::line_of(bench.sent()) == "POST /session/passkey");
    bench.answer(RequestKind::SendProof, test::bad_field("/passkey", "It was copied."));
    CHECK(second_step(bench).form.problem == "It was copied.");
    CHECK(!second_step(bench).form.sending);
}
