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

Bench filled_role() {
    Bench bench;
    bench.open("/aws/new");
    type(bench, Field::RoleArn, arn);
    type(bench, Field::Alias, "production");
    return bench;
}

}  // namespace

TEST_CASE("A new link begins with the first method of its provider") {
    Bench bench;
    bench.open("/azure/new");
    CHECK(form(bench).draft.method == Method::AzureSubscription);
    CHECK_FALSE(Section::has_unsaved(bench.state));
    bench.open("/gcp/new");
    CHECK(form(bench).draft.method == Method::GcpServiceAccount);
}

TEST_CASE("A form that is not complete says so under its fields and sends nothing") {
    Bench bench;
    bench.open("/aws/new");
    bench.send(SaveRequested{});
    CHECK(bench.effects.empty());
    CHECK_FALSE(form(bench).problems[Field::RoleArn].empty());
    CHECK_FALSE(form(bench).problems[Field::Alias].empty());
    type(bench, Field::Alias, "p");
    CHECK(form(bench).problems[Field::Alias].empty());
    CHECK_FALSE(form(bench).problems[Field::RoleArn].empty());
}

TEST_CASE("A link that was made leads to its test") {
    Bench bench = filled_role();
    bench.send(SaveRequested{});
    CHECK(test::body_of(bench.sent())["alias"] == "production");
    bench.send(SaveRequested{});
    CHECK(bench.effects.empty());
    bench.answer(RequestKind::Create, test::created(test::example("CloudAccount"), "\"1\""));
    CHECK(bench.effect<app::Navigate>().path == "/settings/cloud-accounts/cloud_3kV9sT1nPa/test");
    CHECK(bench.state.notice == "Linked Production.");
    CHECK_FALSE(Section::has_unsaved(bench.state));
    bench.open("/cloud_3kV9sT1nPa/test");
    CHECK_FALSE(bench.state.notice.empty());
    bench.open("/aws/new");
    CHECK(bench.state.notice.empty());
}

TEST_CASE("Whatever goes wrong, what was typed stays") {
    for (const api::Response& reply :
         {test::offline(),
          test::problem(500, "internal", "x"),
          test::problem(403, "forbidden", "x"),
          test::bad_field("/alias", "Taken."),
          test::created("{}")}) {
        Bench bench = filled_role();
        bench.send(SaveRequested{});
        bench.answer(RequestKind::Create, reply);
        CHECK_FALSE(form(bench).sending);
        CHECK(typed(bench, Field::RoleArn) == arn);
        CHECK(typed(bench, Field::Alias) == "production");
        CHECK(Section::has_unsaved(bench.state));
    }
}

TEST_CASE("Sentences of the server stand under their fields") {
    Bench bench = filled_role();
    bench.send(SaveRequested{});
    bench.answer(
        RequestKind::Create,
        test::problem(
            422,
            "invalid-fields",
            "Two fields.",
            {{"/alias", "Taken."}, {"/credentials/role_arn", "Linked already."}}
        )
    );
    CHECK(form(bench).problems[Field::Alias] == "Taken.");
    CHECK(form(bench).problems[Field::RoleArn] == "Linked already.");
    CHECK(form(bench).problem.empty());
}

TEST_CASE("A sentence about a field that is not asked for stands above the form") {
    Bench bench = filled_role();
    bench.send(SaveRequested{});
    bench.answer(
        RequestKind::Create,
        test::problem(
            422,
            "invalid-fields",
            "x",
            {{"/alias", "Taken."}, {"/credentials/tenant_id", "Odd."}, {"/credentials", "Strange."}}
        )
    );
    CHECK(form(bench).problem == "Odd. Strange.");
    CHECK(form(bench).problems[Field::Alias] == "Taken.");
    bench.send(SaveRequested{});
    bench.answer(RequestKind::Create, test::problem(403, "forbidden", "Not from here."));
    CHECK(form(bench).problem == "Not from here.");
    CHECK(form(bench).problems[Field::Alias].empty());
}

TEST_CASE("A request whose outcome is not known is sent again under the same key") {
    for (const api::Response& unknown :
         {test::offline(), test::problem(502, "bad-gateway", "x"), test::created("{}")}) {
        Bench bench = filled_role();
        bench.send(SaveRequested{});
        const std::string key = bench.sent().idempotency_key;
        REQUIRE_FALSE(key.empty());
        bench.answer(RequestKind::Create, unknown);
        bench.send(SaveRequested{});
        CHECK(bench.sent().idempotency_key == key);
    }
}

TEST_CASE("Another request has another key") {
    Bench bench = filled_role();
    bench.send(SaveRequested{});
    const std::string key = bench.sent().idempotency_key;
    SECTION("after a refusal") {
        bench.answer(RequestKind::Create, test::bad_field("/alias", "Taken."));
    }
    SECTION("after an edit") {
        bench.answer(RequestKind::Create, test::offline());
        type(bench, Field::Alias, "other");
    }
    SECTION("with another method") {
        bench.answer(RequestKind::Create, test::offline());
        bench.send(MethodChosen{Method::AwsAccessKey});
        bench.send(MethodChosen{Method::AwsRole});
    }
    bench.send(SaveRequested{});
    CHECK(bench.sent().idempotency_key != key);
}

