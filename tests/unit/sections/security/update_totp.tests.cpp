#include <catch2/catch_test_macros.hpp>
#include <nlohmann/json.hpp>
#include <string>

#include "sections/security/update_totp.h"
#include "support/contract.h"
#include "support/memory_watch.h"
#include "support/replies.h"
#include "support/section_bench.h"

using namespace mooring;
using namespace mooring::security;

namespace {

using Bench = test::SectionBench<Section>;

constexpr const char* secret = "JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP";  // the contract's example

std::string security_on() {
    return test::example("Security", 0);
}
std::string security_off() {
    return test::example("Security", 2);
}

Bench loaded(const std::string& security) {
    Bench bench;
    bench.open();
    bench.answer(RequestKind::Load, test::ok(security));
    return bench;
}

Bench enrolling() {
    Bench bench = loaded(security_off());
    bench.send(EnrolmentRequested{});
    bench.answer(RequestKind::StartTotp, test::created(test::example("TotpEnrolment")));
    return bench;
}

Bench disabling() {
    Bench bench = loaded(security_on());
    bench.send(DisableRequested{});
    bench.send(DisableConfirmed{});
    return bench;
}

/// The state of the app, which is a `T`.
template <class T>
const T& totp(const Bench& bench) {
    const Security* stored = bench.state.stored.value();
    REQUIRE(stored != nullptr);
    REQUIRE(std::holds_alternative<T>(stored->totp));
    return std::get<T>(stored->totp);
}

}  // namespace

TEST_CASE("Setting up asks for a secret, once") {
    Bench bench = loaded(security_off());
    bench.send(EnrolmentRequested{});
    CHECK(bench.sent() == request_enrolment());
    CHECK(std::holds_alternative<Starting>(bench.state.stored.value()->totp));
    bench.send(EnrolmentRequested{});
    CHECK(bench.effects.empty());
}

TEST_CASE("The secret that comes back is shown as text and as QR code of its URI") {
    const Bench bench = enrolling();
    const auto& step = totp<Enrolling>(bench);
    CHECK(step.secret.reveal() == secret);
    const auto example = nlohmann::json::parse(test::example("TotpEnrolment"));
    CHECK(step.qr == encode_qr(example["uri"].get<std::string>()));
    CHECK(step.qr.has_value());
}

TEST_CASE("A URI that fits into no QR code leaves the secret as text") {
    Bench bench = loaded(security_off());
    bench.send(EnrolmentRequested{});
    const nlohmann::json endless{{"secret", secret}, {"uri", std::string(4000, 'x')}};
    bench.answer(RequestKind::StartTotp, test::created(endless.dump()));
    CHECK(!totp<Enrolling>(bench).qr);
    CHECK(totp<Enrolling>(bench).secret.reveal() == secret);
}

TEST_CASE("A set-up that does not start says why and can be tried again") {
    Bench bench = loaded(security_off());
    bench.send(EnrolmentRequested{});
    bench.answer(RequestKind::StartTotp, test::offline());
    REQUIRE(totp<Off>(bench).error);
    CHECK(totp<Off>(bench).error->kind == api::ErrorKind::Offline);
    bench.send(EnrolmentRequested{});
    CHECK(bench.sent() == request_enrolment());
}

TEST_CASE("When the app was set up elsewhere meanwhile, the state is asked for again") {
    Bench bench = loaded(security_off());
    bench.send(EnrolmentRequested{});
    bench.answer(
        RequestKind::StartTotp,
        test::problem(409, "totp-already-on", "An authenticator app is set up already.")
    );
    CHECK(bench.sent() == request_security());
    bench.answer(RequestKind::Load, test::ok(security_on()));
    CHECK(totp<On>(bench).since == *parse_rfc3339("2026-02-01T12:00:00Z"));
}

TEST_CASE("A code is sent without its spaces") {
    Bench bench = enrolling();
    bench.send(CodeEdited{" 012 345 "});
    bench.send(EnableRequested{});
    CHECK(bench.sent() == request_confirmation("012345"));
    bench.send(EnableRequested{});
    CHECK(bench.effects.empty());
}

TEST_CASE("What is no code is not sent") {
    Bench bench = enrolling();
    bench.send(CodeEdited{"128 40"});
    bench.send(EnableRequested{});
    CHECK(bench.effects.empty());
    CHECK(totp<Enrolling>(bench).code_problem == "The code has six digits; this has 5.");
    bench.send(CodeEdited{"128 401"});
    CHECK(totp<Enrolling>(bench).code_problem.empty());
}

TEST_CASE("A proved secret is on and gone") {
    Bench bench = enrolling();
    bench.send(CodeEdited{"012345"});
    bench.send(EnableRequested{});
    bench.answer(RequestKind::ConfirmTotp, test::ok(security_on()));
    CHECK(totp<On>(bench).since == *parse_rfc3339("2026-02-01T12:00:00Z"));
    CHECK(shortest_password(bench.state.stored.value()->totp) == 8);
}

TEST_CASE("A wrong code keeps the secret, and the code to be mended") {
    Bench bench = enrolling();
    bench.send(CodeEdited{"012345"});
    bench.send(EnableRequested{});
    bench.answer(RequestKind::ConfirmTotp, test::bad_field("/code", "This code is wrong."));
    CHECK(totp<Enrolling>(bench).code_problem == "This code is wrong.");
    CHECK(totp<Enrolling>(bench).code == "012345");
    CHECK(totp<Enrolling>(bench).secret.reveal() == secret);
    CHECK(!totp<Enrolling>(bench).sending);
    CHECK(shortest_password(bench.state.stored.value()->totp) == 15);
}

