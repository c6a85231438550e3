#include "ui/virtual_rows.h"

#include <catch2/catch_test_macros.hpp>
#include <string>

#include "support/stage.h"
#include "ui/box.h"
#include "ui/text.h"

using namespace mooring;
using test::Stage;

namespace {

/// A list of buttons; every seventh row is higher than the others.
struct List {
    ui::RowCount count;
    float above = 0;
    int wanted = 0;
    ui::LastLoad last = ui::LastLoad::Fine;

    void draw() {
        ui::gap(above);
        {
            const ui::Region list({.tag = "ul", .key = "list", .role = {}, .name = {}});
            ui::VirtualRows rows("rows", count);
            while (rows.next()) {
                draw_row(rows.index());
            }
        }
        if (count.loaded < count.total && ui::more_rows("rows", count, last)) {
            ++wanted;
        }
    }

    static void draw_row(std::size_t index) {
        const std::string name = "Row " + std::to_string(index);
        const ui::Scope scope(name);
        const ui::Region row({.tag = "li", .key = "row", .role = {}, .name = {}});
        static_cast<void>(ui::button(ui::current().keep(name)));
        ui::gap(index % 7 == 0 ? 30.0F : 4.0F);
    }

    /// Where row `index` begins in the page, by adding up all that are before it.
    [[nodiscard]] float place_of(std::size_t index) const {
        float y = above;
        for (std::size_t i = 0; i < index; ++i) {
            y += ui::button_height + (i % 7 == 0 ? 30.0F : 4.0F);
        }
        return y;
    }
};

Stage stage_of(List& list, const ui::Environment& environment = {}) {
    return Stage([&list] { list.draw(); }, environment);
}

void settle(Stage& stage) {
    stage.draw();
}

void scroll_to(Stage& stage, float y) {
    stage.ui().scroll({.node = ui::page_node, .offset = {0, y}});
    settle(stage);
}

bool has_row(const Stage& stage, std::size_t index) {
    return !test::named(stage.nodes("button"), "Row " + std::to_string(index)).empty();
}

/// Where a row is in the page; its own rectangle is relative to the list.
float drawn_at(const Stage& stage, std::string_view name) {
    for (const test::Accessible& row : stage.nodes("li")) {
        if (row.text == name) {
            return stage.nodes("ul").front().rect.y + row.rect.y;
        }
    }
    return -1;
}

}  // namespace

TEST_CASE("A list of up to a hundred rows is there as a whole") {
    List list{.count = {100, 100}};
    Stage stage = stage_of(list);
    settle(stage);
    CHECK(stage.nodes("li").size() == 100);
}

