#include <catch2/catch_test_macros.hpp>
#include <catch2/generators/catch_generators.hpp>
#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "sections/api_keys/api_keys.h"
#include "support/contract.h"
#include "support/memory_watch.h"
#include "support/replies.h"
#include "support/requests.h"
#include "support/section_bench.h"

using namespace mooring;
using namespace mooring::api_keys;

namespace {

using Bench = test::SectionBench<Section>;

constexpr const char* made_key = "moor_live_0123456789abcdefghijABCDEFGHIJ0123456789x9Kd";

nlohmann::json key(const std::string& id, const std::string& name) {
    auto json = nlohmann::json::parse(test::example("ApiKey"));
    json["id"] = id;
    json["name"] = name;
    return json;
}

api::Response page(const std::vector<nlohmann::json>& keys, const char* cursor = nullptr) {
    nlohmann::json json{
        {"items", keys},
        {"next_cursor", nullptr},
        {"total", keys.size()},
        {"total_unfiltered", keys.size()}};
    if (cursor != nullptr) {
        json["next_cursor"] = cursor;
    }
    return test::ok(json.dump());
}

api::Response made(const std::string& id, const std::string& name) {
    return test::created(nlohmann::json{{"api_key", key(id, name)}, {"key", made_key}}.dump());
}

Bench loaded(const api::Response& response) {
    Bench bench;
    bench.open();
    bench.answer(RequestKind::Load, response);
    return bench;
}

void generate(Bench& bench, const std::string& name) {
    bench.send(NameEdited{name});
    bench.send(GenerateRequested{});
}

std::vector<std::string> names(const Bench& bench) {
    std::vector<std::string> names;
    REQUIRE(bench.state.keys.value() != nullptr);
    for (const ApiKey& key : bench.state.keys.value()->items) {
        names.push_back(key.name);
    }
    return names;
}

using Names = std::vector<std::string>;

}  // namespace

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
    bench.answer(RequestKind::Load, page({key("1", "laptop"), key("2", "terraform")}));
    bench.send(GenerateRequested{});
    bench.answer(RequestKind::Create, made("2", "terraform"));
    CHECK(names(bench) == Names{"terraform", "laptop"});
}

TEST_CASE("A key that was made while the list was missing brings the list back") {
    Bench bench = loaded(test::offline());
    generate(bench, "terraform");
    bench.answer(RequestKind::Create, made("2", "terraform"));
    CHECK(bench.state.shown_once.has_value());
    CHECK(bench.sent() == request_keys({}, ""));
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

TEST_CASE("A key that was deleted elsewhere is gone as well") {
    Bench bench = loaded(page({key("1", "laptop")}));
    bench.send(DeleteRequested{"1"});
    bench.send(DeleteConfirmed{});
    bench.answer(RequestKind::Delete, test::problem(404, "not-found", "There is no such key."));
    CHECK(names(bench).empty());
    CHECK(!bench.state.list_error);
}

TEST_CASE("A key that could not be deleted stays, and it is said why") {
    Bench bench = loaded(page({key("1", "laptop")}));
    bench.send(DeleteRequested{"1"});
    bench.send(DeleteConfirmed{});
    bench.answer(RequestKind::Delete, test::offline());
    CHECK(names(bench) == Names{"laptop"});
    REQUIRE(bench.state.list_error);
    CHECK(bench.state.list_error->kind == api::ErrorKind::Offline);
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
