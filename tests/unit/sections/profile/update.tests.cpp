#include <catch2/catch_test_macros.hpp>
#include <catch2/generators/catch_generators.hpp>
#include <nlohmann/json.hpp>

#include "sections/profile/profile.h"
#include "support/contract.h"
#include "support/replies.h"
#include "support/requests.h"
#include "support/section_bench.h"

using namespace mooring;
using namespace mooring::profile;

namespace {

using Bench = test::SectionBench<Section>;

Bench loaded() {
    Bench bench;
    bench.open();
    bench.answer(RequestKind::Load, test::ok(test::example("Profile"), "\"1\""));
    return bench;
}

/// The example with another name.
api::Response stored_as(const std::string& name, const std::string& etag) {
    auto profile = nlohmann::json::parse(test::example("Profile"), nullptr, false);
    profile["name"] = name;
    return test::ok(profile.dump(), etag);
}

/// The longest text that the contract takes for a member of the profile.
std::size_t longest(const char* field) {
    const auto& schemas = test::contract()["components"]["schemas"];
    const auto& member = schemas["ProfileChange"]["properties"][field];
    const auto& schema = member.contains("maxLength") ? member : schemas["OptionalText"];
    return schema["maxLength"].get<std::size_t>();
}

}  // namespace

TEST_CASE("Opening the profile asks for it, and shows what is known meanwhile") {
    Bench bench;
    bench.open();
    CHECK(bench.sent() == request_profile());
    CHECK(bench.state.stored.is_loading());
    bench.answer(RequestKind::Load, test::ok(test::example("Profile"), "\"1\""));
    bench.open();
    CHECK(bench.sent() == request_profile());
    CHECK(bench.state.stored.value() != nullptr);
}

TEST_CASE("Save is possible only when something changed") {
    Bench bench = loaded();
    CHECK_FALSE(can_save(bench.state));
    bench.send(FieldEdited{&Fields::name, "Ada King"});
    CHECK(can_save(bench.state));
    CHECK(Section::has_unsaved(bench.state));
    bench.send(FieldEdited{&Fields::name, "Ada Lovelace"});
    CHECK_FALSE(can_save(bench.state));
    bench.send(SaveRequested{});
    CHECK(bench.effects.empty());
}

TEST_CASE("Saving sends everything, with the version it is based on") {
    Bench bench = loaded();
    bench.send(FieldEdited{&Fields::company, "Engines \"&\" Co"});
    bench.send(SaveRequested{});
    const auto& sent = bench.sent();
    CHECK(test::line_of(sent) == "PUT /profile");
    CHECK(sent.if_match == "\"1\"");
    CHECK(test::body_of(sent)["company"] == "Engines \"&\" Co");
    CHECK(test::body_of(sent)["name"] == "Ada Lovelace");
    bench.send(SaveRequested{});
    CHECK(bench.effects.empty());  // it is on its way
}

TEST_CASE("What was saved is what is stored, with its new version") {
    Bench bench = loaded();
    bench.send(FieldEdited{&Fields::name, " Ada King "});
    bench.send(SaveRequested{});
    bench.answer(RequestKind::Save, stored_as("Ada King", "\"2\""));
    CHECK(bench.state.saving == Saving::Saved);
    CHECK(bench.state.draft.name == "Ada King");  // as the server has it
    CHECK_FALSE(is_changed(bench.state));
    bench.send(FieldEdited{&Fields::name, "Ada"});
    CHECK(bench.state.saving == Saving::Idle);
    bench.send(SaveRequested{});
    CHECK(bench.sent().if_match == "\"2\"");
}

TEST_CASE("What is typed while saving is not lost, and can be saved next") {
    Bench bench = loaded();
    bench.send(FieldEdited{&Fields::name, "Ada King"});
    bench.send(SaveRequested{});
    bench.send(FieldEdited{&Fields::phone, "+44 1"});
    bench.send(SaveRequested{});
    CHECK(bench.effects.empty());  // one at a time
    bench.answer(RequestKind::Save, stored_as("Ada King", "\"2\""));
    CHECK(bench.state.draft.phone == "+44 1");
    CHECK(bench.state.saving == Saving::Idle);
    CHECK(can_save(bench.state));
    bench.send(SaveRequested{});
    CHECK(bench.sent().if_match == "\"2\"");
}

TEST_CASE("A refusal stands at its field, and what was typed stays") {
    Bench bench = loaded();
    bench.send(FieldEdited{&Fields::phone, "12"});
    bench.send(SaveRequested{});
    bench.answer(RequestKind::Save, test::bad_field("/phone", "Enter a phone number."));
    CHECK(bench.state.problems.phone == "Enter a phone number.");
    CHECK(bench.state.form_problem.empty());
    CHECK(bench.state.draft.phone == "12");
    CHECK(can_save(bench.state));
    bench.send(FieldEdited{&Fields::phone, "123"});
    CHECK(bench.state.problems.phone.empty());
}

