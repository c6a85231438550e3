#include "imgui_dom/arena.h"

#include <catch2/catch_test_macros.hpp>
#include <string>
#include <vector>

using mooring::imgui_dom::TextArena;

TEST_CASE("Texts stay where they are until the arena is cleared") {
    TextArena arena;
    std::vector<std::string_view> kept;
    std::vector<std::string> copies;
    for (std::size_t i = 0; i < 2000; ++i) {
        copies.emplace_back(i % 97, static_cast<char>('a' + i % 26));
        kept.push_back(arena.keep(copies.back()));
    }
    for (std::size_t i = 0; i < kept.size(); ++i) {
        REQUIRE(kept[i] == copies[i]);
    }
}

TEST_CASE("Pieces are kept as one text") {
    TextArena arena;
    CHECK(arena.keep({"Edit ", "", "Production"}) == "Edit Production");
    CHECK(arena.keep("").empty());
}

TEST_CASE("A text larger than a block has one of its own") {
    TextArena arena;
    const std::string large(100'000, 'x');
    CHECK(arena.keep(large) == large);
}

TEST_CASE("Clearing overwrites every text") {
    TextArena arena;
    const std::string_view small = arena.keep("moor_live_0123456789");
    const std::string_view large = arena.keep(std::string(50'000, 'k'));
    const std::string_view after = arena.keep("JBSWY3DPEHPK3PXP");
    arena.clear();
    for (const std::string_view text : {small, large, after}) {
        CHECK(
            text.find_first_not_of('\0') == std::string_view::npos
        );  // the memory is still the arena's
    }
}
