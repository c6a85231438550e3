#include <catch2/catch_test_macros.hpp>
#include <nlohmann/json.hpp>

#include "sections/cloud_accounts/cloud_accounts.h"
#include "support/contract.h"
#include "support/replies.h"
#include "support/requests.h"
#include "support/section_bench.h"

using namespace mooring;
using namespace mooring::cloud_accounts;
using nlohmann::json;

namespace {

using Bench = test::SectionBench<Section>;

json account(const std::string& id, const std::string& alias) {
    json value = json::parse(test::example("CloudAccount"));
    value["id"] = id;
    value["alias"] = alias;
    return value;
}

api::Response page(const std::vector<json>& items, const char* cursor = nullptr) {
    json value{
        {"items", items},
        {"next_cursor", nullptr},
        {"total", items.size()},
        {"linked", {{"aws", items.size()}, {"azure", 0}, {"gcp", 0}}}};
    if (cursor != nullptr) {
        value["next_cursor"] = cursor;
    }
    return test::ok(value.dump());
}

Bench loaded(const api::Response& response) {
    Bench bench;
    bench.open();
    bench.answer(RequestKind::LoadList, response);
    return bench;
}

std::vector<std::string> aliases(const Bench& bench) {
    REQUIRE(bench.state.accounts.value() != nullptr);
    std::vector<std::string> names;
    for (const Account& each : bench.state.accounts.value()->items) {
        names.push_back(each.alias);
    }
    return names;
}

using Names = std::vector<std::string>;

}  // namespace

TEST_CASE("The overview asks for the list, and asks again on each visit without hiding what it has"
) {
    Bench bench;
    bench.open();
    CHECK(test::line_of(bench.sent()) == "GET /cloud-accounts");
    CHECK(bench.state.accounts.is_loading());
    bench.answer(RequestKind::LoadList, page({account("a", "one")}));
    bench.open();
    CHECK(test::line_of(bench.sent()) == "GET /cloud-accounts");
    CHECK(aliases(bench) == Names{"one"});
}

TEST_CASE("A list that failed is loaded again when asked for") {
    Bench bench = loaded(test::offline());
    REQUIRE(bench.state.accounts.error() != nullptr);
    bench.send(ReloadRequested{});
    CHECK(bench.state.accounts.is_loading());
    CHECK(test::line_of(bench.sent()) == "GET /cloud-accounts");
}

TEST_CASE("More accounts come behind those that are there") {
    Bench bench = loaded(page({account("a", "one")}, "next"));
    bench.send(MoreRequested{});
    CHECK(bench.sent().path == "/cloud-accounts?cursor=next&limit=200");
    bench.send(MoreRequested{});
    CHECK(bench.effects.empty());
    bench.answer(RequestKind::LoadMore, page({account("b", "two")}));
    CHECK(aliases(bench) == Names{"one", "two"});
    bench.send(MoreRequested{});
    CHECK(bench.effects.empty());
}

TEST_CASE("More accounts that did not come can be asked for again") {
    Bench bench = loaded(page({account("a", "one")}, "next"));
    bench.send(MoreRequested{});
    bench.answer(RequestKind::LoadMore, test::offline());
    CHECK_FALSE(bench.state.more.problem.empty());
    CHECK(aliases(bench) == Names{"one"});
    bench.send(MoreRequested{});
    CHECK(bench.state.more.problem.empty());
    CHECK(bench.sent().path == "/cloud-accounts?cursor=next&limit=200");
}

TEST_CASE("A page that belongs to an older list is dropped") {
    Bench bench = loaded(page({account("a", "one")}, "next"));
    bench.send(MoreRequested{});
    const std::uint16_t older = bench.turn(RequestKind::LoadMore);
    bench.open();
    bench.answer(RequestKind::RefreshList, page({account("a", "one")}, "other"));
    bench.answer(RequestKind::LoadMore, page({account("b", "two")}), older);
    CHECK(aliases(bench) == Names{"one"});
    CHECK(bench.state.accounts.value()->next_cursor == "other");
}

