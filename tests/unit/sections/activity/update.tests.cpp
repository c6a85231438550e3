#include <catch2/catch_test_macros.hpp>
#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "sections/activity/activity.h"
#include "support/contract.h"
#include "support/replies.h"
#include "support/section_bench.h"

using namespace mooring;
using namespace mooring::activity;

namespace {

using Bench = test::SectionBench<Section>;
using Ids = std::vector<std::string>;

api::Response page(const Ids& ids, const char* cursor = nullptr) {
    nlohmann::json json{
        {"items", nlohmann::json::array()}, {"next_cursor", nullptr}, {"total", ids.size()}};
    for (const std::string& id : ids) {
        auto item = nlohmann::json::parse(test::example("ActivityItem"));
        item["id"] = id;
        json["items"].push_back(item);
    }
    if (cursor != nullptr) {
        json["next_cursor"] = cursor;
    }
    return test::ok(json.dump());
}

Bench loaded(const api::Response& response) {
    Bench bench;
    bench.open();
    bench.answer(RequestKind::Load, response);
    return bench;
}

Ids ids(const Bench& bench) {
    Ids ids;
    REQUIRE(bench.state.entries.value() != nullptr);
    for (const Entry& entry : bench.state.entries.value()->items) {
        ids.push_back(entry.id);
    }
    return ids;
}

}  // namespace

TEST_CASE("What happened is read with who did it, a person or a key") {
    const auto page = read_entries(test::ok(test::example("ActivityPage")));
    REQUIRE(page);
    CHECK(page.value().total == 482);
    CHECK(page.value().next_cursor == "WyItYXQiLDQ4MV0");
    REQUIRE(page.value().items.size() == 2);
    CHECK(
        page.value().items[0] ==
        Entry{
            .id = "activity_482",
            .at = *parse_rfc3339("2026-03-01T09:30:00Z"),
            .what = "Generated the API key Deployment",
            .by = "Firefox 153 on Linux",
            .address = "203.0.113.7"}
    );
    CHECK(page.value().items[1].by == "API key Terraform");
    CHECK(page.value().items[1].address == "198.51.100.20");
}

TEST_CASE("Opening the activity asks for the newest") {
    Bench bench;
    bench.open();
    CHECK(bench.sent() == api::get("/activity"));
    CHECK(bench.state.entries.is_loading());
    bench.answer(RequestKind::Load, test::offline());
    REQUIRE(bench.state.entries.error() != nullptr);
    bench.send(ReloadRequested{});
    CHECK(bench.sent() == api::get("/activity"));
}

TEST_CASE("The list goes on behind its cursor, in the order and of the kind that was chosen") {
    Bench bench = loaded(page({"1"}));
    bench.send(app::QueryEdit{app::QueryPart::Kind, "key"});
    CHECK(bench.sent() == api::get("/activity?kind=key"));
    bench.send(app::QueryEdit{app::QueryPart::Sort, "at"});
    CHECK(bench.sent() == api::get("/activity?kind=key&sort=at"));
    bench.answer(RequestKind::Load, page({"1", "2"}, "further"));
    bench.send(MoreRequested{});
    CHECK(bench.sent() == api::get("/activity?kind=key&sort=at&cursor=further&limit=200"));
    bench.send(MoreRequested{});
    CHECK(bench.effects.empty());

    SECTION("without anything twice") {
        bench.answer(RequestKind::LoadMore, page({"2", "3"}));
        CHECK(ids(bench) == Ids{"1", "2", "3"});
        bench.send(MoreRequested{});
        CHECK(bench.effects.empty());
    }
    SECTION("or it is said why not, and what is there stays") {
        bench.answer(RequestKind::LoadMore, test::offline());
        CHECK(ids(bench) == Ids{"1", "2"});
        CHECK(bench.state.list_error);
    }
}

TEST_CASE("An answer to what was asked before is dropped") {
    Bench bench = loaded(page({"1"}));
    const std::uint16_t earlier = bench.turn(RequestKind::Load);
    bench.send(app::QueryEdit{app::QueryPart::Kind, "key"});
    bench.answer(RequestKind::Load, page({"9"}), earlier);
    CHECK(ids(bench) == Ids{"1"});
}

TEST_CASE("The files hold what the list is narrowed to") {
    Bench bench = loaded(page({"1"}));
    CHECK(bench.state.files.csv == "/activity/export?format=csv");
    CHECK(bench.state.files.json == "/activity/export?format=json");
    bench.send(app::QueryEdit{app::QueryPart::Kind, "sign_in"});
    CHECK(bench.state.files.csv == "/activity/export?format=csv&kind=sign_in");
}

TEST_CASE("The files are of formats and kinds that the contract has") {
    const auto& parameters = test::contract()["components"]["parameters"];
    REQUIRE(test::find_operation("GET /activity/export") != nullptr);
    const auto& formats = parameters["FileFormat"]["schema"]["enum"];
    CHECK(formats == nlohmann::json{"json", "csv"});
}
