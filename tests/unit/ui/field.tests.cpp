#include "ui/field.h"

#include <catch2/catch_test_macros.hpp>
#include <optional>
#include <string>

#include "support/stage.h"
#include "ui/box.h"

using namespace mooring;
using test::Stage;
using ui::EventKind;

TEST_CASE("A text field is a labelled input whose text the browser edits") {
    std::string value = "Ada";
    Stage stage([&] {
        const ui::FieldOptions options{
            .label = "Name",
            .value = value,
            .name = "name",
            .autocomplete = "name",
            .inputmode = "text"};
        if (auto text = ui::text_field(options)) {
            value = *text;
        }
    });
    stage.draw();
    const auto field = stage.node("textbox", "Name");
    CHECK(field.tag == "input");
    CHECK(field.value == "Ada");
    CHECK(field.attribute("name") == "name");
    CHECK(field.attribute("autocomplete") == "name");
    stage.tell(EventKind::Edit, "textbox", "Name", "Ada King");
    CHECK(value == "Ada King");
}

TEST_CASE("A field that must be filled in says so, and is not called wrong before it was tried") {
    Stage stage([] {
        static_cast<void>(ui::text_field({.label = "Alias", .required = true}));
        static_cast<void>(ui::text_field({.label = "Company"}));
    });
    stage.draw();
    CHECK(stage.node("textbox", "Alias").attribute("aria-required") == "true");
    CHECK(stage.node("textbox", "Alias").attribute("aria-invalid").empty());
    CHECK(stage.node("textbox", "Company").attribute("aria-required").empty());
}

TEST_CASE("A field shows what the program has, when that is not what was typed") {
    std::string digits;
    Stage stage([&] {
        if (auto text = ui::text_field({.label = "Code", .value = digits})) {
            digits.clear();
            for (const char c : *text) {
                digits += c >= '0' && c <= '9' ? std::string(1, c) : "";
            }
        }
    });
    stage.draw();
    stage.tell(EventKind::Edit, "textbox", "Code", "1a");
    CHECK(stage.node("textbox", "Code").value == "1");
    stage.tell(
        EventKind::Edit, "textbox", "Code", "1b"
    );  // what the program has does not change by this
    CHECK(stage.node("textbox", "Code").value == "1");
}

TEST_CASE("What is wrong stands below the field and is linked to it") {
    std::string problem;
    Stage stage([&] {
        static_cast<void>(
            ui::text_field({.label = "Alias", .hint = "As you like.", .problem = problem})
        );
    });
    stage.draw();
    CHECK(stage.node("textbox", "Alias").description == "As you like.");
    CHECK_FALSE(stage.node("textbox", "Alias").has("aria-invalid"));
    problem = "Enter an alias.";
    stage.draw();
    CHECK(stage.node("textbox", "Alias").description == "Enter an alias.");
    CHECK(stage.node("textbox", "Alias").attribute("aria-invalid") == "true");
}

TEST_CASE("A secret never goes to the page, and is emptied there when it is gone") {
    const std::string typed = "a lighthouse in the fog";
    Secret secret;
    Stage stage([&] {
        if (auto text = ui::secret_field(
                {.label = "Password", .autocomplete = "current-password"}, secret
            )) {
            secret = *text;
        }
    });
    stage.draw();
    CHECK(stage.node("textbox", "Password").attribute("type") == "password");
    stage.tell(EventKind::Edit, "textbox", "Password", typed);
    CHECK(secret.reveal() == typed);
    CHECK(stage.patch().find(typed) == std::string_view::npos);
    CHECK(stage.node("textbox", "Password").value == typed);  // the browser has it, from the person
    secret.wipe();
    stage.draw();
    CHECK(stage.node("textbox", "Password").value.empty());
}

TEST_CASE("A secret that the program does not keep is emptied in the page") {
    Stage stage([] { static_cast<void>(ui::secret_field({.label = "Password"}, Secret())); });
    stage.draw();
    stage.tell(EventKind::Edit, "textbox", "Password", "typed");
    CHECK(stage.node("textbox", "Password").value.empty());
}

TEST_CASE("A field can be read only, or have several rows") {
    Stage stage([] {
        static_cast<void>(ui::text_field({.label = "E-mail", .value = "a@b.c", .read_only = true}));
        static_cast<void>(ui::text_field({.label = "Notes", .rows = 4}));
    });
    stage.draw();
    CHECK(stage.node("textbox", "E-mail").has("readonly"));
    const auto area = stage.node("textbox", "Notes");
    CHECK(area.tag == "textarea");
    CHECK(area.rect.height > 4 * 20);
}

TEST_CASE("A secret of several rows is written into an area of as many, and hidden nowhere") {
    Stage stage([] {
        static_cast<void>(ui::secret_field({.label = "Key file", .rows = 7}, Secret("{")));
    });
    stage.draw();
    const test::Accessible area = stage.node("textbox", "Key file");
    CHECK(area.tag == "textarea");
    CHECK_FALSE(area.has("type"));
    CHECK(area.rect.height > 7 * 20);
}

TEST_CASE("Keys and ids are neither spell-checked nor capitalised") {
    Stage stage([] { static_cast<void>(ui::text_field({.label = "Role ARN", .code = true})); });
    stage.draw();
    CHECK(stage.node("textbox", "Role ARN").attribute("spellcheck") == "false");
    CHECK(stage.node("textbox", "Role ARN").attribute("autocapitalize") == "none");
}

TEST_CASE("A select offers its list and tells the value that was chosen") {
    std::string country = "GB";
    Stage stage([&] {
        if (auto value = ui::select_field(
                {.label = "Country", .value = country}, ui::OptionList::Countries
            )) {
            country = *value;
        }
    });
    stage.options().set(ui::OptionList::Countries, "\tNot set\nDE\tGermany\nGB\tUnited Kingdom");
    stage.draw();
    const auto select = stage.node("combobox", "Country");
    CHECK(select.value == "GB");
    CHECK(stage.page().element(select.id).options.size() == 3);
    stage.tell(EventKind::Edit, "combobox", "Country", "DE");
    CHECK(country == "DE");
}

TEST_CASE("A file is chosen with a button that has a name, and its content is a secret") {
    std::optional<Secret> content;
    Stage stage([&] {
        if (auto chosen = ui::file_button("Choose key file", ".json,application/json")) {
            content = *chosen;
        }
    });
    stage.draw();
    CHECK(stage.node("input", "Choose key file").attribute("accept") == ".json,application/json");
    stage.tell(EventKind::ChooseFile, "input", "Choose key file", "{\"private_key\":1}");
    REQUIRE(content.has_value());
    CHECK(content->reveal() == "{\"private_key\":1}");
    CHECK(stage.patch().find("private_key") == std::string_view::npos);
}

TEST_CASE("A form about a password says whose it is, out of sight") {
    Stage stage([] {
        const ui::Form form("Change password###password");
        ui::hidden_username("ada@example.com");
    });
    stage.draw();
    const auto elements = stage.page().in_document_order();
    REQUIRE(elements.size() == 2);
    CHECK(elements[1]->attribute("autocomplete") == "username");
    CHECK(elements[1]->value == "ada@example.com");
    CHECK(stage.nodes("input").empty());  // hidden from people
}
