#include <catch2/catch_test_macros.hpp>
#include <nlohmann/json.hpp>

#include "support/contract.h"
#include "support/replies.h"
#include "support/requests.h"
#include "unit/sections/cloud_accounts/forms.h"

using namespace mooring;
using namespace mooring::cloud_accounts;
using namespace mooring::test::cloud;
using nlohmann::json;

namespace {

/// The form for the contract's example account, whose alias is Production.
Bench editing() {
    Bench bench;
    bench.open("/cloud_3kV9sT1nPa/edit");
    bench.answer(RequestKind::LoadAccount, test::ok(test::example("CloudAccount"), "\"1\""));
    return bench;
}

Bench editing(const json& link) {
    json account = json::parse(test::example("CloudAccount"));
    account["link"] = link;
    Bench bench;
    bench.open("/cloud_3kV9sT1nPa/edit");
    bench.answer(RequestKind::LoadAccount, test::ok(account.dump(), "\"1\""));
    return bench;
}

const json access_key{{"method", "aws_access_key"}, {"access_key_id", "AKIAIOSFODNN7EXAMPLE"}};

}  // namespace

TEST_CASE("Editing begins with what is stored and saves only what changed") {
    Bench bench;
    bench.open("/cloud_3kV9sT1nPa/edit");
    CHECK(test::line_of(bench.sent()) == "GET /cloud-accounts/cloud_3kV9sT1nPa");
    bench.answer(RequestKind::LoadAccount, test::ok(test::example("CloudAccount"), "\"1\""));
    CHECK(typed(bench, Field::RoleArn) == arn);
    CHECK_FALSE(Section::has_unsaved(bench.state));
    bench.send(SaveRequested{});
    CHECK(bench.effects.empty());
    type(bench, Field::Alias, "Production EU");
    CHECK(Section::has_unsaved(bench.state));
    bench.send(SaveRequested{});
    CHECK(bench.sent().if_match == "\"1\"");
    CHECK(test::body_of(bench.sent()) == json{{"alias", "Production EU"}});
    bench.answer(RequestKind::Replace, test::ok(test::example("CloudAccount"), "\"2\""));
    CHECK(bench.effect<app::Navigate>().path == "/settings/cloud-accounts/cloud_3kV9sT1nPa/test");
    CHECK(bench.state.notice == "Saved Production.");
}

TEST_CASE("White space around what is stored is no change") {
    Bench bench = editing();
    type(bench, Field::Alias, " Production ");
    CHECK_FALSE(Section::has_unsaved(bench.state));
}

TEST_CASE("An empty secret keeps the stored one") {
    Bench bench = editing(access_key);
    type(bench, Field::Alias, "Production EU");
    bench.send(SaveRequested{});
    CHECK_FALSE(test::body_of(bench.sent()).contains("credentials"));
}

TEST_CASE("Another access key needs its secret") {
    Bench bench = editing(access_key);
    type(bench, Field::AccessKeyId, "AKIAIOSFODNN7ANOTHER");
    bench.send(SaveRequested{});
    CHECK(bench.effects.empty());
    CHECK_FALSE(form(bench).problems[Field::SecretAccessKey].empty());
    type(bench, Field::SecretAccessKey, "wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY");
    bench.send(SaveRequested{});
    CHECK(test::body_of(bench.sent())["credentials"]["access_key_id"] == "AKIAIOSFODNN7ANOTHER");
}

TEST_CASE("A link of an unknown method can be renamed") {
    Bench bench = editing(json{{"method", "aws_sso"}});
    type(bench, Field::Alias, "Production EU");
    bench.send(SaveRequested{});
    CHECK(test::body_of(bench.sent()) == json{{"alias", "Production EU"}});
}

namespace {

/// What somebody else saved meanwhile: its alias, and a link of their own if there is one.
std::string theirs(const std::string& alias, const json& link = nullptr) {
    json account = json::parse(test::example("CloudAccount"));
    account["alias"] = alias;
    if (!link.is_null()) {
        account["link"] = link;
    }
    return account.dump();
}

/// Saves, and meets what somebody else saved meanwhile.
void save_too_late(Bench& bench, const std::string& newer) {
    bench.send(SaveRequested{});
    bench.answer(
        RequestKind::Replace, test::problem(412, "precondition-failed", "Changed elsewhere.")
    );
    CHECK(test::line_of(bench.sent()) == "GET /cloud-accounts/cloud_3kV9sT1nPa");
    bench.answer(RequestKind::LoadAccount, test::ok(newer, "\"2\""));
}

const std::vector<Field>& disputed(const Bench& bench) {
    return std::get<Edit>(bench.state.page).disputed;
}

using Fields = std::vector<Field>;

}  // namespace

