#include "ui/radio.h"

#include <catch2/catch_test_macros.hpp>
#include <string>

#include "support/stage.h"

using namespace mooring;
using test::Stage;

namespace {

/// Two choices, of which `chosen` is made.
void choices(std::string& chosen) {
    const ui::RadioGroup group("How to travel");
    for (const char* way : {"By sea", "By land"}) {
        const ui::RadioOptions options{
            .group = "way", .label = way, .hint = "Takes a while.", .checked = chosen == way};
        if (ui::radio(options)) {
            chosen = way;
        }
    }
}

}  // namespace

TEST_CASE("Radios are real ones of a group with a name, each with its explanation") {
    std::string chosen = "By sea";
    Stage stage([&] { choices(chosen); });
    stage.draw();
    CHECK(stage.node("radiogroup", "How to travel").tag == "fieldset");
    const test::Accessible sea = stage.node("radio", "By sea");
    CHECK(sea.attribute("type") == "radio");
    CHECK(sea.attribute("name") == stage.node("radio", "By land").attribute("name"));
    CHECK(sea.description == "Takes a while.");
    CHECK(sea.has("checked"));
    CHECK_FALSE(stage.node("radio", "By land").has("checked"));
}

TEST_CASE("A radio that was chosen says so") {
    std::string chosen = "By sea";
    Stage stage([&] { choices(chosen); });
    stage.draw();
    stage.tell(ui::EventKind::Activate, "radio", "By land");
    CHECK(chosen == "By land");
    stage.draw();
    CHECK(stage.node("radio", "By land").has("checked"));
    CHECK_FALSE(stage.node("radio", "By sea").has("checked"));
}

TEST_CASE("Radios stand beside each other, equally high, and below each other on a phone") {
    std::string chosen;
    Stage wide([&] { choices(chosen); }, {.viewport = {1280, 800}});
    wide.draw();
    const ui::Rect left = wide.node("radio", "By sea").rect;
    const ui::Rect right = wide.node("radio", "By land").rect;
    CHECK(right.x >= left.right());
    CHECK(right.height == left.height);
    Stage narrow([&] { choices(chosen); }, {.viewport = {390, 844}});
    narrow.draw();
    CHECK(narrow.node("radio", "By land").rect.y >= narrow.node("radio", "By sea").rect.bottom());
}
