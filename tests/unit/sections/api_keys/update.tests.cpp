#include <catch2/catch_test_macros.hpp>

#include "unit/sections/api_keys/keys.h"

using namespace mooring;
using namespace mooring::test::keys;

TEST_CASE("Opening API keys asks for the first page") {
    Bench bench;
    bench.open();
    CHECK(bench.sent() == request_keys({}, ""));
    CHECK(bench.state.keys.is_loading());
    bench.answer(RequestKind::Load, test::offline());
    REQUIRE(bench.state.keys.error() != nullptr);
    bench.send(ReloadRequested{});
    CHECK(bench.sent() == request_keys({}, ""));
    CHECK(bench.state.keys.is_loading());
}

TEST_CASE("More keys are added behind those that are there") {
    Bench bench = loaded(page({key("1", "a"), key("2", "b")}, "further"));
    bench.send(MoreRequested{});
    CHECK(bench.sent() == request_keys({}, "further"));
    bench.send(MoreRequested{});
    CHECK(bench.effects.empty());

    SECTION("without any twice, though it moved meanwhile") {
        bench.answer(RequestKind::LoadMore, page({key("2", "b"), key("3", "c")}));
        CHECK(names(bench) == Names{"a", "b", "c"});
        CHECK(!bench.state.loading_more);
        bench.send(MoreRequested{});
        CHECK(bench.effects.empty());
    }
    SECTION("or it is said why not, and asked for again") {
        bench.answer(RequestKind::LoadMore, test::offline());
        CHECK(names(bench) == Names{"a", "b"});
        REQUIRE(bench.state.list_error);
        bench.send(MoreRequested{});
        CHECK(bench.sent() == request_keys({}, "further"));
        CHECK(!bench.state.list_error);
    }
}

TEST_CASE("A key that was made while the list was missing brings the list back") {
    Bench bench = loaded(test::offline());
    generate(bench, "terraform");
    bench.answer(RequestKind::Create, made("2", "terraform"));
    CHECK(bench.state.shown_once.has_value());
    CHECK(bench.sent() == request_keys({}, ""));
}

TEST_CASE("A key is deleted after a question") {
    Bench bench = loaded(page({key("1", "laptop"), key("2", "terraform")}));
    bench.send(DeleteRequested{"2"});
    CHECK(bench.effects.empty());
    SECTION("answered with no") {
        bench.send(DeleteCancelled{});
        CHECK(!bench.state.deletion);
        bench.send(DeleteConfirmed{});
        CHECK(bench.effects.empty());
    }
    SECTION("answered with yes") {
        bench.send(DeleteConfirmed{});
        CHECK(bench.sent() == request_delete("2"));
        bench.send(DeleteConfirmed{});
        CHECK(bench.effects.empty());
        bench.send(DeleteRequested{"1"});
        CHECK(bench.state.deletion->id == "2");
        bench.answer(RequestKind::Delete, test::no_content());
        CHECK(names(bench) == Names{"laptop"});
        CHECK(bench.state.news == "Deleted terraform.");
        CHECK(!bench.state.deletion);
    }
}

TEST_CASE("What was told of an earlier key is gone when the next is deleted") {
    Bench bench = loaded(page({key("1", "laptop"), key("2", "terraform")}));
    bench.send(DeleteRequested{"2"});
    bench.send(DeleteConfirmed{});
    bench.answer(RequestKind::Delete, test::no_content());
    REQUIRE(bench.state.news == "Deleted terraform.");
    bench.send(DeleteRequested{"1"});
    CHECK(bench.state.news == "Deleted terraform.");  // nothing else has happened yet
    bench.send(DeleteConfirmed{});
    CHECK(bench.state.news.empty());
}

TEST_CASE("A key that was deleted elsewhere is gone as well") {
    Bench bench = loaded(page({key("1", "laptop")}));
    bench.send(DeleteRequested{"1"});
    bench.send(DeleteConfirmed{});
    bench.answer(RequestKind::Delete, test::problem(404, "not-found", "There is no such key."));
    CHECK(names(bench).empty());
    CHECK(!bench.state.list_error);
}

