// One act of a person is one press, whatever it was done with: Dear ImGui sees the pointer, the
// browser says that something was clicked, and only one of them may count.
#include <catch2/catch_test_macros.hpp>

#include "support/stage.h"
#include "ui/control.h"
#include "ui/dialog.h"

using namespace mooring;
using test::Stage;
using ui::EventKind;

namespace {

/// A button, and how often its view was told that it was pressed.
struct Buttons {
    bool usable = true;
    bool asks = false;
    int saved = 0;
    int cancelled = 0;
    Stage stage{[this] { draw(); }};

    void draw() {
        saved += ui::button("Save###save", {.enabled = ui::enabled_if(usable)}) ? 1 : 0;
        cancelled += ui::button("Cancel###cancel") ? 1 : 0;
        if (asks) {
            const ui::Dialog dialog("Sure?###sure");
        }
    }
    [[nodiscard]] ui::Point place_of(std::string_view name) const {
        return stage.node("button", name).rect.center();
    }
    void move_to(std::string_view name) { stage.ui().pointer_moved(place_of(name)); }
    void press() { stage.ui().pointer_button(true); }
    void release() { stage.ui().pointer_button(false); }
    void show() {
        do {
            stage.show();
        } while (stage.ui().wants_frame());
    }
    void click_arrives() { stage.tell(EventKind::Activate, "button", "Save"); }
    /// Frames that come to rest when nothing more is to be drawn.
    Buttons() { stage.draw(); }
};

}  // namespace

TEST_CASE("A click of the mouse is one press, however many frames lie in between") {
    Buttons buttons;
    buttons.move_to("Save");
    SECTION("all at once") {
        buttons.press();
        buttons.release();
    }
    SECTION("held for a while") {
        buttons.show();
        buttons.press();
        buttons.show();
        CHECK(buttons.saved == 0);
        buttons.release();
    }
    SECTION("with a frame before the browser says that it was clicked") {
        buttons.press();
        buttons.show();
        buttons.release();
        buttons.show();
    }
    buttons.click_arrives();
    CHECK(buttons.saved == 1);
    buttons.show();
    CHECK(buttons.saved == 1);
}

TEST_CASE("So is a touch") {
    Buttons buttons;
    buttons.move_to("Save");
    buttons.press();
    buttons.release();
    buttons.stage.ui().pointer_left();
    buttons.click_arrives();
    CHECK(buttons.saved == 1);
}

TEST_CASE("So is a click whose pointer was elsewhere, as on a label") {
    Buttons buttons;
    buttons.move_to("Cancel");
    buttons.press();
    buttons.stage.ui().pointer_moved({1000, 700});
    buttons.release();
    buttons.click_arrives();
    CHECK(buttons.saved == 1);
    CHECK(buttons.cancelled == 0);
}

TEST_CASE("So is each press of a key, also after a click of the mouse") {
    Buttons buttons;
    buttons.click_arrives();
    buttons.click_arrives();
    CHECK(buttons.saved == 2);
    buttons.move_to("Save");
    buttons.press();
    buttons.release();
    buttons.click_arrives();
    CHECK(buttons.saved == 3);
    buttons.click_arrives();
    CHECK(buttons.saved == 4);
}

TEST_CASE("To let go elsewhere presses nothing") {
    Buttons buttons;
    buttons.move_to("Save");
    buttons.press();
    buttons.show();
    SECTION("on another button") {
        buttons.move_to("Cancel");
    }
    SECTION("where the browser took the gesture for scrolling") {
        buttons.stage.ui().pointer_left();
    }
    buttons.release();
    buttons.show();
    CHECK(buttons.saved == 0);
    CHECK(buttons.cancelled == 0);
}

TEST_CASE("A disabled button is pressed by nothing") {
    Buttons buttons;
    buttons.usable = false;
    buttons.stage.draw();
    buttons.move_to("Save");
    buttons.press();
    buttons.show();
    buttons.release();
    buttons.click_arrives();
    CHECK(buttons.saved == 0);
}

TEST_CASE("A click that arrives when the view has changed presses what it was for") {
    Buttons buttons;
    buttons.move_to("Save");
    buttons.press();
    buttons.show();
    buttons.stage.ui().invalidate();
    buttons.release();
    buttons.click_arrives();
    buttons.show();
    CHECK(buttons.saved == 1);
}

TEST_CASE("What is behind a dialog is not pressed by the pointer") {
    Buttons buttons;
    buttons.asks = true;
    buttons.stage.draw();
    buttons.asks = false;
    buttons.stage.draw();
    const ui::Point save = buttons.place_of("Save");
    buttons.asks = true;
    buttons.stage.draw();
    buttons.stage.ui().pointer_moved(save);
    buttons.press();
    buttons.release();
    buttons.show();
    CHECK(buttons.saved == 0);
}
