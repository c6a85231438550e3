#include "ui/control.h"

#include <catch2/catch_test_macros.hpp>
#include <string>

#include "support/stage.h"
#include "ui/box.h"

using namespace mooring;
using test::Stage;
using ui::EventKind;

TEST_CASE("A button tells its view once that it was pressed") {
    int pressed = 0;
    Stage stage([&] { pressed += ui::button("Save") ? 1 : 0; });
    stage.draw();
    CHECK(stage.node("button", "Save").attribute("type") == "button");
    stage.tell(EventKind::Activate, "button", "Save");
    CHECK(pressed == 1);
    stage.draw();
    CHECK(pressed == 1);
}

TEST_CASE("A submit button is pressed by its form's submit") {
    int submitted = 0;
    Stage stage([&] {
        const ui::Form form("Profile###profile");
        submitted += ui::submit_button("Save") ? 1 : 0;
    });
    stage.draw();
    CHECK(stage.node("button", "Save").attribute("type") == "submit");
    stage.tell(EventKind::Activate, "button", "Save");
    CHECK(submitted == 1);
}

TEST_CASE("A button that cannot be used does nothing, whatever the page sends") {
    bool busy = false;
    int pressed = 0;
    Stage stage([&] {
        const ui::ButtonOptions options{
            .enabled = busy ? ui::Enabled::Yes : ui::Enabled::No, .busy = busy};
        pressed += ui::button("Save", options) ? 1 : 0;
    });
    stage.draw();
    CHECK(stage.node("button", "Save").is_disabled());
    stage.tell(EventKind::Activate, "button", "Save");
    busy = true;
    stage.draw();
    const auto button = stage.node("button", "Save");
    CHECK_FALSE(button.has("disabled"));  // it keeps the focus
    CHECK(button.attribute("aria-disabled") == "true");
    CHECK(button.attribute("aria-busy") == "true");
    stage.tell(EventKind::Activate, "button", "Save");
    CHECK(pressed == 0);
}

TEST_CASE("Buttons with the same words are told apart by their keys, and by name") {
    std::string pressed;
    Stage stage([&] {
        if (ui::button("Edit###edit_production", {.name = "Edit production"})) {
            pressed = "production";
        }
        if (ui::button("Edit###edit_research", {.name = "Edit research"})) {
            pressed = "research";
        }
    });
    stage.draw();
    stage.tell(EventKind::Activate, "button", "Edit research");
    CHECK(pressed == "research");
    CHECK(stage.node("button", "Edit production").text == "Edit");
}

TEST_CASE("A scope keeps rows apart that look the same") {
    std::string pressed;
    Stage stage([&] {
        for (const char* key : {"one", "two"}) {
            const ui::Scope scope(key);
            if (ui::button("Delete")) {
                pressed += key;
            }
        }
    });
    stage.draw();
    const auto buttons = stage.nodes("button");
    REQUIRE(buttons.size() == 2);
    CHECK(buttons[0].id != buttons[1].id);
}

TEST_CASE("An element stays the same when what is before it goes") {
    bool first = true;
    Stage stage([&] {
        for (const char* key : {"one", "two"}) {
            if (first || key == std::string("two")) {
                const ui::Scope scope(key);
                static_cast<void>(ui::button("Delete", {.name = key}));
            }
        }
    });
    stage.draw();
    const ui::NodeId id = stage.node("button", "two").id;
    first = false;
    stage.draw();
    CHECK(stage.node("button", "two").id == id);
}

TEST_CASE("A button stays the same element while its label changes") {
    bool copied = false;
    Stage stage([&] { static_cast<void>(ui::button(copied ? "Copied###copy" : "Copy###copy")); });
    stage.draw();
    const ui::NodeId id = stage.node("button", "Copy").id;
    copied = true;
    stage.draw();
    CHECK(stage.node("button", "Copied").id == id);
}

TEST_CASE("Links are real; those that lead away open elsewhere and tell nothing about this page") {
    Stage stage([] {
        ui::link("Security", "/settings/security");
        ui::link("Open AWS", "https://console.aws.amazon.com/", {.icon = ui::Icon::External});
    });
    stage.draw();
    const auto inside = stage.node("link", "Security");
    CHECK(inside.attribute("href") == "/settings/security");
    CHECK_FALSE(inside.has("target"));
    const auto outside = stage.node("link", "Open AWS");
    CHECK(outside.attribute("target") == "_blank");
    CHECK(outside.attribute("rel") == "noopener noreferrer");
}

TEST_CASE("A check box has a label, a state, and tells its new one") {
    bool on = false;
    Stage stage([&] {
        if (auto changed = ui::checkbox("Sign out other devices", on)) {
            on = *changed;
        }
    });
    stage.draw();
    CHECK_FALSE(stage.node("checkbox", "Sign out other devices").has("checked"));
    stage.tell(EventKind::Activate, "checkbox", "Sign out other devices");
    CHECK(on);
    CHECK(stage.node("checkbox", "Sign out other devices").has("checked"));
    stage.tell(EventKind::Activate, "checkbox", "Sign out other devices");
    CHECK_FALSE(on);
}

TEST_CASE("Controls are as high as the pointer needs") {
    const auto view = [] { static_cast<void>(ui::button("Save")); };
    Stage fine(view);
    fine.draw();
    CHECK(fine.node("button", "Save").rect.height == 36);
    Stage coarse(view, {.coarse_pointer = true});
    coarse.draw();
    CHECK(coarse.node("button", "Save").rect.height == 44);
}

TEST_CASE("Nothing is drawn anew and nothing goes to the page when nothing changed") {
    Stage stage([] {
        ui::link("Security", "/settings/security");
        static_cast<void>(ui::button("Save"));
    });
    stage.draw();
    CHECK_FALSE(stage.patch().empty());
    stage.draw();
    CHECK(stage.patch().empty());
    CHECK_FALSE(stage.ui().wants_frame());
}

TEST_CASE("The pointer asks for the few frames that it needs, and then for none") {
    Stage stage([] { static_cast<void>(ui::button("Save")); });
    stage.draw();
    stage.ui().pointer_moved({10, 10});
    int frames = 0;
    while (stage.ui().wants_frame()) {
        REQUIRE(++frames < 10);
        stage.show();
    }
    CHECK(frames > 0);
    CHECK(stage.patch().empty());  // to be pointed at is no change of meaning
}

TEST_CASE("A button whose words are wider than their place breaks them into lines, and is higher") {
    Stage stage(
        [] {
            const ui::Box box(ui::row(0));
            static_cast<void>(ui::button("Set up an authenticator app on this telephone"));
        },
        {.viewport = {200, 400}}
    );
    stage.draw();
    const auto button = stage.node("button", "Set up an authenticator app on this telephone");
    CHECK(button.rect.width <= 200);
    CHECK(button.rect.height > ui::button_height);
}

TEST_CASE("What a link leads to can be saved by the browser instead, and the page stays") {
    Stage stage([] {
        ui::link("Download CSV", "/api/v1/things?format=csv", {.download = true});
        ui::link("Security", "/settings/security");
    });
    stage.draw();
    const auto file = stage.node("link", "Download CSV");
    CHECK(file.has("download"));
    CHECK(file.attribute("href") == "/api/v1/things?format=csv");
    CHECK_FALSE(file.has("target"));
    CHECK_FALSE(stage.node("link", "Security").has("download"));
}
