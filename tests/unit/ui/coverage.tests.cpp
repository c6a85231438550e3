#include "ui/coverage.h"

#include <imgui.h>
#include <imgui_internal.h>

#include <catch2/catch_test_macros.hpp>

#include "support/stage.h"
#include "ui/control.h"
#include "ui/text.h"

using namespace mooring;
using test::Stage;

// That each frame of every test passes the check is part of Ui::frame itself.

namespace {

/// As Dear ImGui tells of an item that it was given.
void draw_item(ui::NodeId id) {
    ImGuiTestEngineHook_ItemAdd(ImGui::GetCurrentContext(), id, {}, nullptr);
}

}  // namespace

TEST_CASE("What can be acted on in the picture and is not in the page is found") {
    Stage stage([] { static_cast<void>(ui::button("Save")); });
    stage.draw();
    draw_item(stage.nodes("button").front().id);
    CHECK(ui::take_uncovered_item(stage.ui().tree()) == ui::page_node);
    draw_item(0x1234);
    CHECK(ui::take_uncovered_item(stage.ui().tree()) == 0x1234);
    CHECK(ui::take_uncovered_item(stage.ui().tree()) == ui::page_node);
}

TEST_CASE("What is only words in the page does not cover what can be acted on") {
    Stage stage([] { ui::note("Save"); });
    stage.draw();
    const ui::NodeId words = stage.nodes("paragraph").front().id;
    draw_item(words);
    CHECK(ui::take_uncovered_item(stage.ui().tree()) == words);
}