TEST_CASE("What was changed elsewhere and here can be chosen, and is saved over nothing else") {
    Bench bench = editing();
    type(bench, Field::Alias, "mine");
    save_too_late(bench, theirs("theirs"));
    CHECK(form(bench).problem.starts_with("This was changed elsewhere meanwhile."));
    CHECK(typed(bench, Field::Alias) == "mine");
    CHECK(disputed(bench) == Fields{Field::Alias});
    SECTION("one's own stays") {
        bench.send(DisputeSettled{Field::Alias, false});
        CHECK(typed(bench, Field::Alias) == "mine");
        bench.send(SaveRequested{});
        CHECK(bench.sent().if_match == "\"2\"");
    }
    SECTION("the other is taken") {
        bench.send(DisputeSettled{Field::Alias, true});
        CHECK(typed(bench, Field::Alias) == "theirs");
        CHECK_FALSE(Section::has_unsaved(bench.state));
    }
    CHECK(disputed(bench).empty());
    CHECK(form(bench).problem.empty());
}

TEST_CASE("What was changed only elsewhere is taken, and what was changed only here is kept") {
    Bench bench = editing(access_key);
    type(bench, Field::Alias, "mine");
    const json other{{"method", "aws_access_key"}, {"access_key_id", "AKIAIOSFODNN7THEIRS0"}};
    save_too_late(bench, theirs("Production", other));
    CHECK(typed(bench, Field::Alias) == "mine");
    CHECK(typed(bench, Field::AccessKeyId) == "AKIAIOSFODNN7THEIRS0");
    CHECK(disputed(bench).empty());
    bench.send(SaveRequested{});
    CHECK(test::body_of(bench.sent()) == json{{"alias", "mine"}});
}

TEST_CASE("Credentials belong together: a new secret is not put to somebody else's key") {
    Bench bench = editing(access_key);
    type(bench, Field::SecretAccessKey, "wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY");
    const json other{{"method", "aws_access_key"}, {"access_key_id", "AKIAIOSFODNN7THEIRS0"}};
    save_too_late(bench, theirs("Production", other));
    CHECK(typed(bench, Field::AccessKeyId) == "AKIAIOSFODNN7EXAMPLE");
    CHECK(disputed(bench) == Fields{Field::AccessKeyId});
    bench.send(DisputeSettled{Field::AccessKeyId, true});
    CHECK(typed(bench, Field::AccessKeyId) == "AKIAIOSFODNN7THEIRS0");
    CHECK(typed(bench, Field::SecretAccessKey).empty());
    CHECK_FALSE(Section::has_unsaved(bench.state));
}

TEST_CASE("What was linked in another way elsewhere has the fields of that way") {
    Bench bench = editing();
    type(bench, Field::Alias, "mine");
    type(bench, Field::RoleArn, "arn:aws:iam::123456789012:role/mine");
    save_too_late(bench, theirs("Production", access_key));
    CHECK(form(bench).draft.method == Method::AwsAccessKey);
    CHECK(typed(bench, Field::AccessKeyId) == "AKIAIOSFODNN7EXAMPLE");
    CHECK(typed(bench, Field::Alias) == "mine");
    CHECK(disputed(bench).empty());
}

TEST_CASE("What met one's own change, whose reply was lost, is saved") {
    Bench bench = editing();
    type(bench, Field::Alias, "mine");
    bench.send(SaveRequested{});
    bench.answer(RequestKind::Replace, test::offline());
    save_too_late(bench, theirs("mine"));
    CHECK(bench.state.notice == "Saved mine.");
}

