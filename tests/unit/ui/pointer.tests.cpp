#include "ui/pointer.h"

#include <imgui.h>

#include <catch2/catch_test_macros.hpp>
#include <vector>

#include "support/stage.h"
#include "ui/control.h"
#include "ui/dialog.h"

using namespace mooring;
using test::Stage;
using ui::Pointer;

namespace {

constexpr ui::NodeId save = 1;
constexpr ui::NodeId cancel = 2;
constexpr ui::Rect left{0, 0, 100, 40};
constexpr ui::Rect right{120, 0, 100, 40};

/// Both buttons in one frame.
struct Both {
    ui::Pointed save;
    ui::Pointed cancel;
};

Both frame(Pointer& pointer) {
    pointer.begin();
    const Both both{pointer.on(save, left), pointer.on(cancel, right)};
    pointer.end();
    return both;
}

}  // namespace

TEST_CASE("What the pointer is on is hovered, up to its edge, until it leaves") {
    Pointer pointer;
    CHECK_FALSE(frame(pointer).save.hovered);
    pointer.move({99, 39});
    CHECK(frame(pointer).save.hovered);
    CHECK_FALSE(frame(pointer).cancel.hovered);
    pointer.move({100, 39});
    CHECK_FALSE(frame(pointer).save.hovered);
    pointer.move({50, 20});
    pointer.leave();
    CHECK_FALSE(frame(pointer).save.hovered);
}

TEST_CASE("What it goes down on is held until it goes up, and nothing else is pointed at") {
    Pointer pointer;
    pointer.move({50, 20});
    pointer.press(true);
    CHECK(frame(pointer).save.held);
    pointer.move({150, 20});
    const Both away = frame(pointer);
    CHECK(away.save.held);
    CHECK_FALSE(away.save.hovered);
    CHECK_FALSE(away.cancel.hovered);
    pointer.press(false);
    const Both up = frame(pointer);
    CHECK_FALSE(up.save.held);
    CHECK(up.cancel.hovered);
}

TEST_CASE("To go down beside everything and move there holds nothing") {
    Pointer pointer;
    pointer.move({110, 20});
    pointer.press(true);
    frame(pointer);
    pointer.move({50, 20});
    CHECK_FALSE(frame(pointer).save.held);
}

TEST_CASE("Of two that overlap the first has the pointer") {
    Pointer pointer;
    pointer.move({50, 20});
    pointer.begin();
    CHECK(pointer.on(save, left).hovered);
    CHECK_FALSE(pointer.on(cancel, left).hovered);
}

namespace {

/// Of the page's picture, without what is above it.
std::vector<ImU32> colors(Stage& stage) {
    do {
        stage.draw();
    } while (stage.ui().wants_frame());
    std::vector<ImU32> found;
    for (const ImDrawVert& vertex : stage.ui().draw_data()->CmdLists[0]->VtxBuffer) {
        found.push_back(vertex.col);
    }
    return found;
}

}  // namespace

TEST_CASE("A dialog takes the pointer from the page below it, and gives it back") {
    bool asks = false;
    Stage stage([&] {
        static_cast<void>(ui::button("Save"));
        if (asks) {
            const ui::Dialog dialog("Sure?");
        }
    });
    const auto plain = colors(stage);
    stage.ui().pointer_moved(stage.node("button", "Save").rect.center());
    const auto hovered = colors(stage);
    CHECK(hovered != plain);
    asks = true;
    CHECK(colors(stage) == plain);
    asks = false;
    CHECK(colors(stage) == hovered);
}
