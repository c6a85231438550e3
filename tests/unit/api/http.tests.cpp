#include "api/http.h"

#include <catch2/catch_test_macros.hpp>
#include <string>

using namespace mooring;

TEST_CASE("Requests carry what their method needs") {
    CHECK(api::get("/profile").method == api::Method::Get);
    CHECK(api::remove("/session").method == api::Method::Delete);
    const auto put = api::put("/profile", Secret("{}"), "\"3\"");
    CHECK((put.method == api::Method::Put && put.if_match == "\"3\"" && put.idempotency_key.empty())
    );
    const auto made = api::create("/api-keys", Secret("{}"), "0123456789abcdef");
    CHECK((made.method == api::Method::Post && made.idempotency_key == "0123456789abcdef"));
    CHECK(api::post("/session", Secret("{}")).idempotency_key.empty());
}