TEST_CASE("Accounts are filtered and sorted by the server, and searched once typing pauses") {
    Bench bench = loaded(page({account("a", "one")}));
    bench.send(app::QueryEdit{app::QueryPart::Provider, "gcp"});
    CHECK(bench.sent().path == "/cloud-accounts?provider=gcp");
    const std::uint16_t first = bench.turn(RequestKind::LoadList);
    bench.send(app::QueryEdit{app::QueryPart::Status, "failed"});
    bench.send(app::QueryEdit{app::QueryPart::Sort, "alias"});
    CHECK(bench.sent().path == "/cloud-accounts?provider=gcp&status=failed&sort=alias");
    bench.send(app::QueryEdit{app::QueryPart::Search, "arn:"});
    bench.fire_timer(RequestKind::Search);
    CHECK(bench.sent().path == "/cloud-accounts?q=arn%3A&provider=gcp&status=failed&sort=alias");
    bench.answer(RequestKind::LoadList, page({account("b", "late")}), first);
    CHECK(aliases(bench) == Names{"one"});
    bench.leave();
    bench.send(app::QueryEdit{app::QueryPart::Narrowing, {}});
    CHECK(bench.sent().path == "/cloud-accounts?sort=alias");
}

TEST_CASE("An account is deleted after the question, and only that one") {
    Bench bench = loaded(page({account("a", "one"), account("b", "two")}));
    bench.send(DeleteRequested{"b"});
    CHECK(test::line_of(bench.sent()) == "GET /cloud-accounts/b/removal");
    bench.send(DeleteConfirmed{});
    CHECK(test::line_of(bench.sent()) == "DELETE /cloud-accounts/b");
    bench.send(DeleteConfirmed{});
    CHECK(bench.effects.empty());
    bench.answer(RequestKind::Delete, test::no_content());
    CHECK(aliases(bench) == Names{"one"});
    CHECK(bench.state.notice == "Deleted two.");
    CHECK(bench.focus_moves == std::vector{app::FocusTarget::Heading});
}

TEST_CASE("What an account asks before it goes is told of that account alone") {
    Bench bench = loaded(page({account("a", "one"), account("b", "two")}));
    bench.send(DeleteRequested{"a"});
    const std::uint16_t of_a = bench.turn(RequestKind::LoadRemoval);
    bench.send(DeleteCancelled{});
    bench.send(DeleteRequested{"b"});
    bench.answer(RequestKind::LoadRemoval, test::ok(test::example("CloudRemoval")), of_a);
    CHECK(bench.state.deletion->removal.value() == nullptr);
    bench.answer(RequestKind::LoadRemoval, test::ok(test::example("CloudRemoval")));
    CHECK(bench.state.deletion->removal.value() != nullptr);
}

TEST_CASE("What comes for another account is not for the page of this one") {
    Bench bench;
    bench.open("/cloud_a/test");
    const std::uint16_t of_a = bench.turn(RequestKind::LoadAccount);
    bench.send(TestRequested{});
    bench.open("/cloud_3kV9sT1nPa/test");
    bench.answer(RequestKind::LoadAccount, test::ok(test::example("CloudAccount"), "\"1\""));
    const std::string shown = std::get<Test>(bench.state.page).stored.value()->account.id;
    json other = json::parse(test::example("CloudAccount"));
    other["id"] = "cloud_a";
    bench.send(TestRequested{});
    bench.answer(RequestKind::Verify, test::ok(other.dump(), "\"1\""), of_a);
    bench.answer(RequestKind::Verify, test::offline(), of_a);
    bench.answer(RequestKind::LoadAccount, test::offline(), of_a);
    const Test& here = std::get<Test>(bench.state.page);
    REQUIRE(here.stored.value() != nullptr);
    CHECK(here.stored.value()->account.id == shown);
    CHECK(here.sending);
    CHECK(here.problem.empty());
}