TEST_CASE("A list that is asked for again stays when it does not come") {
    Bench bench = loaded(page({key("1", "laptop")}));
    bench.open();
    bench.answer(RequestKind::Refresh, test::problem(500, "internal", ""));
    CHECK(names(bench) == Names{"laptop"});
    bench.open();
    bench.answer(RequestKind::Refresh, page({key("2", "phone")}));
    CHECK(names(bench) == Names{"phone"});
    SECTION("unless something else is searched for, of which it is not the answer") {
        bench.send(app::QueryEdit{.part = app::QueryPart::Search, .value = "x"});
        bench.open();
        bench.answer(RequestKind::Load, test::problem(500, "internal", ""));
        CHECK(bench.state.keys.error() != nullptr);
    }
}

TEST_CASE("A key that could not be deleted stays, and it is said why") {
    Bench bench = loaded(page({key("1", "laptop")}));
    bench.send(DeleteRequested{"1"});
    bench.send(DeleteConfirmed{});
    bench.answer(RequestKind::Delete, test::offline());
    CHECK(names(bench) == Names{"laptop"});
    REQUIRE(bench.state.list_error);
    CHECK(bench.state.list_error->kind == api::ErrorKind::Offline);
    SECTION("unless the list tells that it was deleted all the same") {
        bench.answer(RequestKind::Refresh, page({}));
        CHECK(bench.state.news == "Deleted laptop.");
        CHECK(!bench.state.list_error);
        return;
    }
    bench.answer(RequestKind::Refresh, page({key("1", "laptop")}));
    CHECK(bench.state.news.empty());
    CHECK(bench.state.list_error);
    bench.send(DeleteRequested{"1"});
    bench.send(DeleteConfirmed{});
    CHECK(bench.sent() == request_delete("1"));
    CHECK(!bench.state.list_error);
}

TEST_CASE("What is not in the list cannot be deleted") {
    Bench bench = loaded(page({key("1", "laptop")}));
    bench.send(DeleteRequested{"7"});
    CHECK(!bench.state.deletion);
}

TEST_CASE("A search goes to the server once the typing pauses") {
    Bench bench = loaded(page({key("1", "laptop")}));
    bench.send(app::QueryEdit{app::QueryPart::Search, "t"});
    CHECK(bench.effect<app::StartTimer>().delay_ms == app::typing_pause_ms);
    const std::uint16_t first = bench.turn(RequestKind::Search);
    bench.send(app::QueryEdit{app::QueryPart::Search, "te "});
    bench.fire_timer(RequestKind::Search, first);
    CHECK(bench.effects.empty());
    bench.fire_timer(RequestKind::Search);
    CHECK(bench.sent().path == "/api-keys?q=te");
    CHECK(names(bench) == Names{"laptop"});  // until the answer is here
    bench.answer(RequestKind::Load, page({key("2", "terraform")}));
    CHECK(names(bench) == Names{"terraform"});
}

TEST_CASE("An order is asked for at once, together with what is searched for") {
    Bench bench = loaded(page({}));
    bench.send(app::QueryEdit{app::QueryPart::Search, "100 %"});
    bench.send(app::QueryEdit{app::QueryPart::Sort, "-last_used_at"});
    CHECK(bench.sent().path == "/api-keys?q=100%20%25&sort=-last_used_at");
    bench.answer(RequestKind::Load, page({key("1", "a")}, "further"));
    bench.send(MoreRequested{});
    CHECK(bench.sent().path == "/api-keys?q=100%20%25&sort=-last_used_at&cursor=further&limit=200");
    bench.send(app::QueryEdit{app::QueryPart::Narrowing, {}});
    CHECK(bench.sent().path == "/api-keys?sort=-last_used_at");
}

