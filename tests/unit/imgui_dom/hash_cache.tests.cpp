#include "imgui_dom/hash_cache.h"

#include <catch2/catch_test_macros.hpp>

using namespace mooring::imgui_dom;

TEST_CASE("A cache knows what was added, under every key, until it forgets all") {
    HashCache<int> cache;
    CHECK(cache.find(0) == nullptr);
    for (int i = 0; i < 1000; ++i) {
        CHECK(
            cache.add(static_cast<std::uint64_t>(i) << 32U, i) == i
        );  // alike in their lower half
    }
    CHECK(cache.size() == 1000);
    for (int i = 0; i < 1000; ++i) {
        const int* found = cache.find(static_cast<std::uint64_t>(i) << 32U);
        REQUIRE(found != nullptr);
        CHECK(*found == i);
    }
    CHECK(cache.find(7) == nullptr);
    cache.clear();
    CHECK(cache.size() == 0);
    CHECK(cache.find(0) == nullptr);
}
