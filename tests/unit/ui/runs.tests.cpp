// How often the view runs for a frame: once, unless the layout came out otherwise.
#include <catch2/catch_test_macros.hpp>
#include <string>

#include "support/stage.h"
#include "ui/box.h"
#include "ui/control.h"
#include "ui/field.h"
#include "ui/text.h"

using namespace mooring;
using test::Stage;

namespace {

struct Form {
    std::string name = "Ada";
    std::string note;
    Stage stage{[this] { draw(); }, {.viewport = {600, 300}}};

    Form() { stage.draw(); }

    void draw() {
        if (auto text = ui::text_field({.label = "Name###name", .value = name})) {
            name = *text;
        }
        static_cast<void>(ui::button("Save###save"));
        if (!note.empty()) {
            ui::text(note);
        }
        ui::gap(1000);
    }
    /// Runs that the frame takes that shows what changed.
    std::uint32_t runs_of_frame() {
        const std::uint32_t before = stage.ui().runs();
        stage.show();
        return stage.ui().runs() - before;
    }
};

}  // namespace

TEST_CASE("To point, to press, to let go, to focus and to scroll take one run each") {
    Form form;
    form.stage.ui().pointer_moved(form.stage.node("button", "Save").rect.center());
    CHECK(form.runs_of_frame() == 1);
    form.stage.ui().pointer_button(true);
    CHECK(form.runs_of_frame() == 1);
    form.stage.ui().pointer_button(false);
    CHECK(form.runs_of_frame() == 1);
    form.stage.ui().focus = {.node = form.stage.node("button", "Save").id, .visible = true};
    CHECK(form.runs_of_frame() == 1);
    form.stage.ui().scroll({.node = ui::page_node, .offset = {0, 120}});
    CHECK(form.runs_of_frame() == 1);
}

TEST_CASE("To type takes one run for the event and one for the frame that shows it") {
    Form form;
    const std::uint32_t before = form.stage.ui().runs();
    form.stage.tell(ui::EventKind::Edit, "textbox", "Name", "Ada K");
    CHECK(form.stage.ui().runs() - before == 2);
    CHECK(form.name == "Ada K");
}

TEST_CASE("What adds a line to the page takes another run, and three at most") {
    Form form;
    form.note = "Saved";
    form.stage.ui().invalidate();
    CHECK(form.runs_of_frame() == 2);
    form.note = "Saved again";
    form.stage.ui().invalidate();
    CHECK(form.runs_of_frame() == 1);
    form.stage.ui().environment.viewport = {300, 300};
    const std::uint32_t runs = form.runs_of_frame();
    CHECK(runs >= 2);
    CHECK(runs <= 3);
}

TEST_CASE("A frame that shows what the last one showed takes one run") {
    Form form;
    CHECK(form.runs_of_frame() == 1);
    CHECK_FALSE(form.stage.ui().wants_frame());
}
