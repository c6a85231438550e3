#include <catch2/catch_test_macros.hpp>

#include "support/console.h"
#include "support/contract.h"

using namespace mooring;
using test::Console;

namespace {

constexpr ui::Environment phone{.viewport = {390, 844}, .ratio = 3, .coarse_pointer = true};

ui::Rect rect_of(const Console& console, const test::Accessible& element) {
    ui::Rect rect = element.rect;
    for (ui::NodeId at = console.page().element(element.id).parent; at != ui::page_node;) {
        const auto& parent = console.page().element(at);
        rect = rect.moved({parent.rect.x, parent.rect.y});
        at = parent.parent;
    }
    return rect;
}

}  // namespace

TEST_CASE("The settings have a menu of their sections, in their order") {
    Console console;
    console.open("/settings/profile");
    std::vector<std::string> expected;
    for (const app::SectionInfo& info : app::section_infos) {
        if (info.place == app::Place::Settings) {
            expected.emplace_back(info.label);
        }
    }
    std::vector<std::string> menu;
    const ui::NodeId nav = console.node("navigation", "Settings").id;
    for (const test::Accessible& link : console.nodes("link")) {
        if (console.page().element(link.id).parent == nav) {
            menu.push_back(link.name);
        }
    }
    CHECK(menu == expected);
    CHECK(expected.front() == "Cloud Accounts");
}

TEST_CASE("The dashboard has no settings menu") {
    Console console;
    console.open("/");
    CHECK_FALSE(console.has("navigation", "Settings"));
    CHECK(console.has("navigation", "Main"));
}

TEST_CASE("The menu stands left of the section, and above it on a phone") {
    Console console;
    console.open("/settings/profile");
    auto menu = rect_of(console, console.node("navigation", "Settings"));
    auto main = rect_of(console, console.nodes("main").front());
    CHECK(menu.right() < main.x);
    console.resize(phone);
    menu = rect_of(console, console.node("navigation", "Settings"));
    main = rect_of(console, console.nodes("main").front());
    CHECK(menu.bottom() < main.y);
    CHECK(menu.x >= 0);
    CHECK(menu.right() <= 390);
    CHECK(console.node("navigation", "Settings").attribute("data-scroll") == "x");
}

TEST_CASE("Content is never wider than one can read, and stands in the middle") {
    Console console({.viewport = {3840, 2160}});
    console.open("/");
    const auto main = rect_of(console, console.nodes("main").front());
    CHECK(main.width <= 1120);
    CHECK(std::abs(main.center().x - 1920) <= 1);
}

TEST_CASE("Signing out keeps its name where there is only room for its mark") {
    Console console(phone);
    console.open("/");
    CHECK(console.node("button", "Sign out").text.empty());
    console.click("Sign out");
    CHECK(console.sent().back() == "DELETE /session");
}

TEST_CASE("The page is at least as high as the viewport, and no wider") {
    Console console({.viewport = {1280, 2000}});
    console.open("/");
    CHECK(console.page().page() == ui::Size{1280, 2000});
    console.resize({.viewport = {320, 200}});
    CHECK(console.page().page().width == 320);
    CHECK(console.page().page().height > 200);
}

TEST_CASE("The first link leads past bar and menu, to where the content is") {
    Console console;
    console.open("/");
    const test::Accessible first = console.nodes("link").front();
    CHECK(first.name == "Skip to content");
    CHECK(first.text.empty());  // a search in the page would find what is not seen
    const test::Accessible main = console.nodes("main").front();
    CHECK(first.attribute("href") == '#' + test::dom_id(main.id));
    CHECK(main.attribute("tabindex") == "-1");
}

TEST_CASE("The page can be shown without its picture, and with it again") {
    Console console;
    console.open("/");
    console.click("Show the plain page");
    CHECK(console.platform().shows_plain);
    console.resize({.face = ui::PageFace::Plain});
    console.click("Show the drawn page");
    CHECK_FALSE(console.platform().shows_plain);
    console.resize({.face = ui::PageFace::OnlyPlain});
    CHECK_FALSE(console.has("button", "Show the drawn page"));
}