TEST_CASE("A failure that belongs to no field stands above the form") {
    Bench bench = loaded();
    bench.send(FieldEdited{&Fields::name, "Ada King"});
    bench.send(SaveRequested{});
    const auto failure = GENERATE(
        test::offline(),
        test::problem(500, "internal", ""),
        test::ok("not JSON"),
        test::bad_field("/unknown", "What?")
    );
    bench.answer(RequestKind::Save, failure);
    CHECK_FALSE(bench.state.form_problem.empty());
    CHECK(bench.focus_moves == test::to_problem);
    CHECK(bench.state.draft.name == "Ada King");
    CHECK(can_save(bench.state));
    bench.send(SaveRequested{});
    CHECK(bench.state.form_problem.empty());
}

TEST_CASE("A profile that was changed elsewhere is loaded, and what was typed can be saved over it"
) {
    Bench bench = loaded();
    bench.send(FieldEdited{&Fields::phone, "+44 1"});
    bench.send(SaveRequested{});
    bench.answer(
        RequestKind::Save, test::problem(412, "precondition-failed", "It was changed elsewhere.")
    );
    CHECK_FALSE(bench.state.form_problem.empty());
    CHECK(bench.sent() == request_profile());
    bench.answer(RequestKind::Load, stored_as("Somebody Else", "\"7\""));
    CHECK(bench.state.draft.phone == "+44 1");
    CHECK(
        bench.state.draft.name == "Somebody Else"
    );  // where nothing was typed, what is new counts
    bench.send(SaveRequested{});
    CHECK(bench.sent().if_match == "\"7\"");
}

TEST_CASE("The client takes what the contract takes, and no more") {
    struct Limited {
        const char* name;
        Field field;
        char fill;
    };
    const Limited limited = GENERATE(
        Limited{"name", &Fields::name, 'x'},
        Limited{"company", &Fields::company, 'x'},
        Limited{"job_title", &Fields::job_title, 'x'},
        Limited{"phone", &Fields::phone, '1'}
    );
    INFO(limited.name);
    Bench bench = loaded();
    bench.send(FieldEdited{limited.field, std::string(longest(limited.name) + 1, limited.fill)});
    bench.send(SaveRequested{});
    CHECK(bench.effects.empty());
    CHECK_FALSE((bench.state.problems.*limited.field).empty());
    bench.send(FieldEdited{limited.field, std::string(longest(limited.name), limited.fill)});
    bench.send(SaveRequested{});
    CHECK(bench.effects.size() == 1);
}

TEST_CASE("A phone number with letters is refused before it is sent") {
    Bench bench = loaded();
    bench.send(FieldEdited{&Fields::phone, "call me"});
    bench.send(SaveRequested{});
    CHECK(bench.effects.empty());
    CHECK_FALSE(bench.state.problems.phone.empty());
}

TEST_CASE("Discarding goes back to what is stored") {
    Bench bench = loaded();
    bench.send(FieldEdited{&Fields::name, "Ada King"});
    bench.send(Discarded{});
    CHECK(bench.state.draft.name == "Ada Lovelace");
    CHECK_FALSE(is_changed(bench.state));
}

TEST_CASE("A reload that fails takes nothing away that was there") {
    Bench bench = loaded();
    bench.open();
    bench.send(FieldEdited{&Fields::name, "Ada King"});
    bench.answer(RequestKind::Load, test::offline());
    CHECK(bench.state.stored.value() != nullptr);
    CHECK(bench.state.draft.name == "Ada King");
}

TEST_CASE("A reload that succeeds leaves what was typed meanwhile") {
    Bench bench = loaded();
    bench.open();
    bench.send(FieldEdited{&Fields::name, "Ada King"});
    bench.answer(RequestKind::Load, stored_as("Somebody Else", "\"7\""));
    CHECK(bench.state.draft.name == "Ada King");
}

TEST_CASE("A problem of an earlier visit is not on the form when it is opened again") {
    Bench bench = loaded();
    bench.send(FieldEdited{&Fields::name, "Ada King"});
    bench.send(SaveRequested{});
    bench.answer(RequestKind::Save, test::problem(500, "internal", ""));
    REQUIRE_FALSE(bench.state.form_problem.empty());
    bench.leave();
    CHECK(bench.state.form_problem.empty());
    bench.open();
    CHECK(bench.state.form_problem.empty());
}

TEST_CASE("Leaving forgets what was typed and what was said about it") {
    Bench bench = loaded();
    bench.send(FieldEdited{&Fields::phone, "call me"});
    bench.send(SaveRequested{});
    bench.leave();
    CHECK_FALSE(Section::has_unsaved(bench.state));
    CHECK(bench.state.problems == Fields{});
    CHECK(bench.state.draft.phone == bench.state.stored.value()->fields.phone);
}
