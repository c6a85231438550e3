// The console's own widgets and Dear ImGui's stock ones side by side, in place of the console's
// views: for tests that look at both and use both. Everything else is the console's.
#include <array>
#include <string>
#include <string_view>

#include "app/view.h"
#include "core/words.h"
#include "ui/box.h"
#include "ui/control.h"
#include "ui/field.h"
#include "ui/page.h"
#include "ui/stock_box.h"
#include "ui/stock_widgets.h"
#include "ui/table.h"
#include "ui/text.h"

namespace mooring::app {
namespace {

using Out = Outbox<Msg>;

constexpr std::array regions{
    ui::Option{"frankfurt", "Frankfurt"},
    ui::Option{"dublin", "Dublin"},
    ui::Option{"singapore", "Singapore"}};

/// What the widgets show. A view has no state of its own; this is only a test's.
struct Shown {
    bool remember = true;
    bool subscribe = false;
    bool is_team = true;
    std::string name = "Ada Lovelace";
    std::string region = "frankfurt";
    std::array<char, 64> password{};
    int saved = 0;
};

/// Of the own widgets and of the stock ones.
std::array<Shown, 2> both;

/// Any message that changes nothing, so that it counts.
void tell(Out& out) {
    out.send(LeavingCancelled{});
}

std::string_view saved_words(const Shown& shown) {
    const Words times = number_words(static_cast<unsigned>(shown.saved));
    return ui::current().join({"Saved ", times, " times"});
}

void own_checkbox(std::string_view label, bool& checked, Out& out) {
    if (const auto now = ui::checkbox(label, checked)) {
        checked = *now;
        tell(out);
    }
}

void own_buttons(Shown& shown, Out& out) {
    const ui::Box box(ui::row(8));
    if (ui::button("Save###save")) {
        ++shown.saved;
        tell(out);
    }
    static_cast<void>(ui::button("Delete###delete", {.enabled = ui::Enabled::No}));
}

void own_table() {
    constexpr std::array columns{
        ui::Column{.title = "Name", .share = 1}, ui::Column{.title = "Region", .share = 1}};
    const ui::Table table("Own accounts###accounts", columns, 1);
    const ui::TableRow row(table, "production", 0);
    {
        const ui::TableCell cell(table, 0);
        ui::text("Production", {.type = ui::Type::Secondary});
    }
    const ui::TableCell cell(table, 1);
    ui::text("Dublin", {.type = ui::Type::Secondary});
}

void own_widgets(Shown& shown, Out& out) {
    own_buttons(shown, out);
    own_checkbox("Remember me###remember", shown.remember, out);
    own_checkbox("Send me news###subscribe", shown.subscribe, out);
    if (const auto name = ui::text_field({.label = "Name###name", .value = shown.name})) {
        shown.name = *name;
        tell(out);
    }
    const ui::FieldOptions region{.label = "Region###region", .value = shown.region};
    if (const auto chosen = ui::select_field(region, regions)) {
        shown.region = *chosen;
        tell(out);
    }
    own_table();
    ui::text(saved_words(shown));
}

void stock_buttons(Shown& shown, Out& out) {
    if (ImGui::Button("Save###save")) {
        ++shown.saved;
        tell(out);
    }
    ImGui::SameLine();
    ImGui::BeginDisabled();
    ImGui::Button("Delete###delete");
    ImGui::EndDisabled();
}

void stock_marks(Shown& shown, Out& out) {
    const bool is_changed = ImGui::Checkbox("Remember me###remember", &shown.remember) ||
                            ImGui::Checkbox("Send me news###subscribe", &shown.subscribe);
    if (is_changed) {
        tell(out);
    }
    if (ImGui::RadioButton("Team###team", shown.is_team)) {
        shown.is_team = true;
        tell(out);
    }
    if (ImGui::RadioButton("Site###site", !shown.is_team)) {
        shown.is_team = false;
        tell(out);
    }
}

void stock_inputs(Shown& shown, Out& out) {
    ui::TextBuffer name(shown.name);
    if (ImGui::InputText("Name###name", name)) {
        shown.name = name.text();
        tell(out);
    }
    constexpr ImGuiInputTextFlags hidden = ImGuiInputTextFlags_Password;
    std::array<char, 64>& password = shown.password;
    if (ImGui::InputText("Password###password", password.data(), password.size(), hidden)) {
        tell(out);
    }
}

void stock_combo(Shown& shown, Out& out) {
    const std::string_view label =
        ui::current().option_label(ui::current().offer(regions), shown.region);
    if (!ImGui::BeginCombo("Region###region", label.data())) {
        return;
    }
    for (const ui::Option& region : regions) {
        if (ImGui::Selectable(region.label.data(), region.value == shown.region)) {
            shown.region = region.value;
            tell(out);
        }
    }
    ImGui::EndCombo();
}

void stock_table() {
    if (ImGui::BeginTable("accounts", 2)) {
        ImGui::TableSetupColumn("Name");
        ImGui::TableSetupColumn("Region");
        ImGui::TableHeadersRow();
        ImGui::TableNextColumn();
        ImGui::TextUnformatted("Production");
        ImGui::TableNextColumn();
        ImGui::TextUnformatted("Dublin");
        ImGui::EndTable();
    }
}

void stock_widgets(Shown& shown, Out& out) {
    const ui::StockBox box;
    stock_buttons(shown, out);
    stock_marks(shown, out);
    stock_inputs(shown, out);
    stock_combo(shown, out);
    stock_table();
    ImGui::TextUnformatted(ui::current().join({saved_words(shown), {"\0", 1}}).data());
}

ui::BoxStyle half() {
    ui::BoxStyle style = ui::column(12);
    style.basis = 0;
    style.grow = 1;
    return style;
}

}  // namespace

void view(const State&, Out& out) {
    const ui::Page page;
    const ui::Region main({.tag = "main", .key = "main", .role = {}, .name = {}}, ui::column(16));
    ui::page_heading("Gallery", "Own widgets and stock ones");
    const ui::Card card("Widgets###widgets");
    const ui::CardPart part;
    const ui::Box columns(ui::row(40));
    {
        const ui::Scope scope("own");
        const ui::Region own({.tag = "section", .key = "own", .role = {}, .name = "Own"}, half());
        own_widgets(both[0], out);
    }
    const ui::Scope scope("stock");
    const ui::Region stock({.tag = "section", .key = "stock", .role = {}, .name = "Stock"}, half());
    stock_widgets(both[1], out);
}

}  // namespace mooring::app
