#include <catch2/catch_test_macros.hpp>
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

constexpr const char* current = "a lighthouse in the fog";
constexpr const char* wanted = "nine brass buttons on a coat";

Bench loaded(std::size_t example) {
    Bench bench;
    bench.open();
    bench.answer(RequestKind::Load, test::ok(test::example("Security", example)));
    return bench;
}
Bench with_totp() {
    return loaded(0);
}
Bench without_totp() {
    return loaded(2);
}

void type(Bench& bench, const std::string& old_password, const std::string& new_password) {
    bench.send(CurrentPasswordEdited{Secret(old_password)});
    bench.send(NewPasswordEdited{Secret(new_password)});
}

}  // namespace

TEST_CASE("Opening Security asks for its state") {
    Bench bench;
    bench.open();
    CHECK(bench.sent() == api::get("/security"));
    CHECK(bench.state.stored.is_loading());
}

TEST_CASE("Opening Security again shows what is known until the answer comes") {
    Bench bench = without_totp();
    bench.open();
    CHECK(bench.sent() == api::get("/security"));
    CHECK(bench.state.stored.value() != nullptr);
}

TEST_CASE("When the state cannot be loaded, trying again asks once more") {
    Bench bench;
    bench.open();
    bench.answer(RequestKind::Load, test::offline());
    REQUIRE(bench.state.stored.error() != nullptr);
    CHECK(bench.state.stored.error()->kind == api::ErrorKind::Offline);
    bench.send(ReloadRequested{});
    CHECK(bench.sent() == api::get("/security"));
    CHECK(bench.state.stored.is_loading());
}

TEST_CASE("Both passwords have to be filled before anything is sent") {
    Bench bench = without_totp();
    bench.send(SaveRequested{});
    CHECK(bench.effects.empty());
    CHECK(bench.state.password.current_problem == "Enter your current password.");
    CHECK(bench.state.password.wanted_problem == "Enter a new password.");
    CHECK(bench.focus_moves == test::to_problem);
}

TEST_CASE("A new password needs 15 characters alone and 8 with an authenticator app") {
    SECTION("14 alone are too few") {
        Bench bench = without_totp();
        type(bench, current, "fourteen chars");
        bench.send(SaveRequested{});
        CHECK(bench.effects.empty());
        CHECK(
            bench.state.password.wanted_problem ==
            "Use at least 15 characters; this has 14. A few words are a good choice."
        );
    }
    SECTION("15 alone suffice") {
        Bench bench = without_totp();
        type(bench, current, "fifteen letters");
        bench.send(SaveRequested{});
        CHECK(bench.sent().path == "/password");
    }
    SECTION("7 with the app are too few") {
        Bench bench = with_totp();
        type(bench, current, "sevench");
        bench.send(SaveRequested{});
        CHECK(bench.effects.empty());
    }
    SECTION("8 with the app suffice") {
        Bench bench = with_totp();
        type(bench, current, "eightchr");
        bench.send(SaveRequested{});
        CHECK(bench.sent().path == "/password");
    }
    SECTION("what counts are characters, not bytes") {
        Bench bench = without_totp();
        type(bench, current, "ääääääääääääää");  // 14 characters in 28 bytes
        bench.send(SaveRequested{});
        CHECK(bench.effects.empty());
    }
}

TEST_CASE("A new password has at most 256 characters") {
    Bench bench = without_totp();
    type(bench, current, std::string(257, 'x'));
    bench.send(SaveRequested{});
    CHECK(bench.effects.empty());
    CHECK(bench.state.password.wanted_problem == "Use at most 256 characters.");
    type(bench, current, std::string(256, 'x'));
    bench.send(SaveRequested{});
    CHECK(bench.sent().path == "/password");
}

TEST_CASE("The same password is no change") {
    Bench bench = without_totp();
    type(bench, current, current);
    bench.send(SaveRequested{});
    CHECK(bench.effects.empty());
    CHECK(
        bench.state.password.wanted_problem ==
        "Choose a password that differs from the current one."
    );
}

TEST_CASE("Saving sends what was typed, once") {
    Bench bench = without_totp();
    type(bench, current, wanted);
    bench.send(SignOutOthersChosen{true});
    bench.send(SaveRequested{});
    CHECK(bench.sent() == request_password_change(bench.state.password));
    CHECK(bench.sent().body.reveal().find(R"("sign_out_others":true)") != std::string::npos);
    CHECK(bench.state.password.saving == Saving::Sending);
    bench.send(SaveRequested{});
    CHECK(bench.effects.empty());
}

TEST_CASE("After a change of password nothing of it is left but that it happened, and when") {
    Bench bench = without_totp();
    type(bench, current, wanted);
    bench.send(SignOutOthersChosen{true});
    bench.send(SaveRequested{});
    bench.answer(RequestKind::ChangePassword, test::no_content());
    CHECK(bench.state.password.current.empty());
    CHECK(bench.state.password.wanted.empty());
    CHECK(!bench.state.password.sign_out_others);
    CHECK(bench.state.password.saving == Saving::Saved);
    CHECK(bench.state.stored.value()->password_changed_at == bench.clock.now);

    bench.send(CurrentPasswordEdited{Secret("x")});
    CHECK(bench.state.password.saving == Saving::Idle);
}

