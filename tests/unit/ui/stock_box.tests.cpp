// Stock widgets of Dear ImGui in a view are elements of the page, found by role and name, and take
// its events as the console's own widgets do.
#include "ui/stock_box.h"

#include <algorithm>
#include <array>
#include <catch2/catch_test_macros.hpp>
#include <functional>
#include <string>

#include "support/stage.h"
#include "ui/box.h"
#include "ui/control.h"
#include "ui/field.h"
#include "ui/stock_widgets.h"
#include "ui/text.h"

namespace mooring {  // whose ImGui has the console's measures
namespace {

using test::Stage;
using ui::EventKind;

Stage stage_of(const std::function<void()>& widgets, const ui::Environment& environment = {}) {
    return Stage(
        [widgets] {
            const ui::StockBox box;
            widgets();
        },
        environment
    );
}

bool drew(const Stage& stage, std::string_view words) {
    const auto& drawn = stage.drawn_words();
    return std::any_of(drawn.begin(), drawn.end(), [&](const std::string& run) {
        return run.find(words) != std::string::npos;
    });
}

void click(Stage& stage, std::string_view role, std::string_view name) {
    const ui::Point center = stage.ui().tree().find(stage.node(role, name).id)->rect.center();
    stage.ui().pointer_moved(center);
    stage.ui().pointer_button(true);
    stage.ui().pointer_button(false);
    stage.tell(EventKind::Activate, role, name);
}

TEST_CASE("A stock button is a button with its words, and can be disabled") {
    int pressed = 0;
    Stage stage = stage_of([&] {
        pressed += ImGui::Button("Save###save") ? 1 : 0;
        ImGui::BeginDisabled();
        pressed += ImGui::Button("Delete###delete") ? 1 : 0;
        ImGui::EndDisabled();
    });
    stage.draw();
    CHECK_FALSE(stage.node("button", "Save").is_disabled());
    CHECK(stage.node("button", "Delete").is_disabled());
    SECTION("which the page's click presses once") {
        stage.tell(EventKind::Activate, "button", "Save");
        CHECK(pressed == 1);
    }
    SECTION("which a click of the mouse presses once, though Dear ImGui sees it too") {
        click(stage, "button", "Save");
        CHECK(pressed == 1);
    }
    SECTION("which nothing presses while it is disabled") {
        click(stage, "button", "Delete");
        CHECK(pressed == 0);
    }
    stage.draw();
    CHECK(pressed <= 1);
}

TEST_CASE("A stock check box says whether it is checked") {
    bool remember = false;
    Stage stage = stage_of([&] { ImGui::Checkbox("Remember me###remember", &remember); });
    stage.draw();
    CHECK_FALSE(stage.node("checkbox", "Remember me").has("checked"));
    click(stage, "checkbox", "Remember me");
    CHECK(remember);
    CHECK(stage.node("checkbox", "Remember me").has("checked"));
    stage.tell(EventKind::Activate, "checkbox", "Remember me");
    CHECK_FALSE(remember);
    CHECK_FALSE(stage.node("checkbox", "Remember me").has("checked"));
}

TEST_CASE("Of stock radio buttons one is checked") {
    int plan = 0;
    Stage stage = stage_of([&] {
        plan = ImGui::RadioButton("Team###team", plan == 0) ? 0 : plan;
        plan = ImGui::RadioButton("Site###site", plan == 1) ? 1 : plan;
    });
    stage.draw();
    CHECK(stage.node("radio", "Team").has("checked"));
    CHECK_FALSE(stage.node("radio", "Site").has("checked"));
    stage.tell(EventKind::Activate, "radio", "Site");
    CHECK(plan == 1);
    CHECK(stage.node("radio", "Site").has("checked"));
}

TEST_CASE("A stock input has its text, takes what is typed in the page, and is told of it once") {
    std::string name = "Ada";
    int edits = 0;
    Stage stage = stage_of([&] {
        ui::TextBuffer text(name);
        if (ImGui::InputTextWithHint("Name###name", "As others call you", text)) {
            name = text.text();
            ++edits;
        }
    });
    stage.draw();
    CHECK(stage.node("textbox", "Name").value == "Ada");
    const ui::NodeId id = stage.node("textbox", "Name").id;
    stage.tell(EventKind::Edit, "textbox", "Name", "Ada Lovelace, Countess 🔑");
    CHECK(name == "Ada Lovelace, Countess 🔑");
    CHECK(edits == 1);
    CHECK(stage.node("textbox", "Name").value == name);
    CHECK(stage.node("textbox", "Name").id == id);
    stage.tell(EventKind::Edit, "textbox", "Name", "");
    CHECK(name.empty());
    CHECK(edits == 2);
    CHECK(stage.node("textbox", "Name").attribute("placeholder") == "As others call you");
}

TEST_CASE("A stock input that is read-only or disabled takes nothing") {
    std::string name = "Ada";
    int edits = 0;
    bool is_disabled = false;
    SECTION("read-only") {}
    SECTION("disabled") {
        is_disabled = true;
    }
    Stage stage = stage_of([&] {
        ui::TextBuffer text(name);
        ImGui::BeginDisabled(is_disabled);
        edits += ImGui::InputText("Name###name", text, ImGuiInputTextFlags_ReadOnly) ? 1 : 0;
        ImGui::EndDisabled();
    });
    stage.draw();
    stage.tell(EventKind::Edit, "textbox", "Name", "Eve");
    CHECK(edits == 0);
    CHECK(stage.node("textbox", "Name").value == "Ada");
}

TEST_CASE("A stock input with the keyboard leaves its text to the element, which shows it") {
    std::string name = "Grace Hopper";
    Stage stage = stage_of([&] {
        ui::TextBuffer text(name);
        ImGui::InputText("Name###name", text);
    });
    stage.draw();
    stage.ui().focus = {.node = stage.node("textbox", "Name").id, .visible = true};
    stage.ui().lose_graphics();
    stage.draw();
    CHECK_FALSE(drew(stage, "Grace Hopper"));
    CHECK(drew(stage, "Name"));
    CHECK(stage.node("textbox", "Name").value == "Grace Hopper");
}

TEST_CASE("What is in a stock password field reaches neither the tree nor the page nor the atlas") {
    std::array<char, 64> password{};
    Stage stage = stage_of([&] {
        const auto flags = ImGuiInputTextFlags_Password;
        ImGui::InputText("Password###password", password.data(), password.size(), flags);
    });
    stage.draw();
    CHECK(stage.node("textbox", "Password").attribute("type") == "password");
    stage.tell(EventKind::Edit, "textbox", "Password", "correct horse 42");
    CHECK(std::string(password.data()) == "correct horse 42");
    stage.ui().lose_graphics();
    stage.draw();
    CHECK(stage.patch().find("correct") == std::string_view::npos);
    CHECK_FALSE(drew(stage, "correct"));
    CHECK(drew(stage, "\u2022\u2022\u2022"));
    for (const ui::Node& node : stage.ui().tree().nodes) {
        CHECK(node.value.find("correct") == std::string_view::npos);
        CHECK(node.text.text.find("correct") == std::string_view::npos);
    }
}

TEST_CASE("A stock combo opens a list, whose option is chosen") {
    constexpr std::array names{"Frankfurt", "Dublin", "Singapore"};
    std::size_t chosen = 0;
    Stage stage = stage_of([&] {
        if (ImGui::BeginCombo("Region###region", names[chosen])) {
            for (std::size_t i = 0; i < names.size(); ++i) {
                chosen = ImGui::Selectable(names[i], chosen == i) ? i : chosen;
            }
            ImGui::EndCombo();
        }
    });
    stage.draw();
    CHECK(stage.node("combobox", "Region").text == "Frankfurt");
    CHECK(stage.node("combobox", "Region").attribute("aria-expanded") == "false");
    CHECK(stage.nodes("option").empty());
    stage.tell(EventKind::Activate, "combobox", "Region");
    CHECK(stage.node("combobox", "Region").attribute("aria-expanded") == "true");
    CHECK(stage.nodes("option").size() == 3);
    CHECK(stage.nodes("listbox").size() == 1);
    CHECK(stage.node("option", "Frankfurt").attribute("aria-selected") == "true");
    CHECK(stage.node("option", "Dublin").attribute("aria-selected") == "false");
    stage.tell(EventKind::Activate, "option", "Dublin");
    CHECK(chosen == 1);
    CHECK(stage.node("combobox", "Region").text == "Dublin");
    CHECK(stage.nodes("option").empty());
}

TEST_CASE("Stock texts are words of the page, in the order of drawing") {
    const auto view = [] {
        ImGui::TextUnformatted("Before");
        ImGui::Button("Between");
        ImGui::PushTextWrapPos(0);
        ImGui::TextUnformatted("A sentence after, and so long that it needs more than one line");
        ImGui::PopTextWrapPos();
    };
    Stage stage = stage_of(view, {.viewport = {320, 600}});
    stage.draw();
    std::string all;
    for (const test::DomElement* element : stage.page().in_document_order()) {
        for (const test::DomLine& line : element->lines) {
            all += line.text + "|";
        }
    }
    CHECK(all.starts_with("Before|Between|A sentence after,"));
    CHECK(std::count(all.begin(), all.end(), '|') > 3);
}

TEST_CASE("What is far below the viewport is in the page as well") {
    Stage stage([] {
        ui::gap(5000);
        const ui::StockBox box;
        ImGui::TextUnformatted("Far down");
        ui::TextBuffer text("Ada");
        ImGui::InputText("Name###name", text);
    });
    stage.draw();
    CHECK(stage.node("textbox", "Name").value == "Ada");
    CHECK_FALSE(drew(stage, "Far down"));
    bool is_there = false;
    for (const ui::Node& node : stage.ui().tree().nodes) {
        is_there = is_there || node.text.text == "Far down";
    }
    CHECK(is_there);
}

TEST_CASE("A box of stock widgets is as large as they are, and what follows makes room") {
    int lines = 1;
    Stage stage([&] {
        {
            const ui::StockBox box;
            for (int i = 0; i < lines; ++i) {
                ImGui::TextUnformatted("line");
            }
        }
        static_cast<void>(ui::button("After###after"));
    });
    stage.draw();
    const float before = stage.node("button", "After").rect.y;
    const std::uint32_t runs = stage.ui().runs();
    stage.show();
    CHECK(stage.ui().runs() == runs + 1);
    lines = 4;
    stage.draw();
    CHECK(stage.node("button", "After").rect.y > before + 3 * 14);
}

TEST_CASE("Stock and own widgets have the same measures") {
    bool checked = true;
    constexpr std::array<std::string_view, 1> choices{"Dublin"};
    Stage stage([&] {
        const ui::Box column(ui::column(8));
        {
            const ui::Box row(ui::row(8));
            static_cast<void>(ui::button("Save###own"));
        }
        static_cast<void>(ui::text_field({.label = "Own name###own_name", .value = "Ada"}));
        const ui::StockBox box;
        ImGui::Button("Save###stock");
        ImGui::Checkbox("Stock###check", &checked);
        ui::TextBuffer text("Ada");
        ImGui::InputText("Stock name###stock_name", text);
        if (ImGui::BeginCombo("Region###region", choices[0].data())) {
            ImGui::EndCombo();
        }
    });
    stage.draw();
    const auto buttons = test::named(stage.nodes("button"), "Save");
    REQUIRE(buttons.size() == 2);
    CHECK(buttons[0].rect.width == buttons[1].rect.width);
    CHECK(buttons[0].rect.height == buttons[1].rect.height);
    CHECK(stage.node("checkbox", "Stock").rect.height == 20);
    CHECK(
        stage.node("textbox", "Stock name").rect.height ==
        stage.node("textbox", "Own name").rect.height
    );
    CHECK(stage.node("combobox", "Region").rect.height == 40);
}

}  // namespace
}  // namespace mooring
