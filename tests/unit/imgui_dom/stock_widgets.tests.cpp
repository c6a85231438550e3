// Stock widgets of Dear ImGui on this backend: their text is the browser's, and they are pressed by
// their id, as the page does it.
#include <imgui.h>
#include <imgui_internal.h>

#include <algorithm>
#include <array>
#include <catch2/catch_test_macros.hpp>
#include <cmath>
#include <string>

#include "core/function_ref.h"
#include "imgui_dom/context.h"
#include "platform/headless/fixed_text.h"

using namespace mooring;
using namespace mooring::imgui_dom;

namespace {

/// A window of nothing but stock calls.
class StockPage {
public:
    void frame(FunctionRef view) {
        context_.make_current();
        context_.text.begin(1);
        context_.text.atlas.begin(1);
        context_.pointer.feed();
        context_.new_frame({.size = {800, 600}}, {});
        ImGui::SetNextWindowPos({0, 0});
        ImGui::SetNextWindowSize({800, 600});
        ImGui::Begin("stock", nullptr, ImGuiWindowFlags_NoDecoration | ImGuiWindowFlags_NoMove);
        view();
        ImGui::End();
        context_.render();
    }
    /// Whether some run of text that was drawn has these words in it.
    [[nodiscard]] bool drew(std::string_view words) const {
        const auto& drawn = source_.drawn_words();
        return std::any_of(drawn.begin(), drawn.end(), [&](const std::string& run) {
            return run.find(words) != std::string::npos;
        });
    }
    [[nodiscard]] Context& context() { return context_; }

private:
    headless::FixedText source_;
    Context context_{source_};
};

}  // namespace

TEST_CASE("Stock widgets draw whole lines, for the browser to shape") {
    StockPage page;
    page.frame([] {
        ImGui::TextUnformatted("One line\nand another, 日本語 and all");
        ImGui::Button("Save the profile###save");
        if (ImGui::BeginTable("keys", 1)) {
            ImGui::TableSetupColumn("Last used");
            ImGui::TableHeadersRow();
            ImGui::EndTable();
        }
    });
    CHECK(page.drew("One line"));
    CHECK(page.drew("and another, 日本語 and all"));
    CHECK(page.drew("Save the profile"));
    CHECK_FALSE(page.drew("###"));
    CHECK(page.drew("Last used"));
}

TEST_CASE("Text is as wide as the browser says, in whole pixels, and as high as its lines") {
    StockPage page;
    page.frame([] {
        constexpr std::string_view words = "Ångström";
        const float size = ImGui::GetFontSize();
        const ImVec2 is = ImGui::CalcTextSize("Ångström\nagain");
        const float wide = headless::FixedText().width({.size = size}, words, 1);
        CHECK(is.x == std::ceil(wide));
        CHECK(is.y == 2 * size);
    });
}

TEST_CASE("Text that is wrapped breaks where the browser would") {
    StockPage page;
    page.frame([] {
        ImGui::PushTextWrapPos(120);
        ImGui::TextUnformatted("Words that need more than one line");
        ImGui::PopTextWrapPos();
    });
    CHECK(page.drew("Words that"));
    CHECK_FALSE(page.drew("Words that need more than one line"));
}

TEST_CASE("A password is drawn as dots, and its letters go nowhere") {
    StockPage page;
    std::array<char, 32> password{"hunter2"};
    page.frame([&] {
        ImGui::InputText(
            "Password", password.data(), password.size(), ImGuiInputTextFlags_Password
        );
    });
    CHECK_FALSE(page.drew("hunter2"));
    CHECK_FALSE(page.drew("h"));
    CHECK(page.drew("\u2022\u2022\u2022\u2022\u2022\u2022\u2022"));
    CHECK(page.drew("Password"));
}

TEST_CASE("A stock button is pressed once when the page says that it was clicked") {
    StockPage page;
    int pressed = 0;
    ImGuiID id = 0;
    const auto view = [&] {
        pressed += ImGui::Button("Save###save") ? 1 : 0;
        id = ImGui::GetItemID();
    };
    page.frame(view);
    page.frame(view);  // a window that has just appeared takes the focus first
    CHECK(page.context().items.find(id) != nullptr);
    SECTION("by a key or a script") {
        CHECK_FALSE(page.context().pointer.take_press(id));
        page.context().activate(id);
        page.frame(view);
        CHECK(pressed == 1);
    }
    SECTION("by the pointer, which Dear ImGui has seen already") {
        const ImVec2 center = page.context().items.find(id)->rect.GetCenter();
        page.context().pointer.move(center);
        page.context().pointer.button(true);
        page.context().pointer.button(false);
        while (page.context().pointer.is_pending()) {
            page.frame(view);
        }
        CHECK(pressed == 1);
        CHECK(page.context().pointer.take_press(id));
        CHECK_FALSE(page.context().pointer.take_press(id));
    }
    page.frame(view);
    CHECK(pressed == 1);
}

TEST_CASE("A stock button that is disabled is not pressed by its id") {
    StockPage page;
    int pressed = 0;
    ImGuiID id = 0;
    const auto view = [&] {
        ImGui::BeginDisabled();
        pressed += ImGui::Button("Save###save") ? 1 : 0;
        id = ImGui::GetItemID();
        ImGui::EndDisabled();
    };
    page.frame(view);
    page.context().activate(id);
    page.frame(view);
    CHECK(pressed == 0);
}
