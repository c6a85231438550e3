#include "app/runtime.h"

#include <catch2/catch_test_macros.hpp>

#include "support/console.h"
#include "support/contract.h"

using namespace mooring;
using test::Console;

namespace {

void open_profile(Console& console) {
    console.open("/settings/profile");
    console.answer("GET /profile", test::filled_reply("GET /profile"));
}

/// Draws once more, and says whether the page had to change for it.
bool changes_page(Console& console) {
    console.runtime().frame();
    return !console.platform().patch.empty();
}

}  // namespace

TEST_CASE("A page where nothing happens draws nothing") {
    Console console;
    open_profile(console);
    const int frames = console.platform().frames;
    console.pass(3'600'000);
    CHECK(console.platform().frames == frames);
    CHECK_FALSE(console.platform().frame_wanted);
    CHECK(console.platform().timers.empty());
}

TEST_CASE("What happens between two frames is drawn in one") {
    Console console;
    open_profile(console);
    const int frames = console.platform().frames;
    console.runtime().dispatch(app::LinkFollowed{"/"});
    console.runtime().dispatch(app::LinkFollowed{"/settings/profile"});
    CHECK(console.platform().frames == frames);
    CHECK(console.platform().frame_wanted);
}

TEST_CASE("An act of the person is handled within its event, before any frame") {
    Console console;
    open_profile(console);
    const ui::NodeId name = console.node("textbox", "Name").id;
    const int frames = console.platform().frames;
    console.runtime().post({.kind = ui::EventKind::Edit, .node = name, .text = Secret("A")});
    console.runtime().post({.kind = ui::EventKind::Edit, .node = name, .text = Secret("Ad")});
    CHECK(console.platform().frames == frames);
    CHECK(console.runtime().state().unload_guarded);
    console.runtime().frame();
    const auto& patch = console.platform().patch;
    const std::string_view bytes(reinterpret_cast<const char*>(patch.data()), patch.size());
    CHECK(
        bytes.find("Ada") == std::string_view::npos
    );  // the older text is not put back over the newer
}

TEST_CASE("An event for an element that is gone does nothing") {
    Console console;
    open_profile(console);
    const ui::NodeId save = console.node("button", "Save").id;
    console.click("Dashboard");
    console.runtime().post({.kind = ui::EventKind::Activate, .node = save, .text = {}});
    CHECK(console.heading() == "Dashboard");
    CHECK(console.sent() == std::vector<std::string>{"GET /overview"});
}

TEST_CASE("Scrolling and pointing change the picture, not the page's meaning") {
    Console console({.viewport = {390, 400}});
    open_profile(console);
    console.runtime().ui().scroll({.node = ui::page_node, .offset = {0, 120}});
    CHECK_FALSE(changes_page(console));
    console.runtime().ui().pointer_moved({100, 100});
    CHECK_FALSE(changes_page(console));
    console.runtime().ui().pointer_button(true);
    CHECK_FALSE(changes_page(console));
    console.runtime().ui().pointer_button(false);
    console.runtime().ui().pointer_left();
    CHECK_FALSE(changes_page(console));
    CHECK(console.sent().empty()
    );  // what a pointer does arrives as an event of the page, and only so
}

TEST_CASE("The focus ring is drawn where the browser would draw one, without a change of the page"
) {
    Console console;
    open_profile(console);
    console.runtime().ui().focus = {.node = console.node("button", "Sign out").id, .visible = true};
    CHECK_FALSE(changes_page(console));
}

TEST_CASE("Lost graphics are made anew, and nothing else is lost") {
    Console console;
    open_profile(console);
    console.type("Name", "Ada King");
    console.runtime().ui().lose_graphics();
    CHECK_FALSE(changes_page(console));
    CHECK(console.value_of("Name") == "Ada King");
}

TEST_CASE("A theme or a ratio changes the picture, not what stands in the page") {
    Console console({.viewport = {1280, 800}, .ratio = 1});
    open_profile(console);
    console.runtime().ui().environment.scheme = ui::Scheme::Dark;
    CHECK_FALSE(changes_page(console));
}