TEST_CASE("Deleting can be called off until it is confirmed") {
    Bench bench = loaded(page({account("a", "one")}));
    bench.send(DeleteRequested{"a"});
    bench.send(DeleteCancelled{});
    bench.send(DeleteConfirmed{});
    CHECK(bench.effects.empty());
    bench.send(DeleteRequested{"a"});
    bench.send(DeleteConfirmed{});
    bench.send(DeleteCancelled{});
    CHECK(bench.state.deletion.has_value());
    bench.send(DeleteRequested{"unknown"});
    CHECK(bench.state.deletion->account.id == "a");
}

TEST_CASE("An account that is gone already counts as deleted") {
    Bench bench = loaded(page({account("a", "one")}));
    bench.send(DeleteRequested{"a"});
    bench.send(DeleteConfirmed{});
    bench.answer(RequestKind::Delete, test::problem(404, "not-found", "There is none."));
    CHECK(aliases(bench).empty());
    CHECK_FALSE(bench.state.deletion_error.has_value());
}

TEST_CASE("A deletion that failed says which account is still there") {
    Bench bench = loaded(page({account("a", "one")}));
    bench.send(DeleteRequested{"a"});
    bench.send(DeleteConfirmed{});
    bench.answer(RequestKind::Delete, test::offline());
    CHECK(aliases(bench) == Names{"one"});
    REQUIRE(bench.state.deletion_error.has_value());
    CHECK(bench.state.deletion_error->detail.starts_with("one may not have been deleted. "));
    CHECK(bench.turn(RequestKind::RefreshList) == bench.state.query.turn);  // which the list tells
    SECTION("unless the list is without it") {
        bench.answer(RequestKind::RefreshList, page({}));
        CHECK(bench.state.notice == "Deleted one.");
        CHECK_FALSE(bench.state.deletion_error.has_value());
        return;
    }
    bench.answer(RequestKind::RefreshList, page({account("a", "one")}));
    REQUIRE(bench.state.deletion_error.has_value());
    bench.send(DeleteRequested{"a"});
    CHECK_FALSE(bench.state.deletion_error.has_value());
}

TEST_CASE("The set-up is loaded for each link anew, since its external id is used up") {
    Bench bench;
    bench.open("/aws/new");
    CHECK(test::line_of(bench.sent()) == "GET /cloud-setup");
    bench.answer(RequestKind::LoadSetup, test::offline());
    bench.send(SetupRetried{});
    CHECK(test::line_of(bench.sent()) == "GET /cloud-setup");
    bench.answer(RequestKind::LoadSetup, test::ok(test::example("CloudSetup")));
    bench.open("/aws/new/grant");
    CHECK(bench.effects.empty());
    bench.send(PermissionsChosen{"full"});
    CHECK(bench.sent().path == "/cloud-setup?permissions=full");
    bench.open("/gcp/new");
    CHECK(test::line_of(bench.sent()) == "GET /cloud-setup");
    CHECK(bench.state.setup.is_loading());
}

TEST_CASE("The set-up of an earlier choice does not replace that of a later one") {
    Bench bench;
    bench.open("/aws/new");
    const std::uint16_t first = bench.turn(RequestKind::LoadSetup);
    bench.send(PermissionsChosen{"full"});
    bench.answer(RequestKind::LoadSetup, test::ok(test::example("CloudSetup")), first);
    CHECK(bench.state.setup.is_loading());
}