TEST_CASE("Of a long list only the rows near the viewport are there, on a page as high as all") {
    List list{.count = {10'000, 10'000}};
    Stage stage = stage_of(list);
    settle(stage);
    CHECK(stage.nodes("li").size() < 60);
    CHECK(has_row(stage, 0));
    const float height = stage.page().page().height;
    CHECK(height > 0.95F * list.place_of(10'000));
    CHECK(height < 1.05F * list.place_of(10'000));

    scroll_to(stage, height / 2);
    CHECK(stage.nodes("li").size() < 60);
    CHECK_FALSE(has_row(stage, 0));

    scroll_to(stage, stage.page().page().height - 800);
    CHECK(has_row(stage, 9'999));
    const float last = drawn_at(stage, "Row 9999");
    CHECK(last + ui::button_height + 4 == stage.page().page().height);
}

TEST_CASE("Whoever reads on row by row finds each where it belongs") {
    List list{.count = {2'000, 2'000}, .above = 100};
    Stage stage = stage_of(list);
    settle(stage);
    for (std::size_t index = 0; index < 2'000; index += 10) {
        scroll_to(stage, list.place_of(index));
        REQUIRE(has_row(stage, index));
        CHECK(drawn_at(stage, "Row " + std::to_string(index)) == list.place_of(index));
    }
    CHECK(stage.page().page().height == list.place_of(2'000));
    CHECK(stage.ui().take_page_shift() == 0);
}

TEST_CASE("Scrolling up into rows of unknown height moves nothing that is seen") {
    List list{.count = {2'000, 2'000}};
    Stage stage = stage_of(list);
    settle(stage);
    scroll_to(stage, 40'000);
    static_cast<void>(stage.ui().take_page_shift());
    for (int step = 0; step < 20; ++step) {
        const float before = stage.ui().scroll_of(ui::page_node).y;
        stage.ui().scroll({.node = ui::page_node, .offset = {0, before - 300}});
        stage.draw();
        float seen = 0;
        std::string name;
        const float scrolled = stage.ui().scroll_of(ui::page_node).y;
        for (const test::Accessible& row : stage.nodes("li")) {
            if (drawn_at(stage, row.text) >= scrolled && name.empty()) {
                name = row.text;
                seen = drawn_at(stage, name) - scrolled;
            }
        }
        settle(stage);
        CHECK(drawn_at(stage, name) - stage.ui().scroll_of(ui::page_node).y == seen);
    }
}

TEST_CASE("The row with the focus stays, and its neighbours with it") {
    List list{.count = {10'000, 10'000}};
    Stage stage = stage_of(list);
    settle(stage);
    stage.ui().focus = {.node = stage.node("button", "Row 3").id, .visible = true};
    scroll_to(stage, 100'000);
    CHECK(has_row(stage, 2));
    CHECK(has_row(stage, 3));
    CHECK(has_row(stage, 4));
    CHECK_FALSE(has_row(stage, 5));
    CHECK(drawn_at(stage, "Row 3") == list.place_of(3));
    stage.ui().focus = {};
    scroll_to(stage, 100'100);
    CHECK_FALSE(has_row(stage, 3));
}

TEST_CASE("An event for a row that is there is heard, wherever the page was scrolled meanwhile") {
    List list{.count = {10'000, 10'000}};
    std::size_t pressed = 0;
    Stage stage([&] {
        ui::VirtualRows rows("rows", list.count);
        while (rows.next()) {
            const std::string name = "Row " + std::to_string(rows.index());
            if (ui::button(ui::current().keep(name))) {
                pressed = rows.index();
            }
        }
    });
    settle(stage);
    stage.ui().scroll({.node = ui::page_node, .offset = {0, 200'000}});
    stage.tell(ui::EventKind::Activate, "button", "Row 5");
    CHECK(pressed == 5);
}

TEST_CASE("Rows that went are not drawn for an event that comes before the next frame") {
    List list{.count = {10'000, 10'000}};
    Stage stage = stage_of(list);
    settle(stage);
    list.count = {3, 3};
    stage.tell(ui::EventKind::Activate, "button", "Row 5");
    settle(stage);
    CHECK(stage.nodes("li").size() == 3);
}

TEST_CASE("More is wanted once the end of what is loaded is near, and room is kept for the rest") {
    List list{.count = {100, 10'000}};
    Stage stage = stage_of(list);
    settle(stage);
    CHECK(stage.ui().take_reached() == ui::page_node);
    const float height = stage.page().page().height;
    CHECK(height > 0.9F * list.place_of(10'000));

    scroll_to(stage, list.place_of(80));
    const ui::NodeId more = stage.node("button", "Show more").id;
    CHECK(stage.ui().take_reached() == more);
    SECTION("also from far behind it") {
        scroll_to(stage, height / 2);
        CHECK(stage.ui().take_reached() == more);
    }
    SECTION("but not while it is on its way") {
        list.last = ui::LastLoad::Busy;
        settle(stage);
        CHECK(stage.ui().take_reached() == ui::page_node);
    }
    SECTION("nor by itself after a failure") {
        list.last = ui::LastLoad::Failed;
        settle(stage);
        CHECK(stage.ui().take_reached() == ui::page_node);
        stage.tell(ui::EventKind::Activate, "button", "Show more");
        CHECK(list.wanted == 1);
    }
}

TEST_CASE("The plain page has the rows that are loaded, up to a thousand, and asks before loading"
) {
    List list{.count = {150, 10'000}};
    Stage stage = stage_of(list, {.face = ui::PageFace::Plain});
    settle(stage);
    CHECK(stage.nodes("li").size() == 150);
    CHECK(stage.ui().take_reached() == ui::page_node);
    list.count = {5'000, 10'000};
    settle(stage);
    CHECK(stage.nodes("li").size() == 1'000);
}

TEST_CASE("A change of width measures rows anew") {
    List list{.count = {1'000, 1'000}};
    Stage stage = stage_of(list);
    settle(stage);
    scroll_to(stage, 20'000);
    stage.ui().environment.viewport.width = 360;
    stage.ui().environment.text_scale = 2;
    settle(stage);
    CHECK(stage.page().page().height > 1.5F * list.place_of(1'000));
}
