#include "ui/coverage.h"

#include <catch2/catch_test_macros.hpp>

#include "support/stage.h"
#include "ui/control.h"
#include "ui/text.h"

using namespace mooring;
using test::Stage;

// That each frame of every test passes the check is part of Ui::frame itself.

TEST_CASE("What can be acted on in the picture and is not in the page is found") {
    Stage stage([] { static_cast<void>(ui::button("Save")); });
    stage.draw();
    ui::note_item(stage.nodes("button").front().id);
    CHECK(ui::take_uncovered_item(stage.ui().tree()) == ui::page_node);
    ui::note_item(0x1234);
    CHECK(ui::take_uncovered_item(stage.ui().tree()) == 0x1234);
    CHECK(ui::take_uncovered_item(stage.ui().tree()) == ui::page_node);
}

TEST_CASE("What is only words in the page does not cover what can be acted on") {
    Stage stage([] { ui::note("Save"); });
    stage.draw();
    const ui::NodeId words = stage.nodes("paragraph").front().id;
    ui::note_item(words);
    CHECK(ui::take_uncovered_item(stage.ui().tree()) == words);
}
