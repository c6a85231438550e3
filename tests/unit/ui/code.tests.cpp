#include "ui/code.h"

#include <catch2/catch_test_macros.hpp>
#include <string>

#include "support/stage.h"

using namespace mooring;
using test::Stage;

TEST_CASE("A block of code keeps its lines, and its button copies it") {
    bool copied = false;
    Stage stage([&] {
        if (ui::code_block("Commands", "one\n  two", copied)) {
            copied = true;
        }
    });
    stage.draw();
    const auto& lines = stage.page().element(stage.nodes("pre").front().id).lines;
    CHECK(lines == std::vector<test::DomLine>{{"one", ui::LineBreak::Newline}, {"  two"}});
    stage.tell(ui::EventKind::Activate, "button", "Copy Commands");
    CHECK(copied);
    CHECK(stage.node("button", "Copied Commands").text == "Copied");
}

TEST_CASE("Only code that is wider than its frame is scrolled, by the keyboard, too") {
    std::string lines = "short";
    Stage stage([&] { static_cast<void>(ui::code_block("Commands", lines, false)); });
    stage.draw();
    CHECK_FALSE(stage.node("group", "Commands").has("tabindex"));
    lines = std::string(400, 'x');
    stage.draw();
    CHECK(stage.node("group", "Commands").attribute("tabindex") == "0");
    CHECK(stage.node("group", "Commands").attribute("data-scroll") == "x");
}

TEST_CASE("A short text to copy is named by its label, or by what it is") {
    Stage stage([&] {
        static_cast<void>(ui::copy_field("External ID", "mooring-1", false));
        static_cast<void>(ui::copy_field("Or type it", "abcd", false, "key"));
    });
    stage.draw();
    CHECK(stage.node("button", "Copy External ID").text == "Copy");
    CHECK(stage.node("button", "Copy key").text == "Copy");
    CHECK(stage.nodes("code").front().text == "mooring-1");
}
