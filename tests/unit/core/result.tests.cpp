#include "core/result.h"

#include <catch2/catch_test_macros.hpp>
#include <string>

using namespace mooring;

TEST_CASE("A result holds a value or an error") {
    const Result<int, std::string> good(42);
    CHECK(good.has_value());
    CHECK(good.value() == 42);
    const Result<int, std::string> bad(std::string("no answer"));
    CHECK_FALSE(static_cast<bool>(bad));
    CHECK(bad.error() == "no answer");
}
