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

TEST_CASE("Code that is wider than its frame goes on in the next line, and is copied as it was") {
    const std::string command =
        "  gcloud iam roles create mooring --permissions=" + std::string(400, 'x');
    Stage stage([&] { static_cast<void>(ui::code_block("Commands", command, false)); });
    stage.draw();
    const auto& pre = stage.page().element(stage.nodes("pre").front().id);
    REQUIRE(pre.lines.size() > 1);
    std::string joined;
    for (const test::DomLine& line : pre.lines) {
        joined += line.text + (line.next == ui::LineBreak::Space ? " " : "");
    }
    CHECK(joined == command);
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
