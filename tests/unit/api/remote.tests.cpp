#include "api/remote.h"

#include <catch2/catch_test_macros.hpp>
#include <string>

using namespace mooring;
using api::Remote;

TEST_CASE("Something remote is in one of four states") {
    Remote<std::string> thing;
    CHECK_FALSE(thing.is_asked());
    thing = api::Loading{};
    CHECK((thing.is_asked() && thing.is_loading()));
    thing = Result<std::string, api::ApiError>(api::malformed("not JSON"));
    REQUIRE(thing.error() != nullptr);
    CHECK(thing.value() == nullptr);
    thing = Result<std::string, api::ApiError>(std::string("here"));
    REQUIRE(thing.value() != nullptr);
    CHECK(*thing.value() == "here");
    CHECK((thing.error() == nullptr && !thing.is_loading()));
}
