#include "app/session.h"

#include <catch2/catch_test_macros.hpp>
#include <nlohmann/json.hpp>

#include "support/replies.h"
#include "support/requests.h"

using namespace mooring;
using app::SessionState;

TEST_CASE("A session says who is signed in") {
    const auto session = app::read_session(test::signed_in());
    REQUIRE(session.has_value());
    CHECK(session.value().state == SessionState::SignedIn);
    CHECK(session.value().user == "4f1c0a7be29d5386");
    CHECK(session.value().email == "ada@example.com");
    CHECK(session.value().name == "Ada Lovelace");
}

TEST_CASE("Nobody is named before the session is open") {
    CHECK(
        app::read_session(test::signed_out()).value() ==
        app::Session{.state = SessionState::SignedOut, .passkeys = true}
    );
    const app::Session waiting = app::read_session(test::code_required()).value();
    CHECK(waiting.state == SessionState::CodeRequired);
    CHECK(waiting.email.empty());
    CHECK(waiting.name.empty());
}

TEST_CASE("A session says which proofs it takes, and others than this build knows are left out") {
    const auto session = app::read_session(test::code_required({"code", "palm_reading"}));
    REQUIRE(session.has_value());
    CHECK(session.value().proofs.has(app::Proof::Code));
    CHECK_FALSE(session.value().proofs.has(app::Proof::Password));
    CHECK_FALSE(session.value().proofs.has(app::Proof::RecoveryCode));
}

TEST_CASE("A state that this build does not know counts as signed out") {
    const auto session = app::read_session(test::ok(R"({"state":"passkey_required","user":null})"));
    REQUIRE(session.has_value());
    CHECK(session.value().state == SessionState::SignedOut);
}

TEST_CASE("A session without its user is malformed") {
    CHECK_FALSE(app::read_session(test::ok(R"({"state":"signed_in","user":null})")).has_value());
    CHECK_FALSE(app::read_session(test::ok(R"({"user":{"email":"a","name":"b"}})")).has_value());
}

TEST_CASE("Requests about the session are those of the contract") {
    CHECK(app::request_session() == api::get("/session"));
    CHECK(app::request_sign_out() == api::remove("/session"));
    app::ProofForm form{
        .by = app::Proof::Password, .typed = Secret("a \"quoted\" password"), .problem = {}};
    const auto proof = app::request_reauthentication(app::proof_body(form).value());
    CHECK(proof.path == "/session/reauthentication");
    CHECK(test::body_of(proof) == nlohmann::json{{"password", "a \"quoted\" password"}});
}