TEST_CASE("An answer that comes late replaces nothing") {
    Bench bench = loaded(page({key("1", "a")}, "further"));
    bench.send(MoreRequested{});
    const std::uint16_t more = bench.turn(RequestKind::LoadMore);
    bench.send(app::QueryEdit{app::QueryPart::Sort, "name"});
    const std::uint16_t by_name = bench.turn(RequestKind::Load);
    bench.send(app::QueryEdit{app::QueryPart::Sort, "created_at"});
    bench.answer(RequestKind::Load, page({key("3", "newest asked for")}));
    bench.answer(RequestKind::Load, page({key("2", "b")}), by_name);
    bench.answer(RequestKind::LoadMore, page({key("4", "c")}), more);
    CHECK(names(bench) == Names{"newest asked for"});
    CHECK(!bench.state.loading_more);
}

TEST_CASE("A search that failed is asked again") {
    Bench bench = loaded(page({key("1", "a")}));
    bench.send(app::QueryEdit{app::QueryPart::Search, "a"});
    bench.fire_timer(RequestKind::Search);
    bench.answer(RequestKind::Load, test::offline());
    REQUIRE(bench.state.keys.error() != nullptr);
    bench.send(ReloadRequested{});
    CHECK(bench.sent().path == "/api-keys?q=a");
}

TEST_CASE("What is searched for is kept for the next visit") {
    Bench bench = loaded(page({}));
    bench.send(app::QueryEdit{app::QueryPart::Sort, "name"});
    bench.leave();
    bench.open();
    CHECK(bench.sent().path == "/api-keys?sort=name");
}

TEST_CASE("Where a new key stands among those of a search, the server knows") {
    Bench bench = loaded(page({key("1", "a")}));
    bench.send(app::QueryEdit{app::QueryPart::Sort, "name"});
    bench.answer(RequestKind::Load, page({key("1", "a")}));
    generate(bench, "b");
    bench.answer(RequestKind::Create, made("2", "b"));
    CHECK(bench.sent().path == "/api-keys?sort=name");
}

TEST_CASE("The counts follow what is made and deleted") {
    Bench bench = loaded(page({key("1", "a")}));
    generate(bench, "b");
    bench.answer(RequestKind::Create, made("2", "b"));
    CHECK(bench.state.keys.value()->total == 2);
    bench.send(DeleteRequested{"1"});
    bench.send(DeleteConfirmed{});
    bench.answer(RequestKind::Delete, test::no_content());
    CHECK(bench.state.keys.value()->total_unfiltered == 1);
}

TEST_CASE("Keys that expire soon are counted with those that were not loaded") {
    auto soon = key("1", "a");
    soon["status"] = "expires_soon";
    auto also_soon = key("2", "b");
    also_soon["status"] = "expires_soon";
    const auto reply = [](const nlohmann::json& item, const char* cursor) {
        auto json = nlohmann::json::parse(page({item}, cursor).body);
        json["total_expiring"] = 3;
        return test::ok(json.dump());
    };
    Bench bench = loaded(reply(soon, "next"));
    CHECK(expiring(*bench.state.keys.value()) == 3);
    bench.send(MoreRequested{});
    bench.answer(RequestKind::LoadMore, reply(also_soon, nullptr));
    CHECK(expiring(*bench.state.keys.value()) == 3);
    bench.send(DeleteRequested{"2"});
    bench.send(DeleteConfirmed{});
    bench.answer(RequestKind::Delete, test::no_content());
    CHECK(expiring(*bench.state.keys.value()) == 2);
}

TEST_CASE("Of a server that does not count them, the keys that were loaded are told of") {
    auto soon = key("1", "a");
    soon["status"] = "expires_soon";
    Bench bench = loaded(page({soon}, "next"));
    CHECK(expiring(*bench.state.keys.value()) == 1);
    bench.send(MoreRequested{});
    bench.answer(RequestKind::LoadMore, page({key("2", "b")}));
    CHECK(expiring(*bench.state.keys.value()) == 1);
}