TEST_CASE("Nothing is saved over what was changed elsewhere and cannot be loaded") {
    Bench bench = editing();
    type(bench, Field::Alias, "mine");
    bench.send(SaveRequested{});
    bench.answer(
        RequestKind::Replace, test::problem(412, "precondition-failed", "Changed elsewhere.")
    );
    bench.answer(RequestKind::LoadAccount, test::offline());
    CHECK(form(bench).problem.ends_with("Check your connection and try again."));
    CHECK(typed(bench, Field::Alias) == "mine");
    bench.send(SaveRequested{});
    CHECK(bench.effects.empty());
    bench.send(StoredRequested{});
    CHECK(test::line_of(bench.sent()) == "GET /cloud-accounts/cloud_3kV9sT1nPa");
    bench.answer(RequestKind::LoadAccount, test::ok(theirs("theirs"), "\"2\""));
    CHECK(typed(bench, Field::Alias) == "mine");
    CHECK(disputed(bench) == Fields{Field::Alias});
}

TEST_CASE("A second answer about the stored account leaves what is typed alone") {
    Bench bench = editing();
    type(bench, Field::Alias, "mine");
    bench.answer(RequestKind::LoadAccount, test::ok(theirs("theirs"), "\"2\""));
    CHECK(typed(bench, Field::Alias) == "mine");
}

TEST_CASE("An account that cannot be loaded can be asked for again") {
    Bench bench;
    bench.open("/cloud_3kV9sT1nPa/edit");
    bench.answer(RequestKind::LoadAccount, test::offline());
    CHECK(std::get<Edit>(bench.state.page).stored.error() != nullptr);
    bench.send(StoredRequested{});
    CHECK(test::line_of(bench.sent()) == "GET /cloud-accounts/cloud_3kV9sT1nPa");
}

TEST_CASE("The account of a page that was left does not fill the next one") {
    Bench bench;
    bench.open("/cloud_first/edit");
    bench.open("/cloud_second/edit");
    bench.answer(RequestKind::LoadAccount, test::ok(test::example("CloudAccount"), "\"1\""));
    CHECK(std::get<Edit>(bench.state.page).stored.is_loading());
    bench.open();
    bench.answer(RequestKind::LoadAccount, test::ok(test::example("CloudAccount"), "\"1\""));
    CHECK(std::holds_alternative<Overview>(bench.state.page));
}

namespace {

json with_replacement(const char* status, const json& problem) {
    json account = json::parse(test::example("CloudAccount"));
    account["link"] = access_key;
    account["replacement"] = {
        {"status", status}, {"checked_at", nullptr}, {"problem", problem}, {"link", access_key}};
    return account;
}

/// The form of an access key with another one in it, sent.
Bench replacing() {
    Bench bench = editing(access_key);
    type(bench, Field::AccessKeyId, "AKIAIOSFODNN7ANOTHER");
    type(bench, Field::SecretAccessKey, "wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY");
    bench.send(SaveRequested{});
    bench.answer(
        RequestKind::Replace, test::ok(with_replacement("testing", nullptr).dump(), "\"2\"")
    );
    return bench;
}

const json wrong_secret{
    {"code", "secret_wrong"},
    {"pointer", "/credentials/secret_access_key"},
    {"detail", "The secret does not fit."},
    {"repair", "Copy both again."}};

}  // namespace

TEST_CASE("New credentials are waited for until they have been tested") {
    Bench bench = replacing();
    CHECK(form(bench).sending);
    CHECK(bench.effect<app::StartTimer>().delay_ms == 1000);
    bench.fire_timer(RequestKind::Watch);
    CHECK(test::line_of(bench.sent()) == "GET /cloud-accounts/cloud_3kV9sT1nPa");
    bench.answer(RequestKind::Watch, test::ok(test::example("CloudAccount"), "\"3\""));
    CHECK(bench.state.notice == "Saved Production.");
}

TEST_CASE("New credentials that do not pass stay in the form, and can be stored all the same") {
    Bench bench = replacing();
    bench.fire_timer(RequestKind::Watch);
    bench.answer(
        RequestKind::Watch, test::ok(with_replacement("failed", wrong_secret).dump(), "\"2\"")
    );
    CHECK_FALSE(form(bench).sending);
    CHECK(
        form(bench).problems[Field::SecretAccessKey] == "The secret does not fit. Copy both again."
    );
    CHECK(typed(bench, Field::SecretAccessKey) == "wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY");
    CHECK(std::get<Edit>(bench.state.page).has_failed);
    bench.send(InsistRequested{});
    CHECK(test::body_of(bench.sent())["replace"] == "always");
    CHECK(bench.sent().if_match == "\"2\"");
}
