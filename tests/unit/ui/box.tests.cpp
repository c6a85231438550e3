#include "ui/box.h"

#include <catch2/catch_test_macros.hpp>

#include "support/stage.h"
#include "ui/control.h"
#include "ui/remote_card.h"
#include "ui/text.h"

using namespace mooring;
using test::Stage;

TEST_CASE("A region is an element with a role and a name, and what is inside is inside") {
    Stage stage([] {
        const ui::Region region({.tag = "section", .key = "keys", .role = "group", .name = "Keys"});
        ui::text("none");
    });
    stage.draw();
    const auto region = stage.node("group", "Keys");
    CHECK(region.tag == "section");
    CHECK(region.text == "none");
}

TEST_CASE("What is inside a box is stated relative to its region") {
    Stage stage([] {
        ui::BoxStyle style = ui::column(0);
        style.padding = ui::Edges::all(20);
        const ui::Region region({.tag = "section", .key = "a", .role = {}, .name = "A"}, style);
        const ui::Region inner({.tag = "div", .key = "b", .role = "group", .name = "B"}, style);
        ui::text("words");
    });
    stage.draw();
    CHECK(stage.node("group", "B").rect.x == 20);
    CHECK(stage.page().in_document_order().back()->rect.x == 20);
}

TEST_CASE("Gaps and paddings grow with the text") {
    const auto view = [] {
        const ui::Box box(ui::column(ui::space::medium));
        ui::text("one");
        ui::text("two");
    };
    Stage stage(view, {.text_scale = 2});
    stage.draw();
    const auto lines = stage.nodes("span");
    REQUIRE(lines.size() == 2);
    CHECK(lines[1].rect.y - lines[0].rect.bottom() == 32);
}

TEST_CASE("A region that scrolls is as wide as the page, and its content as wide as it needs") {
    Stage stage(
        [] {
            const ui::ScrollRegion strip(
                {.tag = "nav", .key = "strip", .role = {}, .name = "Places"}, ui::row(4)
            );
            for (const char* place :
                 {"Cloud Accounts", "Profile", "Security", "API keys", "Billing"}) {
                ui::link(place, place);
            }
        },
        {.viewport = {320, 600}}
    );
    stage.draw();
    CHECK(stage.node("navigation", "Places").rect.width == 320);
    CHECK(stage.nodes("link").back().rect.right() > 320);
    // How far it is scrolled is the browser's business: in the page nothing moves.
    stage.ui().scroll({.node = stage.node("navigation", "Places").id, .offset = {100, 0}});
    stage.draw();
    CHECK(stage.patch().empty());
}

TEST_CASE("What is on its way is announced as such, and what failed can be tried again") {
    std::optional<api::ApiError> error;
    bool again = false;
    Stage stage([&] { again = ui::unavailable(error ? &*error : nullptr, "your keys") || again; });
    stage.draw();
    CHECK(stage.nodes("status").front().text == "Loading your keys");
    CHECK(stage.nodes("button").empty());
    error = api::malformed("not JSON");
    stage.draw();
    CHECK(stage.nodes("alert").front().text == error->detail);
    stage.tell(ui::EventKind::Activate, "button", "Try again");
    CHECK(again);
}
