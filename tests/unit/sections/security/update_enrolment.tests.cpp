#include <catch2/catch_test_macros.hpp>
#include <nlohmann/json.hpp>
#include <string>

#include "sections/security/security.h"
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

/// Where adding an app stands, which is a `T`.
template <class T>
const T& stage(const Bench& bench) {
    REQUIRE(std::holds_alternative<T>(bench.state.enrolment));
    return std::get<T>(bench.state.enrolment);
}

std::optional<Instant> on_since(const Bench& bench) {
    REQUIRE(bench.state.stored.value() != nullptr);
    return bench.state.stored.value()->totp_since;
}

std::size_t shortest(const Bench& bench) {
    return shortest_password(*bench.state.stored.value());
}

}  // namespace

TEST_CASE("Setting up asks for a secret, once") {
    Bench bench = loaded(security_off());
    bench.send(EnrolmentRequested{});
    CHECK(bench.sent() == request_enrolment());
    CHECK(std::holds_alternative<Starting>(bench.state.enrolment));
    bench.send(EnrolmentRequested{});
    CHECK(bench.effects.empty());
}

TEST_CASE("The secret that comes back is shown as text and as QR code of its URI") {
    const Bench bench = enrolling();
    const auto& step = stage<Enrolling>(bench);
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
    CHECK(!stage<Enrolling>(bench).qr);
    CHECK(stage<Enrolling>(bench).secret.reveal() == secret);
}

TEST_CASE("A set-up that does not start says why and can be tried again") {
    Bench bench = loaded(security_off());
    bench.send(EnrolmentRequested{});
    bench.answer(RequestKind::StartTotp, test::offline());
    REQUIRE(stage<NotEnrolling>(bench).error);
    CHECK(stage<NotEnrolling>(bench).error->kind == api::ErrorKind::Offline);
    bench.send(EnrolmentRequested{});
    CHECK(bench.sent() == request_enrolment());
}

TEST_CASE("A code is sent without its spaces") {
    Bench bench = enrolling();
    bench.send(AppNameEdited{" Phone "});
    bench.send(CodeEdited{" 012 34"});
    CHECK(bench.effects.empty());
    bench.send(CodeEdited{" 012 345 "});  // the sixth digit sends it
    CHECK(bench.sent() == request_confirmation("012345", "Phone"));
    bench.send(EnableRequested{});
    CHECK(bench.effects.empty());
}

TEST_CASE("What is no code is not sent") {
    Bench bench = enrolling();
    bench.send(CodeEdited{"128 40"});
    bench.send(EnableRequested{});
    CHECK(bench.effects.empty());
    CHECK(stage<Enrolling>(bench).code_problem == "The code has six digits; this has 5.");
    bench.send(CodeEdited{"128 4"});
    CHECK(stage<Enrolling>(bench).code_problem.empty());
}

TEST_CASE("When the answer to a code is lost, it is looked up whether the app is on") {
    Bench bench = enrolling();
    bench.send(CodeEdited{"012345"});
    bench.answer(RequestKind::ConfirmTotp, test::offline());
    CHECK(bench.sent() == request_security());
    bench.answer(RequestKind::Load, test::ok(security_on()));
    CHECK(has_unseen_codes(bench.state));  // they came with it
    bench.send(EnableRequested{});
    bench.answer(RequestKind::ConfirmTotp, test::problem(409, "no-enrolment", "Start again."));
    CHECK(bench.sent() == request_security());
    CHECK(on_since(bench) == *parse_rfc3339("2026-02-01T12:00:00Z"));
}

TEST_CASE("A proved secret is on and gone") {
    Bench bench = enrolling();
    bench.send(CodeEdited{"012345"});
    bench.answer(RequestKind::ConfirmTotp, test::ok(security_on()));
    CHECK(on_since(bench) == *parse_rfc3339("2026-02-01T12:00:00Z"));
    CHECK(shortest(bench) == 8);
}

TEST_CASE("A wrong code keeps the secret, and the code to be mended") {
    Bench bench = enrolling();
    bench.send(CodeEdited{"012345"});
    bench.answer(RequestKind::ConfirmTotp, test::bad_field("/code", "This code is wrong."));
    CHECK(stage<Enrolling>(bench).code_problem == "This code is wrong.");
    CHECK(stage<Enrolling>(bench).code == "012345");
    CHECK(stage<Enrolling>(bench).secret.reveal() == secret);
    CHECK(!stage<Enrolling>(bench).sending);
    CHECK(shortest(bench) == 15);
}

