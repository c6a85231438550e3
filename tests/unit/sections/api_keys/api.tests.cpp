#include <catch2/catch_test_macros.hpp>
#include <nlohmann/json.hpp>

#include "sections/api_keys/api_keys.h"
#include "support/contract.h"
#include "support/replies.h"
#include "support/requests.h"

using namespace mooring;
using namespace mooring::api_keys;

TEST_CASE("The list of keys is asked for by page") {
    CHECK(request_keys({}, "") == api::get("/api-keys"));
    CHECK(request_keys({}, "a+b&c") == api::get("/api-keys?cursor=a%2Bb%26c&limit=200"));
}

TEST_CASE("A key is made under an Idempotency-Key") {
    NewKey key{.name = "ci \"2\"", .access = {}, .expiry = "30"};
    const api::Request request = request_create({.key = key, .idempotency_key = "once"});
    const Secret body(R"({"name":"ci \"2\"","scopes":["read"],"expires_in_days":30})");
    CHECK(request == api::create("/api-keys", body, "once"));
    key.expiry.clear();
    CHECK(test::body_of(request_create({.key = key, .idempotency_key = {}}))["expires_in_days"]
              .is_null());
}

TEST_CASE("A key is deleted by its id") {
    CHECK(request_delete("key_7Qd2mX0aLw") == api::remove("/api-keys/key_7Qd2mX0aLw"));
}

TEST_CASE("A page of keys is read in its order, with the way to the next") {
    const auto page = read_keys(test::ok(test::example("ApiKeyPage")));
    REQUIRE(page);
    CHECK(page.value().next_cursor == "WyItY3JlYXRlZF9hdCIsNDFd");
    CHECK(page.value().total == 41);
    CHECK(page.value().total_unfiltered == 41);
    CHECK(expiring(page.value()) == 2);
    REQUIRE(page.value().items.size() == 1);
    CHECK(
        page.value().items.front() ==
        ApiKey{
            .id = "key_7Qd2mX0aLw",
            .name = "Deployment",
            .prefix = "moor_live_",
            .last_four = "x9Kd",
            .access = "Writes Cloud accounts; reads Profile",
            .status = KeyStatus::Active,
            .created_at = *parse_rfc3339("2026-02-10T10:00:00Z"),
            .expires_at = parse_rfc3339("2026-05-11T10:00:00Z"),
            .overlap_ends_at = parse_rfc3339("2026-02-11T10:00:00Z"),
            .last_used_at = std::nullopt,
            .last_used_address = {}}
    );
}

TEST_CASE("The time of a key's last use is read when there is one") {
    auto page = nlohmann::json::parse(test::example("ApiKeyPage"));
    page["items"][0] = nlohmann::json::parse(test::example("ApiKey"));
    const auto keys = read_keys(test::ok(page.dump()));
    REQUIRE(keys);
    CHECK(keys.value().items.front().last_used_at == parse_rfc3339("2026-03-01T07:12:00Z"));
}

TEST_CASE("The last page has no cursor") {
    const auto page = read_keys(test::ok(test::example("ApiKeyPage", 1)));
    REQUIRE(page);
    CHECK(page.value() == ApiKeyPage{});
}

TEST_CASE("A page that lacks something is malformed") {
    auto page = nlohmann::json::parse(test::example("ApiKeyPage"));
    SECTION("the list") {
        page.erase("items");
    }
    SECTION("a key's id") {
        page["items"][0].erase("id");
    }
    SECTION("a time that is one") {
        page["items"][0]["created_at"] = "yesterday";
    }
    SECTION("a last use that is a time or null") {
        page["items"][0]["last_used_at"] = 5;
    }
    SECTION("a cursor that is text") {
        page["next_cursor"] = 5;
    }
    const auto read = read_keys(test::ok(page.dump()));
    REQUIRE(!read);
    CHECK(read.error().kind == api::ErrorKind::Malformed);
}

TEST_CASE("A new key comes with what is known of it later") {
    const auto created = read_created(test::created(test::example("CreatedApiKey")));
    REQUIRE(created);
    CHECK(created.value().api_key.name == "Deployment");
    CHECK(created.value().key.reveal() == "moor_live_0123456789abcdefghijABCDEFGHIJ0123456789x9Kd");
    CHECK(!read_created(test::created(R"({"key":"moor_live_0123456789"})")));
}
