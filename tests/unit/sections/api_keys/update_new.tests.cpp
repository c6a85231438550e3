#include <catch2/catch_test_macros.hpp>
#include <catch2/generators/catch_generators.hpp>
#include <nlohmann/json.hpp>

#include "support/memory_watch.h"
#include "support/requests.h"
#include "unit/sections/api_keys/keys.h"

using namespace mooring;
using namespace mooring::test::keys;

TEST_CASE("A key needs a name of at most 64 characters") {
    Bench bench = loaded(page({}));
    SECTION("none") {
        generate(bench, "  ");
        CHECK(bench.state.form.name_problem == "Enter a name that tells what will use the key.");
    }
    SECTION("too long") {
        generate(bench, std::string(65, 'x'));
        CHECK(bench.state.form.name_problem == "At most 64 characters; this has 65.");
    }
    CHECK(bench.effects.empty());
    CHECK(bench.focus_moves == test::to_problem);
    bench.send(NameEdited{"x"});
    CHECK(bench.state.form.name_problem.empty());
}

TEST_CASE("64 characters are a name, however many bytes they have") {
    Bench bench = loaded(page({}));
    std::string name;
    for (int i = 0; i < 64; ++i) {
        name += "ä";
    }
    generate(bench, name);
    CHECK(bench.sent().path == "/api-keys");
}

TEST_CASE("A key is asked for once, by its name without the space around it") {
    Bench bench = loaded(page({}));
    generate(bench, " terraform ");
    const api::Request sent = bench.sent();
    const nlohmann::json expected{
        {"name", "terraform"}, {"scopes", {"read"}}, {"expires_in_days", 90}};
    CHECK(test::body_of(sent) == expected);
    CHECK(sent.idempotency_key == "nonce-4");
    bench.send(GenerateRequested{});
    CHECK(bench.effects.empty());
}

TEST_CASE("What was typed and chosen for a new key is kept, and nothing where nothing was") {
    Bench bench = loaded(page({}));
    CHECK(Section::draft(bench.state).empty());
    bench.send(NameEdited{"terraform"});
    bench.send(AccessChosen{.is_whole = false});
    bench.send(RightChosen{.part = 1, .right = Right::Write});
    bench.send(ExpiryChosen{""});
    State later;
    Section::restore(later, Section::draft(bench.state));
    CHECK(later.form.key == bench.state.form.key);
    CHECK(later.form.key != NewKey{});
}

TEST_CASE("What an earlier build kept of a new key is understood, and what is not offered is not") {
    State state;
    Section::restore(state, R"({"name":"terraform"})");
    CHECK(state.form.key == NewKey{.name = "terraform", .access = {}});
    Section::restore(state, R"({"name":"ci","scopes":["read"],"expires_in_days":"8"})");
    CHECK(state.form.key == NewKey{.name = "ci", .access = {}});
}

TEST_CASE("A new key is shown, and stands first in the list") {
    Bench bench = loaded(page({key("1", "laptop")}));
    generate(bench, "terraform");
    bench.answer(RequestKind::Create, made("2", "terraform"));
    REQUIRE(bench.state.shown_once);
    CHECK(bench.state.shown_once->name == "terraform");
    CHECK(bench.state.shown_once->key.reveal() == made_key);
    CHECK(names(bench) == Names{"terraform", "laptop"});
    CHECK(bench.state.form.key.name.empty());
    CHECK(bench.effects.empty());
    CHECK(bench.focus_moves == std::vector{app::FocusTarget::News});
}

TEST_CASE("When the answer was lost, asking again under the same name makes no second key") {
    Bench bench = loaded(page({}));
    generate(bench, "terraform");
    const std::string once = bench.sent().idempotency_key;
    const api::Response lost = GENERATE(
        test::offline(), test::problem(502, "internal", "Bad gateway"), test::created("{\"key\":")
    );
    bench.answer(RequestKind::Create, lost);
    REQUIRE(bench.state.form.error);
    CHECK(bench.state.form.key.name == "terraform");

    SECTION("the same name") {
        bench.send(GenerateRequested{});
        CHECK(bench.sent().idempotency_key == once);
        CHECK(!bench.state.form.error);
    }
    SECTION("another name") {
        generate(bench, "pipeline");
        CHECK(bench.sent().idempotency_key != once);
    }
}

TEST_CASE("After a refusal the next request is a new one") {
    Bench bench = loaded(page({}));
    generate(bench, "terraform");
    const std::string once = bench.sent().idempotency_key;
    bench.answer(RequestKind::Create, test::bad_field("/name", "Another key has this name."));
    CHECK(bench.state.form.name_problem == "Another key has this name.");
    CHECK(!bench.state.form.error);
    bench.send(GenerateRequested{});
    CHECK(bench.sent().idempotency_key != once);
}