TEST_CASE("A failure that is not about the code stands above it until the next try") {
    Bench bench = enrolling();
    bench.send(CodeEdited{"012345"});
    bench.answer(
        RequestKind::ConfirmTotp, test::problem(429, "too-many-requests", "Wait a minute.")
    );
    REQUIRE(stage<Enrolling>(bench).error);
    CHECK(stage<Enrolling>(bench).error->detail == "Wait a minute.");
    bench.send(EnableRequested{});
    CHECK(!stage<Enrolling>(bench).error);
    CHECK(bench.sent() == request_confirmation("012345"));
}

TEST_CASE("An enrolment that the server no longer knows is over") {
    Bench bench = enrolling();
    bench.send(CodeEdited{"012345"});
    bench.answer(
        RequestKind::ConfirmTotp, test::problem(409, "no-enrolment", "There is nothing to confirm.")
    );
    REQUIRE(stage<NotEnrolling>(bench).error);
    CHECK(stage<NotEnrolling>(bench).error->detail == "There is nothing to confirm.");
}

TEST_CASE("An enrolment can be cancelled, but not while the code is on its way") {
    Bench bench = enrolling();
    SECTION("before it is sent") {
        bench.send(EnrolmentCancelled{});
        CHECK(!stage<NotEnrolling>(bench).error);
        CHECK(bench.effects.empty());
    }
    SECTION("after it was sent") {
        bench.send(CodeEdited{"012345"});
        bench.send(EnrolmentCancelled{});
        CHECK(stage<Enrolling>(bench).sending);
    }
}

TEST_CASE("Leaving Security ends an enrolment") {
    Bench bench = enrolling();
    bench.leave();
    CHECK(!stage<NotEnrolling>(bench).error);
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
    CHECK(!std::holds_alternative<Enrolling>(bench.state.enrolment));
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
    CHECK(stage<Enrolling>(bench).secret.reveal() == secret);
}

TEST_CASE("The key is copied without spaces, and the button says so for two seconds") {
    Bench bench = enrolling();
    bench.send(SecretCopyRequested{});
    CHECK(bench.effect<app::CopyText>().text == secret);
    api::Response done;
    done.status = 200;
    bench.answer(RequestKind::CopySecret, done);
    CHECK(bench.effect<app::StartTimer>().delay_ms == 2000);
    CHECK(stage<Enrolling>(bench).copying == app::Copying::Copied);
    bench.fire_timer(RequestKind::CopySecret);
    CHECK(stage<Enrolling>(bench).copying == app::Copying::Idle);
}

TEST_CASE("A copy that the browser refused is said to have failed") {
    Bench bench = enrolling();
    bench.send(SecretCopyRequested{});
    bench.answer(RequestKind::CopySecret, test::offline());
    CHECK(bench.effects.empty());
    CHECK(stage<Enrolling>(bench).copying == app::Copying::Failed);
}

TEST_CASE("A name that is too long is said before anything is sent") {
    Bench bench = enrolling();
    bench.send(AppNameEdited{std::string(65, 'x')});
    bench.send(CodeEdited{"012345"});
    CHECK(bench.effects.empty());
    CHECK(stage<Enrolling>(bench).name_problem == "At most 64 characters; this has 65.");
    CHECK(bench.focus_moves == test::to_problem);
}

TEST_CASE("The first app brings recovery codes, which stay until they are said to be saved") {
    Bench bench = enrolling();
    bench.send(CodeEdited{"012345"});
    bench.answer(RequestKind::ConfirmTotp, test::ok(test::example("Security", 1)));
    REQUIRE(bench.state.shown_codes);
    CHECK(bench.state.shown_codes->lines.reveal().starts_with("k3vd-72ub-mqxs-4h6t-yc5a-wn2e\n"));
    CHECK(bench.focus_moves == std::vector{app::FocusTarget::News});
    CHECK(Section::has_unsaved(bench.state));
    bench.send(CodesSaved{});
    CHECK(!bench.state.shown_codes);
    CHECK(!Section::has_unsaved(bench.state));
}

TEST_CASE("Messages for a step that is not there do nothing") {
    Bench bench = loaded(security_off());
    for (const Msg& msg :
         {Msg(EnrolmentCancelled{}),
          Msg(SecretCopyRequested{}),
          Msg(AppNameEdited{"x"}),
          Msg(CodeEdited{"123456"}),
          Msg(EnableRequested{}),
          Msg(RenameConfirmed{}),
          Msg(RemovalConfirmed{}),
          Msg(NewCodesConfirmed{}),
          Msg(CodesCopyRequested{}),
          Msg(CodesDownloadRequested{})}) {
        bench.send(msg);
        CHECK(bench.effects.empty());
    }
}
