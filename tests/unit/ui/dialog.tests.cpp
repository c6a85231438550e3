#include "ui/dialog.h"

#include <catch2/catch_test_macros.hpp>

#include "support/stage.h"
#include "ui/control.h"

using namespace mooring;
using test::Stage;

namespace {

/// A button on the page, and above it a question that Escape or its own button closes.
struct Asking {
    bool asking = true;
    int pressed = 0;
    Stage stage{[this] {
        const ui::Box box(ui::column(0));
        pressed += ui::button("Delete") ? 1 : 0;
        if (asking) {
            const ui::Dialog dialog("Delete the key?");
            if (ui::button("Cancel") || dialog.was_dismissed()) {
                asking = false;
            }
        }
        static_cast<void>(ui::button("After"));
    }};
};

}  // namespace

TEST_CASE("A dialog stands in the page itself, wherever the view asks for it") {
    Asking view;
    view.stage.draw();
    const auto dialog = view.stage.node("dialog", "Delete the key?");
    CHECK(view.stage.page().element(dialog.id).parent == ui::page_node);
    CHECK(dialog.rect == ui::Rect{0, 0, 1280, 800});
}

TEST_CASE("While a dialog is open, only what is in it can be reached") {
    Asking view;
    view.stage.draw();
    CHECK(view.stage.nodes("button").size() == 1);
    view.asking = false;
    view.stage.draw();
    CHECK(view.stage.nodes("button").size() == 2);
}

TEST_CASE("A dialog is closed by Escape or by its button") {
    Asking view;
    view.stage.draw();
    SECTION("Escape") {
        view.stage.tell(ui::EventKind::Dismiss, "dialog", "Delete the key?");
    }
    SECTION("button") {
        view.stage.tell(ui::EventKind::Activate, "button", "Cancel");
    }
    CHECK_FALSE(view.asking);
    CHECK(view.stage.nodes("dialog").empty());
}