TEST_CASE("After a change of password neither is left in memory that was given back") {
    Bench bench = without_totp();
    type(bench, current, wanted);
    bench.send(SaveRequested{});
    const test::FreedMemoryWatch watch(wanted);
    bench.answer(RequestKind::ChangePassword, test::no_content());  // frees the request, too
    CHECK(bench.state.password.wanted.empty());
    CHECK(watch.sightings() == 0);
}

TEST_CASE("A refused change keeps what was typed and says where it is wrong") {
    Bench bench = without_totp();
    type(bench, current, wanted);
    bench.send(SaveRequested{});

    SECTION("at the current password") {
        bench.answer(
            RequestKind::ChangePassword,
            test::bad_field("/current_password", "This is not your current password.")
        );
        CHECK(bench.state.password.current_problem == "This is not your current password.");
        CHECK(!bench.state.password.error);
        bench.send(CurrentPasswordEdited{Secret("another")});
        CHECK(bench.state.password.current_problem.empty());
    }
    SECTION("at the new password") {
        bench.answer(
            RequestKind::ChangePassword,
            test::bad_field("/new_password", "This is one of the most common passwords.")
        );
        CHECK(bench.state.password.wanted_problem == "This is one of the most common passwords.");
        bench.send(NewPasswordEdited{Secret("another")});
        CHECK(bench.state.password.wanted_problem.empty());
    }
    SECTION("nowhere in particular") {
        bench.answer(RequestKind::ChangePassword, test::offline());
        REQUIRE(bench.state.password.error);
        CHECK(bench.state.password.error->kind == api::ErrorKind::Offline);
        CHECK(bench.state.password.current.reveal() == current);
        CHECK(bench.state.password.wanted.reveal() == wanted);
        bench.send(SaveRequested{});
        CHECK(!bench.state.password.error);
        CHECK(bench.sent().path == "/password");
    }
    CHECK(bench.state.password.saving != Saving::Saved);
}

TEST_CASE("Leaving Security forgets what was typed") {
    Bench bench = without_totp();
    type(bench, current, wanted);
    bench.send(SaveRequested{});
    bench.leave();
    CHECK(bench.state.password.current.empty());
    CHECK(bench.state.password.wanted.empty());
    CHECK(bench.state.password.saving == Saving::Idle);
}

TEST_CASE("The server judges a new password once somebody pauses") {
    Bench bench = without_totp();
    bench.send(NewPasswordEdited{Secret("corr")});
    CHECK(bench.effect<app::StartTimer>().delay_ms == 250);
    const std::uint16_t first = bench.turn(RequestKind::JudgePassword);
    bench.send(NewPasswordEdited{Secret("correct")});
    bench.fire_timer(RequestKind::JudgePassword, first);
    CHECK(bench.effects.empty());
    bench.fire_timer(RequestKind::JudgePassword);
    CHECK(bench.sent() == request_strength(Secret("correct")));
    bench.answer(
        RequestKind::JudgePassword, test::ok(R"({"score":1,"refusal":"This is a common one."})")
    );
    REQUIRE(bench.state.password.strength);
    CHECK(bench.state.password.strength->score == 1);
    CHECK(bench.state.password.strength->refusal == "This is a common one.");
    bench.send(NewPasswordEdited{Secret("correct horse")});
    CHECK(!bench.state.password.strength);
}

TEST_CASE("A judgement of an older text, or none at all, is not shown") {
    Bench bench = without_totp();
    bench.send(NewPasswordEdited{Secret("one")});
    bench.fire_timer(RequestKind::JudgePassword);
    const std::uint16_t first = bench.turn(RequestKind::JudgePassword);
    bench.send(NewPasswordEdited{Secret("another")});
    const api::Response verdict = test::ok(R"({"score":4,"refusal":null})");
    bench.answer(RequestKind::JudgePassword, verdict, first);
    CHECK(!bench.state.password.strength);
    bench.answer(RequestKind::JudgePassword, test::offline());
    CHECK(!bench.state.password.strength);
    CHECK(!bench.state.password.error);
}

TEST_CASE("Nothing is judged of an empty password, or one that is too long") {
    Bench bench = without_totp();
    for (const std::string& text : {std::string(), std::string(257, 'x')}) {
        bench.send(NewPasswordEdited{Secret(text)});
        bench.fire_timer(RequestKind::JudgePassword);
        CHECK(bench.effects.empty());
    }
}

TEST_CASE("Nothing is judged while the password is being changed") {
    Bench bench = without_totp();
    type(bench, current, wanted);
    bench.send(SaveRequested{});
    bench.fire_timer(RequestKind::JudgePassword);
    CHECK(bench.effects.empty());
}