TEST_CASE("A key that a lost request had made already stands in the list only once") {
    Bench bench = loaded(page({}));
    generate(bench, "terraform");
    bench.answer(RequestKind::Create, test::offline());
    bench.open();
    bench.answer(RequestKind::Refresh, page({key("1", "laptop"), key("2", "terraform")}));
    bench.send(GenerateRequested{});
    bench.answer(RequestKind::Create, made("2", "terraform"));
    CHECK(names(bench) == Names{"terraform", "laptop"});
}

TEST_CASE("While a key waits to be stored no other takes its place") {
    Bench bench = loaded(page({}));
    generate(bench, "terraform");
    bench.answer(RequestKind::Create, made("2", "terraform"));
    generate(bench, "pipeline");
    CHECK(bench.effects.empty());
    CHECK(!bench.state.form.name_problem.empty());
    CHECK(bench.state.shown_once->key.reveal() == made_key);

    bench.send(KeyStored{});
    CHECK(!bench.state.shown_once);
    CHECK(bench.state.form.name_problem.empty());
    bench.send(GenerateRequested{});
    CHECK(bench.sent().path == "/api-keys");
}

TEST_CASE("A key that need not be shown any longer is wiped from memory") {
    Bench bench = loaded(page({}));
    generate(bench, "terraform");
    bench.answer(RequestKind::Create, made("2", "terraform"));
    const test::FreedMemoryWatch watch(made_key);
    SECTION("since it is stored") {
        bench.send(KeyStored{});
    }
    SECTION("since the page is left") {
        bench.leave();
    }
    CHECK(!bench.state.shown_once);
    CHECK(watch.sightings() == 0);
}

TEST_CASE("The choices for a rotation outlive the page") {
    Bench bench = loaded(page({key("1", "laptop")}));
    bench.send(RotateRequested{"1"});
    bench.send(RotationOverlapChosen{"1"});
    bench.send(RotationExpiryChosen{""});
    State later;
    Section::restore(later, Section::draft(bench.state));
    REQUIRE(later.rotation);
    CHECK(later.rotation->id == "1");
    CHECK(later.rotation->overlap == "1");
    CHECK(later.rotation->expiry.empty());
    CHECK(!later.rotation->confirmed);
    CHECK(later.form.key == NewKey{});
    Section::restore(later, R"({"rotating":"1","overlap_hours":"2"})");
    CHECK(later.rotation->overlap == usual_overlap);
}

TEST_CASE("A rotation that may have come about is asked for again, not a second time") {
    Bench bench = loaded(page({key("1", "laptop"), key("2", "phone")}));
    bench.send(RotateRequested{"1"});
    bench.send(RotateConfirmed{});
    const std::string idempotency_key = bench.sent().idempotency_key;
    bench.answer(RequestKind::Rotate, test::offline());
    CHECK(bench.sent().path.starts_with("/api-keys"));  // what became of it
    SECTION("after it was put aside") {
        bench.send(RotateCancelled{});
        bench.send(RotateRequested{"2"});
        bench.send(RotateCancelled{});
        bench.send(RotateRequested{"1"});
    }
    SECTION("after the page was loaded again") {
        const std::string kept = Section::draft(bench.state);
        bench.state.rotation.reset();
        Section::restore(bench.state, kept);
    }
    bench.send(RotateConfirmed{});
    CHECK(bench.sent().idempotency_key == idempotency_key);
}

TEST_CASE("Leaving forgets the key that is shown, and everything typed") {
    Bench bench = loaded(page({key("1", "laptop")}));
    generate(bench, "terraform");
    bench.answer(RequestKind::Create, made("2", "terraform"));
    bench.send(NameEdited{"pipeline"});
    bench.send(DeleteRequested{"1"});
    bench.leave();
    CHECK(!bench.state.shown_once);
    CHECK(bench.state.form.key.name.empty());
    CHECK(!bench.state.deletion);
    CHECK(bench.state.news.empty());
}

TEST_CASE("A new key is copied whole, and the button says so for two seconds") {
    Bench bench = loaded(page({}));
    bench.send(KeyCopyRequested{});
    CHECK(bench.effects.empty());
    generate(bench, "terraform");
    bench.answer(RequestKind::Create, made("2", "terraform"));
    bench.send(KeyCopyRequested{});
    CHECK(bench.effect<app::CopyText>().text == made_key);
    SECTION("when it worked") {
        api::Response done;
        done.status = 200;
        bench.answer(RequestKind::CopyKey, done);
        CHECK(bench.effect<app::StartTimer>().delay_ms == 2000);
        CHECK(bench.state.shown_once->copying == app::Copying::Copied);
        bench.fire_timer(RequestKind::CopyKey);
        CHECK(bench.state.shown_once->copying == app::Copying::Idle);
    }
    SECTION("when it did not") {
        bench.answer(RequestKind::CopyKey, test::offline());
        CHECK(bench.effects.empty());
        CHECK(bench.state.shown_once->copying == app::Copying::Failed);
    }
}