TEST_CASE("As long as an account is under test, the list asks for news, and then no more") {
    json testing = account("a", "one");
    testing["status"] = "testing";
    Bench bench = loaded(page({testing, account("b", "two")}));
    CHECK(bench.effect<app::StartTimer>().delay_ms == 1000);
    bench.fire_timer(RequestKind::Watch);
    CHECK(test::line_of(bench.sent()) == "GET /cloud-accounts/a");
    bench.answer(RequestKind::Watch, test::problem(500, "internal", ""));
    CHECK(bench.effect<app::StartTimer>().delay_ms == 5000);
    bench.fire_timer(RequestKind::Watch);
    bench.answer(RequestKind::Watch, test::offline());
    CHECK(bench.effects.empty());  // the app asks again
    CHECK(bench.state.is_watching);
    testing["status"] = "connected";
    bench.answer(RequestKind::Watch, test::ok(testing.dump(), "\"1\""));
    CHECK(bench.effects.empty());
    CHECK(bench.state.accounts.value()->items[0].status == "connected");
}

TEST_CASE("A link is tested when asked for, once at a time") {
    Bench bench;
    bench.open("/cloud_3kV9sT1nPa/test");
    bench.answer(RequestKind::LoadAccount, test::ok(test::example("CloudAccount"), "\"1\""));
    bench.send(TestRequested{});
    CHECK(test::line_of(bench.sent()) == "POST /cloud-accounts/cloud_3kV9sT1nPa/verify");
    bench.send(TestRequested{});
    CHECK(bench.effects.empty());
    bench.open("/cloud_3kV9sT1nPa/test");  // because of another tab's news
    CHECK(bench.effects.empty());
    bench.answer(RequestKind::Verify, test::offline());
    CHECK_FALSE(std::get<Test>(bench.state.page).problem.empty());
    bench.send(TestRequested{});
    json testing = json::parse(test::example("CloudAccount"));
    testing["status"] = "testing";
    bench.answer(RequestKind::Verify, test::ok(testing.dump(), "\"1\""));
    CHECK(bench.effect<app::StartTimer>().delay_ms == 1000);
    bench.fire_timer(RequestKind::Watch);
    bench.answer(RequestKind::Watch, test::ok(test::example("CloudAccount", 2), "\"1\""));
    CHECK(std::get<Test>(bench.state.page).stored.value()->account.status == "testing");
}

TEST_CASE("Each text says for two seconds that it was copied, or that it could not be") {
    Bench bench;
    bench.open("/aws/new");
    bench.send(CopyRequested{Item::ExternalId});
    CHECK(bench.effects.empty());
    bench.answer(RequestKind::LoadSetup, test::ok(test::example("CloudSetup")));
    bench.send(CopyRequested{Item::ExternalId});
    CHECK(bench.effect<app::CopyText>().text == "mooring-4f6c1b0e9d2a47c8b35e");
    bench.answer(copy_kind(Item::ExternalId), test::ok(""));
    CHECK(bench.effect<app::StartTimer>().delay_ms == 2000);
    CHECK(bench.state.copying[Item::ExternalId] == app::Copying::Copied);
    CHECK(bench.state.copying[Item::TrustPolicy] == app::Copying::Idle);
    bench.fire_timer(copy_kind(Item::TrustPolicy));
    CHECK(bench.state.copying[Item::ExternalId] == app::Copying::Copied);
    bench.fire_timer(copy_kind(Item::ExternalId));
    CHECK(bench.state.copying[Item::ExternalId] == app::Copying::Idle);
    bench.answer(copy_kind(Item::TrustPolicy), test::offline());
    CHECK(bench.state.copying[Item::TrustPolicy] == app::Copying::Failed);
    CHECK(bench.effects.empty());
}

TEST_CASE("Leaving forgets forms, questions and notices, and keeps what was loaded") {
    Bench bench = loaded(page({account("a", "one")}));
    bench.send(DeleteRequested{"a"});
    bench.leave();
    CHECK_FALSE(bench.state.deletion.has_value());
    bench.open("/aws/new");
    bench.send(FieldEdited{Field::RoleArn, Secret("x")});
    CHECK(Section::has_unsaved(bench.state));
    bench.leave();
    CHECK_FALSE(Section::has_unsaved(bench.state));
    CHECK(std::holds_alternative<Overview>(bench.state.page));
    CHECK(aliases(bench) == Names{"one"});
}