TEST_CASE("A failure that is not about the code stands above it until the next try") {
    Bench bench = enrolling();
    bench.send(CodeEdited{"012345"});
    bench.send(EnableRequested{});
    bench.answer(
        RequestKind::ConfirmTotp, test::problem(429, "too-many-requests", "Wait a minute.")
    );
    REQUIRE(totp<Enrolling>(bench).error);
    CHECK(totp<Enrolling>(bench).error->detail == "Wait a minute.");
    bench.send(EnableRequested{});
    CHECK(!totp<Enrolling>(bench).error);
    CHECK(bench.sent() == request_confirmation("012345"));
}

TEST_CASE("An enrolment that the server no longer knows is over") {
    Bench bench = enrolling();
    bench.send(CodeEdited{"012345"});
    bench.send(EnableRequested{});
    bench.answer(
        RequestKind::ConfirmTotp, test::problem(409, "no-enrolment", "There is nothing to confirm.")
    );
    REQUIRE(totp<Off>(bench).error);
    CHECK(totp<Off>(bench).error->detail == "There is nothing to confirm.");
}

TEST_CASE("An enrolment can be cancelled, but not while the code is on its way") {
    Bench bench = enrolling();
    bench.send(CodeEdited{"012345"});
    SECTION("before it is sent") {
        bench.send(EnrolmentCancelled{});
        CHECK(!totp<Off>(bench).error);
        CHECK(bench.effects.empty());
    }
    SECTION("after it was sent") {
        bench.send(EnableRequested{});
        bench.send(EnrolmentCancelled{});
        CHECK(totp<Enrolling>(bench).sending);
    }
}

TEST_CASE("Leaving Security ends an enrolment") {
    Bench bench = enrolling();
    bench.leave();
    CHECK(!totp<Off>(bench).error);
}

TEST_CASE("The secret is wiped from memory when the enrolment is over") {
    Bench bench = enrolling();
    const api::Response on = test::ok(security_on());
    const test::FreedMemoryWatch watch(secret);
    SECTION("proved") {
        bench.answer(RequestKind::ConfirmTotp, on);
    }
    SECTION("cancelled") {
        bench.send(EnrolmentCancelled{});
    }
    SECTION("left") {
        bench.leave();
    }
    CHECK(!std::holds_alternative<Enrolling>(bench.state.stored.value()->totp));
    CHECK(watch.sightings() == 0);
}

TEST_CASE("A reload does not disturb an enrolment") {
    Bench bench = enrolling();
    SECTION("when it succeeds") {
        bench.answer(RequestKind::Load, test::ok(security_off()));
    }
    SECTION("when it fails") {
        bench.answer(RequestKind::Load, test::offline());
    }
    CHECK(totp<Enrolling>(bench).secret.reveal() == secret);
}

TEST_CASE("The key is copied without spaces, and the button says so for two seconds") {
    Bench bench = enrolling();
    bench.send(SecretCopyRequested{});
    CHECK(bench.effect<app::CopyText>().text == secret);
    api::Response done;
    done.status = 200;
    bench.answer(RequestKind::CopySecret, done);
    CHECK(bench.effect<app::StartTimer>().delay_ms == 2000);
    CHECK(totp<Enrolling>(bench).copying == app::Copying::Copied);
    bench.fire_timer(RequestKind::CopySecret);
    CHECK(totp<Enrolling>(bench).copying == app::Copying::Idle);
}

TEST_CASE("A copy that the browser refused is said to have failed") {
    Bench bench = enrolling();
    bench.send(SecretCopyRequested{});
    bench.answer(RequestKind::CopySecret, test::offline());
    CHECK(bench.effects.empty());
    CHECK(totp<Enrolling>(bench).copying == app::Copying::Failed);
}

TEST_CASE("Turning off asks first") {
    Bench bench = loaded(security_on());
    bench.send(DisableRequested{});
    CHECK(bench.effects.empty());
    const Instant since = totp<AskedToDisable>(bench).since;
    SECTION("and does nothing when cancelled") {
        bench.send(DisableCancelled{});
        CHECK(bench.effects.empty());
        CHECK(totp<On>(bench).since == since);
    }
    SECTION("and sends the request when confirmed") {
        bench.send(DisableConfirmed{});
        CHECK(bench.sent() == request_disable());
        CHECK(totp<Disabling>(bench).since == since);
    }
}

TEST_CASE("Turned off, the longer password is wanted again") {
    Bench bench = disabling();
    CHECK(shortest_password(bench.state.stored.value()->totp) == 8);
    bench.answer(RequestKind::DisableTotp, test::no_content());
    CHECK(!totp<Off>(bench).error);
    CHECK(shortest_password(bench.state.stored.value()->totp) == 15);
}

TEST_CASE("A refusal to turn off leaves it on and says why") {
    Bench bench = disabling();
    bench.answer(
        RequestKind::DisableTotp,
        test::problem(409, "password-too-short", "Change your password first.")
    );
    CHECK(totp<On>(bench).since == *parse_rfc3339("2026-02-01T12:00:00Z"));
    REQUIRE(totp<On>(bench).error);
    CHECK(totp<On>(bench).error->detail == "Change your password first.");
}

TEST_CASE("Messages for another state of the app do nothing") {
    Bench on = loaded(security_on());
    Bench off = loaded(security_off());
    for (Bench* bench : {&on, &off}) {
        const std::size_t before = bench->state.stored.value()->totp.index();
        for (const Msg& msg :
             {Msg(EnrolmentCancelled{}),
              Msg(SecretCopyRequested{}),
              Msg(CodeEdited{"1"}),
              Msg(EnableRequested{}),
              Msg(DisableConfirmed{}),
              Msg(DisableCancelled{})}) {
            bench->send(msg);
            CHECK(bench->effects.empty());
        }
        CHECK(bench->state.stored.value()->totp.index() == before);
    }
}
