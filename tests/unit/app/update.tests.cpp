// Decisions of the app as values in and values out.
#include "app/update.h"

#include <catch2/catch_test_macros.hpp>
#include <utility>

#include "support/replies.h"

using namespace mooring;
using namespace mooring::app;

namespace {

/// Takes messages one by one, keeping the state and what the last one asked for.
struct Program {
    State state;
    Effects effects;
    Stamp stamp{.clock = {.now = {1'773'307'800'000}, .utc_offset_minutes = 60}, .nonce = "n"};

    void on(const Msg& msg) {
        Step step = update(std::move(state), msg, stamp);
        state = std::move(step.state);
        effects = std::move(step.effects);
    }
    /// The first request of the last step.
    [[nodiscard]] SendHttp request() const {
        for (const Effect& effect : effects) {
            if (const auto* sent = std::get_if<SendHttp>(&effect)) {
                return *sent;
            }
        }
        FAIL("nothing was sent");
        return {};
    }
    void start(std::string path, const api::Response& session) {
        on(Started{.path = std::move(path), .site = {}, .draft = {}});
        on(HttpAnswered{request(), session});
    }
};

template <class E>
bool contains(const Effects& effects, const E& wanted) {
    for (const Effect& effect : effects) {
        const auto* found = std::get_if<E>(&effect);
        if (found != nullptr && *found == wanted) {
            return true;
        }
    }
    return false;
}

}  // namespace

TEST_CASE("The first thing that happens is the question who is signed in") {
    Program program;
    program.on(Started{.path = "/settings/profile", .site = {}, .draft = {}});
    REQUIRE(program.effects.size() == 1);
    CHECK(program.request().request == request_session());
    CHECK(program.state.session.state == SessionState::Unknown);
}

TEST_CASE("Time comes with the message, not from a clock") {
    Program program;
    program.on(Started{.path = "/", .site = {}, .draft = {}});
    CHECK(program.state.clock.now == Instant{1'773'307'800'000});
    CHECK(program.state.clock.utc_offset_minutes == 60);
}

TEST_CASE("Requests of a section are signed with its place and its visit") {
    Program program;
    program.start("/settings/profile", test::signed_in());
    const Tag tag = program.request().tag;
    CHECK(tag.section == index_of<profile::Section>());
    CHECK(tag.generation == program.state.generations[tag.section]);
}

TEST_CASE("Update is pure: the same state and message give the same step") {
    Program program;
    program.on(Started{.path = "/settings/profile", .site = {}, .draft = {}});
    const HttpAnswered answered{program.request(), test::signed_in()};
    const Step once = update(program.state, answered, program.stamp);
    const Step again = update(program.state, answered, program.stamp);
    CHECK(once.effects == again.effects);
    CHECK(once.state.path == again.state.path);
}

TEST_CASE("What the app carries out itself never reaches the platform") {
    Program program;
    program.start("/sign-in?next=/settings/profile", test::signed_out());
    auto& credentials = std::get<sign_in::Credentials>(
        std::get<index_of<sign_in::Section>()>(program.state.sections).step
    );
    credentials = {"ada@example.com", Secret("a lighthouse in the fog")};
    program.on(SectionMsg{detail::Addressed<index_of<sign_in::Section>()>{sign_in::Submitted{}}});
    program.on(HttpAnswered{program.request(), test::signed_in()});
    for (const Effect& effect : program.effects) {
        CHECK_FALSE(std::holds_alternative<Navigate>(effect));
        CHECK_FALSE(std::holds_alternative<AdoptSession>(effect));
    }
    CHECK(contains(program.effects, SetUrl{.path = "/settings/profile", .history = History::Push}));
}

TEST_CASE("An answer with a section that does not exist is dropped") {
    Program program;
    program.start("/settings/profile", test::signed_in());
    SendHttp sent = program.request();
    sent.tag.section = 200;
    program.on(HttpAnswered{sent, test::problem(401, "unauthenticated", "")});
    CHECK(program.effects.empty());
    CHECK(program.state.session.state == SessionState::SignedIn);
}

TEST_CASE("A timer or a copy of an earlier visit is dropped") {
    Program program;
    program.start("/settings/profile", test::signed_in());
    Tag tag = program.request().tag;
    ++tag.generation;
    program.on(TimerFired{tag});
    CHECK(program.effects.empty());
    program.on(TextCopied{tag, true});
    CHECK(program.effects.empty());
}

TEST_CASE("The browser is told about unsaved changes only when that changes") {
    Program program;
    program.start("/settings/profile", test::signed_in());
    program.on(HttpAnswered{
        program.request(), test::ok(R"({"email":"ada@example.com","name":"","phone":"",
        "company":"","job_title":"","country":"","time_zone":""})")});
    const auto edited = [](std::string text) {
        return SectionMsg{detail::Addressed<index_of<profile::Section>()>{
            profile::FieldEdited{&profile::Fields::name, std::move(text)}}};
    };
    program.on(edited("A"));
    CHECK(program.effects == Effects{GuardUnload{.on = true}});
    program.on(edited("Ad"));
    CHECK(program.effects.empty());
    program.on(edited(""));
    CHECK(program.effects == Effects{GuardUnload{.on = false}});
}