TEST_CASE("Changing the method and coming back loses nothing") {
    Bench bench = filled_role();
    bench.send(MethodChosen{Method::AwsAccessKey});
    type(bench, Field::SecretAccessKey, "secret");
    bench.send(SaveRequested{});
    CHECK_FALSE(form(bench).problems[Field::AccessKeyId].empty());
    bench.send(MethodChosen{Method::AwsRole});
    CHECK(form(bench).problems == PerField<std::string>{});
    CHECK(typed(bench, Field::RoleArn) == arn);
    CHECK(typed(bench, Field::SecretAccessKey) == "secret");
}

TEST_CASE("A pasted key is looked at at once") {
    Bench bench;
    bench.open("/gcp/new");
    type(bench, Field::Key, "{");
    CHECK_FALSE(form(bench).problems[Field::Key].empty());
    type(bench, Field::Key, "");
    CHECK(form(bench).problems[Field::Key].empty());
    const json key{
        {"type", "service_account"},
        {"project_id", "analytical-engines"},
        {"private_key_id", "9c8b"},
        {"private_key", "-----BEGIN PRIVATE KEY-----\nMIIE\n-----END PRIVATE KEY-----\n"},
        {"client_email", "mooring@analytical-engines.iam.gserviceaccount.com"},
        {"token_uri", "https://oauth2.googleapis.com/token"}};
    bench.send(KeyFileChosen{Secret(key.dump())});
    REQUIRE(form(bench).key.has_value());
    CHECK(form(bench).key->project_id == "analytical-engines");
    CHECK(form(bench).key_source == KeySource::File);
    type(bench, Field::Alias, "data");
    bench.send(SaveRequested{});
    CHECK(test::body_of(bench.sent())["credentials"]["key"] == key.dump());
    type(bench, Field::Key, "other");
    CHECK_FALSE(form(bench).key.has_value());
    CHECK(form(bench).key_source == KeySource::Pasted);
}

TEST_CASE("What was typed into a form is kept, without its secrets") {
    Bench bench;
    bench.open("/aws/new/finish");
    bench.send(MethodChosen{Method::AwsAccessKey});
    type(bench, Field::AccessKeyId, "AKIAIOSFODNN7EXAMPLE");
    type(bench, Field::SecretAccessKey, "wJalrXUtnFEMI");
    type(bench, Field::Alias, "staging");
    const std::string kept = Section::draft(bench.state);
    CHECK(kept.find("wJalrXUtnFEMI") == std::string::npos);
    Bench again;
    again.open("/aws/new/finish");
    Section::restore(again.state, kept);
    CHECK(form(again).draft.method == Method::AwsAccessKey);
    CHECK(typed(again, Field::AccessKeyId) == "AKIAIOSFODNN7EXAMPLE");
    CHECK(typed(again, Field::SecretAccessKey).empty());
    CHECK(typed(again, Field::Alias) == "staging");
}

TEST_CASE("The steps of a set-up share what was typed, another provider's do not") {
    Bench bench = filled_role();
    bench.open("/aws/new/grant");
    CHECK(typed(bench, Field::RoleArn) == arn);
    CHECK(Section::stays(bench.state, "/aws/new/finish"));
    CHECK_FALSE(Section::stays(bench.state, "/gcp/new/finish"));
    CHECK_FALSE(Section::stays(bench.state, ""));
}

TEST_CASE("A subscription is chosen from what the Azure CLI lists") {
    Bench bench;
    bench.open("/azure/new/finish");
    bench.send(AccountListPasted{"no json"});
    CHECK_FALSE(std::get<NewLink>(bench.state.page).account_list_problem.empty());
    bench.send(AccountListPasted{
        R"([{"id":"0f9e8d7c-6b5a-4493-8271-605f4e3d2c1b","name":"Research","state":"Enabled",
            "tenantId":"a1b2c3d4-e5f6-4708-9a0b-1c2d3e4f5a6b","managedByTenants":[{"tenantId":"x"}]},
           {"id":"","tenantId":"none"}])"});
    CHECK(std::get<NewLink>(bench.state.page).account_list_problem.empty());
    CHECK(std::get<NewLink>(bench.state.page).subscriptions.size() == 1);
    bench.send(SubscriptionChosen{0});
    CHECK(typed(bench, Field::SubscriptionId) == "0f9e8d7c-6b5a-4493-8271-605f4e3d2c1b");
    CHECK(typed(bench, Field::TenantId) == "a1b2c3d4-e5f6-4708-9a0b-1c2d3e4f5a6b");
    CHECK(typed(bench, Field::Alias) == "Research");
}
