#include "ui/text.h"

#include <catch2/catch_test_macros.hpp>
#include <string>

#include "support/stage.h"
#include "ui/box.h"
#include "ui/code.h"

using namespace mooring;
using test::Stage;

TEST_CASE("Headings are real, and the page's own can take the focus") {
    Stage stage([] {
        ui::heading(1, "Profile");
        ui::heading(2, "Personal information");
        ui::heading(3, "Phone");
    });
    stage.draw();
    CHECK(stage.node("h1", "Profile").attribute("tabindex") == "-1");
    CHECK_FALSE(stage.node("h2", "Personal information").has("tabindex"));
    CHECK(stage.nodes("heading").size() == 3);
}

TEST_CASE(
    "A status stays in the page while it has nothing to say, so that it is announced when it has"
) {
    std::string words;
    Stage stage([&] { ui::status(words, ui::Tone::Ok); });
    stage.draw();
    REQUIRE(stage.nodes("status").size() == 1);
    const ui::NodeId id = stage.nodes("status").front().id;
    CHECK(stage.nodes("status").front().text.empty());
    words = "Saved";
    stage.draw();
    CHECK(stage.nodes("status").front().id == id);
    CHECK(stage.nodes("status").front().text == "Saved");
}

TEST_CASE("What is wrong is an alert, what is to be known a note") {
    Stage stage([] {
        ui::banner("No answer from the server.", ui::Tone::Danger);
        ui::banner("This expires soon.", ui::Tone::Warning);
    });
    stage.draw();
    CHECK(stage.nodes("alert").front().text == "No answer from the server.");
    CHECK(stage.nodes("note").front().text == "This expires soon.");
}

TEST_CASE("Long text is broken in the page where it is broken on the canvas") {
    Stage stage(
        [] {
            ui::text("A sentence that is too long for a narrow page and goes on and on and on.");
        },
        {.viewport = {320, 600}}
    );
    stage.draw();
    const auto& element = *stage.page().in_document_order().front();
    REQUIRE(element.lines.size() > 1);
    CHECK(element.lines.front().next == ui::LineBreak::Space);
    CHECK(element.rect.height == static_cast<float>(element.lines.size()) * 22);
    CHECK(element.rect.width <= 320);
}

TEST_CASE("Code keeps its lines, and its button stays the same while it says that it copied") {
    bool copied = false;
    Stage stage([&] {
        if (ui::code_block("Permission policy", "{\n  \"Version\": \"2012-10-17\"\n}", copied)) {
            copied = true;
        }
    });
    stage.draw();
    CHECK(stage.nodes("group").front().name == "Permission policy");
    const auto& pre = stage.page().element(stage.nodes("pre").front().id);
    REQUIRE(pre.lines.size() == 3);
    CHECK(pre.lines[1].text == "  \"Version\": \"2012-10-17\"");
    const ui::NodeId button = stage.node("button", "Copy Permission policy").id;
    stage.tell(ui::EventKind::Activate, "button", "Copy Permission policy");
    CHECK(stage.node("button", "Copied Permission policy").id == button);
}

TEST_CASE("A status that is longer than the page is wide goes on in the next line") {
    Stage stage(
        [] {
            const ui::Box line(ui::wrapping_row(12));
            ui::heading(2, "Your keys");
            ui::status("Made nightly-report-for-the-warehouse. Copy the key now.", ui::Tone::Ok);
        },
        {.viewport = {320, 640}}
    );
    stage.draw();
    const auto status = stage.nodes("status").front();
    CHECK(status.rect.right() <= 320);
    CHECK(status.rect.height > 30);
}
