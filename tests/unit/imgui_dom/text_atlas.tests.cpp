#include "imgui_dom/text_atlas.h"

#include <catch2/catch_test_macros.hpp>
#include <string>
#include <vector>

#include "platform/headless/fixed_text.h"

using namespace mooring::imgui_dom;

namespace {

constexpr Face face{.size = 15};
constexpr Rgba ink{10, 20, 30};

struct Atlas {
    mooring::headless::FixedText source;
    TextLayouts layouts{source};
    TextAtlas atlas{source, layouts};

    void begin(float ratio = 1) {
        layouts.begin(ratio);
        atlas.begin(ratio);
    }
    const TextAtlas::Run* run(const std::string& text, Rgba color = ink, float width = -1) {
        return atlas.run(text, face, color, width < 0 ? layouts.width(text, face) : width);
    }
};

bool overlap(const TexelRect& a, const TexelRect& b) {
    return a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height &&
           b.y < a.y + a.height;
}

}  // namespace

TEST_CASE("A run is rasterised once and found again") {
    Atlas atlas;
    atlas.begin();
    const auto* first = atlas.run("Save");
    REQUIRE(first != nullptr);
    const TexelRect place = first->place;
    atlas.begin();
    CHECK(atlas.run("Save")->place.x == place.x);
    CHECK(atlas.source.drawn_runs() == 1);
    static_cast<void>(atlas.run("Save", {255, 0, 0}));
    CHECK(atlas.source.drawn_runs() == 2);
}

TEST_CASE("Runs overlap neither each other nor the white block") {
    Atlas atlas;
    atlas.begin();
    std::vector<TexelRect> places{{0, 0, 4, 4}};
    for (int i = 0; i < 200; ++i) {
        const auto* run = atlas.run(
            "run number " + std::to_string(i) + std::string(static_cast<std::size_t>(i % 9), 'x')
        );
        REQUIRE(run != nullptr);
        for (const TexelRect& other : places) {
            CHECK_FALSE(overlap(run->place, other));
        }
        places.push_back(run->place);
    }
}

TEST_CASE("A texture that is full says so, and the next frame has a larger one") {
    Atlas atlas;
    atlas.begin();
    const int size = atlas.atlas.texture_size();
    for (int i = 0; !atlas.atlas.is_full(); ++i) {
        REQUIRE(i < 10'000);
        static_cast<void>(atlas.run("some text, number " + std::to_string(i)));
    }
    CHECK(atlas.run("one more") == nullptr);
    atlas.begin();
    CHECK(atlas.atlas.texture_size() == 2 * size);
    CHECK_FALSE(atlas.atlas.is_full());
    CHECK(atlas.run("one more") != nullptr);
}

TEST_CASE("All is drawn anew when the ratio changes or the graphics are lost") {
    Atlas atlas;
    atlas.begin(1);
    static_cast<void>(atlas.run("Save"));
    const auto before = atlas.atlas.texture();
    SECTION("ratio") {
        atlas.begin(2);
    }
    SECTION("graphics") {
        atlas.atlas.lose();
        atlas.begin(1);
    }
    CHECK(atlas.atlas.texture() != before);
    static_cast<void>(atlas.run("Save"));
    CHECK(atlas.source.drawn_runs() == 1);
}

TEST_CASE("What fills up over many frames is started anew, and grows no larger than needed") {
    Atlas atlas;
    atlas.begin();
    const int size = atlas.atlas.texture_size();
    for (int i = 0; i < 5'000; ++i) {
        atlas.begin();
        if (atlas.run("what was typed, step " + std::to_string(i)) == nullptr) {
            REQUIRE(atlas.atlas.is_full());
            atlas.begin();
            REQUIRE(atlas.run("what was typed, step " + std::to_string(i)) != nullptr);
        }
        REQUIRE(atlas.atlas.texture_size() == size);
    }
    CHECK(atlas.source.drawn_runs() < 5'000);
}

TEST_CASE("A line wider than the texture gets a larger one; wider than the largest, it is cut") {
    const auto in_the_end = [](const std::string& line) {
        Atlas atlas;
        atlas.begin();
        for (int tries = 0; atlas.run(line) == nullptr; ++tries) {
            REQUIRE(tries < 3);
            REQUIRE(atlas.atlas.is_full());
            atlas.begin();
        }
        return *atlas.run(line);
    };
    const std::string line(200, 'x');
    const float width = Atlas().layouts.width(line, face);
    REQUIRE(width > 1024);
    CHECK(in_the_end(line).place.width >= static_cast<int>(width));
    CHECK(in_the_end(std::string(5000, 'x')).place.width == 4096);
}
