// Dear ImGui's own tools stand over the page in debug builds, know the console's items, and are no
// part of what the page says.
#include "ui/debug_tools.h"

#include <imgui.h>
#include <imgui_internal.h>

#include <catch2/catch_test_macros.hpp>

#include "support/stage.h"
#include "ui/stock_box.h"
#include "ui/stock_widgets.h"

namespace mooring {  // whose ImGui has the console's measures
namespace {

using test::Stage;

constexpr const char* metrics = "Dear ImGui Metrics/Debugger";
constexpr const char* id_stack = "Dear ImGui ID Stack Tool";
constexpr const char* style_editor = "Style editor";

void view_of_a_button() {
    const ui::StockBox box;
    ImGui::Button("Save###save");
}

/// A page of one button, with the tools over it.
class ButtonUnderTools : public Stage {
public:
    ButtonUnderTools() : Stage(view_of_a_button) {
        ui().shows_debug_tools = true;
        show();
        show();  // Dear ImGui fits a new window to what it holds with the second frame
    }

    void hover_save() {
        ui().pointer_moved(ui().tree().find(node("button", "Save").id)->rect.center());
        show();
        show();  // the tools speak of the frame before
    }
};

bool is_open(const char* title) {
    const ImGuiWindow* const window = ImGui::FindWindowByName(title);
    return window != nullptr && window->Active;
}

TEST_CASE("Without being asked for, no debug tool is there") {
    Stage stage([] {});
    stage.show();
    for (const char* title : {metrics, id_stack, style_editor}) {
        CAPTURE(title);
        CHECK_FALSE(is_open(title));
    }
}

TEST_CASE("Metrics, ID stack tool and style editor open over the page") {
    ButtonUnderTools stage;
    for (const char* title : {metrics, id_stack, style_editor}) {
        CAPTURE(title);
        CHECK(is_open(title));
    }
    CHECK(stage.ui().wants_frame());  // they show what changes by itself
}

TEST_CASE("Debug tools add nothing to what the page says") {
    const ButtonUnderTools stage;
    CHECK(stage.nodes("button").size() == 1);
    CHECK(stage.nodes("checkbox").empty());
    CHECK(stage.nodes("tab").empty());
}

TEST_CASE("The pointer belongs to a debug tool while it is on one") {
    ButtonUnderTools stage;
    const ImGuiWindow& window = *ImGui::FindWindowByName(metrics);
    stage.ui().pointer_moved({window.Pos.x + 20, window.Pos.y + 100});
    stage.show();
    CHECK(ui::is_pointer_on_debug_tools());
    stage.hover_save();
    CHECK_FALSE(ui::is_pointer_on_debug_tools());
}

TEST_CASE("The ID stack tool follows the console's item under the pointer") {
    ButtonUnderTools stage;
    stage.hover_save();
    const ImGuiContext& g = *ImGui::GetCurrentContext();
    CHECK(g.DebugIDStackTool.QueryId != 0);
    CHECK(g.DebugIDStackTool.QueryId == g.HoveredId);
}

TEST_CASE("The item picker offers the console's item under the pointer") {
    ButtonUnderTools stage;
    ImGui::DebugStartItemPicker();
    stage.hover_save();
    const ImGuiContext& g = *ImGui::GetCurrentContext();
    REQUIRE(g.DebugItemPickerActive);
    CHECK(g.HoveredIdPreviousFrame != 0);
    CHECK(g.HoveredIdPreviousFrame == g.DebugIDStackTool.QueryId);
}

}  // namespace
}  // namespace mooring
