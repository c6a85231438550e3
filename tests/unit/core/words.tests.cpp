#include "core/words.h"

#include <catch2/catch_test_macros.hpp>
#include <cstdint>
#include <limits>
#include <string>

using namespace mooring;

TEST_CASE("Words are put together from texts and numbers") {
    CHECK(Words().empty());
    CHECK(Words("Step ").add(2).add(" of ").add(10) == "Step 2 of 10");
    CHECK(Words().add(0) == "0");
    CHECK(Words().add(-7) == "-7");
    CHECK(Words().add(std::numeric_limits<std::int64_t>::min()) == "-9223372036854775808");
}

TEST_CASE("What is more than a few words is cut") {
    const std::string much(100, 'a');
    CHECK(Words(much) == std::string(64, 'a'));
    CHECK(Words(much).add("b") == std::string(64, 'a'));
}

TEST_CASE("Large numbers are told with commas") {
    CHECK(number_words(1'234'567) == "1234567");
    CHECK(with_commas(0) == "0");
    CHECK(with_commas(999) == "999");
    CHECK(with_commas(1'000) == "1,000");
    CHECK(with_commas(1'234'567) == "1,234,567");
}

TEST_CASE("A count takes the word that fits it") {
    CHECK(counted(0, "key", "keys") == "0 keys");
    CHECK(counted(1, "key", "keys") == "1 key");
    CHECK(counted(2, "key", "keys") == "2 keys");
    CHECK(counted(10'000, "key", "keys") == "10,000 keys");
}
