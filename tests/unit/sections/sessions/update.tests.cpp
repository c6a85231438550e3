#include <catch2/catch_test_macros.hpp>
#include <string>
#include <vector>

#include "sections/sessions/sessions.h"
#include "support/contract.h"
#include "support/replies.h"
#include "support/section_bench.h"

using namespace mooring;
using namespace mooring::sessions;

namespace {

using Bench = test::SectionBench<Section>;
using Ids = std::vector<std::string>;

constexpr const char* own_id = "session_Zt5wKq81LmXc0pRd";
constexpr const char* phone_id = "session_a9Tq3Rk7Vb2Nw5Xs";

Bench loaded() {
    Bench bench;
    bench.open();
    bench.answer(RequestKind::Load, test::ok(test::example("SessionList")));
    return bench;
}

Ids ids(const Bench& bench) {
    Ids ids;
    REQUIRE(bench.state.sessions.value() != nullptr);
    for (const Session& session : *bench.state.sessions.value()) {
        ids.push_back(session.id);
    }
    return ids;
}

}  // namespace

TEST_CASE("Sessions are read in the server's order, with all that is told of them") {
    const auto sessions = read_sessions(test::ok(test::example("SessionList")));
    REQUIRE(sessions);
    REQUIRE(sessions.value().size() == 2);
    CHECK(
        sessions.value()[0] ==
        Session{
            .id = own_id,
            .current = true,
            .browser = "Firefox 153",
            .system = "Linux",
            .address = "203.0.113.7",
            .started_at = *parse_rfc3339("2026-03-01T08:00:00Z"),
            .seen_at = *parse_rfc3339("2026-03-01T09:30:00Z"),
            .expires_at = *parse_rfc3339("2026-03-01T10:30:00Z")}
    );
    CHECK_FALSE(sessions.value()[1].current);
}

TEST_CASE("Opening the sessions asks for them each time, and shows what was known meanwhile") {
    Bench bench;
    bench.open();
    CHECK(bench.sent() == request_sessions());
    CHECK(bench.state.sessions.is_loading());
    bench.answer(RequestKind::Load, test::ok(test::example("SessionList")));
    bench.leave();
    bench.open();
    CHECK(ids(bench) == Ids{own_id, phone_id});
    bench.answer(RequestKind::Load, test::offline());
    CHECK(ids(bench) == Ids{own_id, phone_id});
    CHECK(!bench.state.error);  // the app asks again
}

TEST_CASE("Another session is ended, and goes from the list") {
    Bench bench = loaded();
    bench.send(EndRequested{phone_id});
    CHECK(bench.sent() == api::remove("/sessions/session_a9Tq3Rk7Vb2Nw5Xs"));
    CHECK_FALSE(can_end(bench.state));
    SECTION("when the server has ended it") {
        bench.answer(RequestKind::EndOne, test::no_content());
        CHECK(ids(bench) == Ids{own_id});
        CHECK(bench.state.news == "Signed out Safari 19 on iPhone.");
    }
    SECTION("and when it had ended by itself") {
        bench.answer(
            RequestKind::EndOne, test::problem(404, "not-found", "There is no such session.")
        );
        CHECK(ids(bench) == Ids{own_id});
        CHECK(bench.state.news == "Safari 19 on iPhone had ended already.");
        CHECK_FALSE(bench.state.error);
    }
    SECTION("but not when nobody knows") {
        bench.answer(RequestKind::EndOne, test::offline());
        CHECK(ids(bench) == Ids{own_id, phone_id});
        REQUIRE(bench.state.error);
        CHECK(bench.focus_moves == test::to_problem);
    }
    CHECK(can_end(bench.state));
}

TEST_CASE("One thing is ended at a time") {
    Bench bench = loaded();
    bench.send(EndRequested{phone_id});
    bench.send(EndRequested{own_id});
    CHECK(bench.effects.empty());
    bench.send(EndOthersRequested{});
    CHECK(std::holds_alternative<EndingOne>(bench.state.ending));
}

TEST_CASE("All others are ended once that was confirmed") {
    Bench bench = loaded();
    bench.send(EndOthersConfirmed{});
    CHECK(bench.effects.empty());
    bench.send(EndOthersRequested{});
    CHECK(bench.effects.empty());
    SECTION("no") {
        bench.send(EndOthersCancelled{});
        CHECK(can_end(bench.state));
        CHECK(bench.effects.empty());
    }
    SECTION("yes") {
        bench.send(EndOthersConfirmed{});
        CHECK(bench.sent() == api::remove("/sessions"));
        bench.answer(RequestKind::EndOthers, test::no_content());
        CHECK(ids(bench) == Ids{own_id});
        CHECK(bench.state.news == "Signed out everywhere else.");
    }
    SECTION("yes, but it fails") {
        bench.send(EndOthersConfirmed{});
        bench.answer(RequestKind::EndOthers, test::problem(500, "internal", "A fault."));
        CHECK(ids(bench) == Ids{own_id, phone_id});
        CHECK(bench.state.error);
        CHECK(can_end(bench.state));
    }
}
