#include "ui/label.h"

#include <array>
#include <catch2/catch_test_macros.hpp>
#include <functional>
#include <string_view>
#include <vector>

#include "core/qr.h"
#include "support/stage.h"
#include "ui/box.h"
#include "ui/code.h"
#include "ui/control.h"
#include "ui/dialog.h"
#include "ui/dispute.h"
#include "ui/field.h"
#include "ui/panel.h"
#include "ui/qr.h"
#include "ui/radio.h"
#include "ui/skip_link.h"
#include "ui/table.h"
#include "ui/text.h"

using namespace mooring;
using test::Stage;

namespace {

std::string_view other_words(ui::Ui& ui, std::string_view words) {
    return words.starts_with('[') ? words : ui.join({"[", words, "]"});
}

std::vector<ui::NodeId> ids_of(const Stage& stage) {
    std::vector<ui::NodeId> ids;
    for (const test::DomElement* element : stage.page().in_document_order()) {
        ids.push_back(element->id);
    }
    return ids;
}

/// Whether the view's elements stay the same when it says the same in other words.
bool keeps_ids(const std::function<void()>& view) {
    Stage stage(view);
    stage.draw();
    const std::vector<ui::NodeId> ids = ids_of(stage);
    REQUIRE_FALSE(ids.empty());
    stage.ui().translate = other_words;
    stage.draw();
    return ids_of(stage) == ids;
}

constexpr std::string_view page_label = "Pages###pages";

}  // namespace

TEST_CASE("A label's words end where its key begins") {
    const ui::Label label = ui::parse_label("Save###save");
    CHECK(label.words == "Save");
    CHECK(label.key == "###save");
}

TEST_CASE("A label without a key is one itself") {
    const ui::Label label = ui::parse_label("Save");
    CHECK(label.words == "Save");
    CHECK(label.key == "Save");
}

TEST_CASE("What follows two hashes is not shown, and hashed with the words") {
    CHECK(ui::parse_label("##only").words.empty());
    CHECK(ui::parse_label("##only").key == "##only");
    CHECK(ui::parse_label("Save##second").words == "Save");
    CHECK(ui::parse_label("Save##second").key == "Save##second");
    CHECK(ui::parse_label("###only").words.empty());
}

TEST_CASE("A name with hashes in it stays whole, since the last of them begin the key") {
    const ui::Label label = ui::parse_label("Delete ##1###old?###delete");
    CHECK(label.words == "Delete ##1###old?");
    CHECK(label.key == "###delete");
}

TEST_CASE("Of a label only the words are on the page") {
    Stage stage([] {
        static_cast<void>(ui::button("Save###save"));
        static_cast<void>(ui::text_field({.label = "Alias###alias"}));
        static_cast<void>(ui::copy_field("Account ID###id", "123456789012", false));
    });
    stage.draw();
    CHECK(stage.node("button", "Save").text == "Save");
    CHECK(stage.node("textbox", "Alias").name == "Alias");
    CHECK(stage.node("button", "Copy Account ID").text == "Copy");
}

TEST_CASE("An item without a key becomes another one with other words") {
    CHECK_FALSE(keeps_ids([] { static_cast<void>(ui::button("Save")); }));
    CHECK_FALSE(keeps_ids([] { ui::link("Profile", "/profile"); }));
    CHECK_FALSE(keeps_ids([] { static_cast<void>(ui::text_field({.label = "Alias"})); }));
    CHECK_FALSE(keeps_ids([] { ui::banner("No connection.", ui::Tone::Warning); }));
    CHECK_FALSE(keeps_ids([] { const ui::Card card("Your keys"); }));
    CHECK_FALSE(keeps_ids([] { const ui::Dialog dialog("Delete?"); }));
}

TEST_CASE("An item with a key stays the same with other words, whatever it is") {
    CHECK(keeps_ids([] { static_cast<void>(ui::button("Save###save", {.name = "Save all"})); }));
    CHECK(keeps_ids([] { static_cast<void>(ui::submit_button("Save###save")); }));
    CHECK(keeps_ids([] { ui::link("Profile###profile", "/profile", {.name = "Your profile"}); }));
    CHECK(keeps_ids([] { ui::back_link("Back###back", "/"); }));
    CHECK(keeps_ids([] { ui::place_link("Profile###profile", "/profile", {}); }));
    CHECK(keeps_ids([] { static_cast<void>(ui::checkbox("Show###show", false)); }));
    CHECK(keeps_ids([] {
        static_cast<void>(ui::text_field({.label = "Alias###alias", .hint = "A name."}));
    }));
    CHECK(keeps_ids([] {
        static_cast<void>(ui::secret_field({.label = "Password###password"}, Secret("abc")));
    }));
    CHECK(keeps_ids([] {
        static_cast<void>(
            ui::select_field({.label = "Country###country"}, ui::OptionList::Countries)
        );
    }));
    CHECK(keeps_ids([] { static_cast<void>(ui::file_button("Choose###file", ".json")); }));
    CHECK(keeps_ids([] {
        const ui::RadioGroup group("How to link###method");
        static_cast<void>(ui::radio({.group = "method", .label = "Role###role", .hint = "Safe."}));
    }));
    CHECK(keeps_ids([] { static_cast<void>(ui::copy_field("ID###id", "1", false)); }));
    CHECK(keeps_ids([] { static_cast<void>(ui::code_block("Commands###commands", "ls", false)); }));
    CHECK(keeps_ids([] { ui::copying_failed(); }));
    CHECK(keeps_ids([] { ui::banner("No connection.###offline", ui::Tone::Warning); }));
    CHECK(keeps_ids([] { static_cast<void>(ui::dispute("Name###name", "Ada", "Bob")); }));
    CHECK(keeps_ids([] { ui::qr_code(*encode_qr("mooring"), "QR code###qr"); }));
}

TEST_CASE("A box with a key stays the same with other words, and so does what is in it") {
    CHECK(keeps_ids([] {
        const ui::Card card("Your keys###keys");
        ui::text("None yet.");
    }));
    CHECK(keeps_ids([] {
        const ui::Panel panel("New key###new_key", ui::Tone::Warning);
        ui::text("Copy it now.");
    }));
    CHECK(keeps_ids([] {
        const ui::Form form("Profile###profile");
        ui::heading(2, "Profile");
    }));
    CHECK(keeps_ids([] {
        const ui::Dialog dialog("Delete?###delete");
        ui::note("This cannot be undone.");
    }));
    CHECK(keeps_ids([] {
        static constexpr std::array columns{ui::Column{.title = "Name"}};
        const ui::Table table("Keys###keys", columns, 1);
        const ui::TableRow row(table, "id-1", 0);
        const ui::TableCell cell(table, 0);
        ui::text("terraform");
    }));
    CHECK(keeps_ids([] {
        const ui::Region region({.tag = "nav", .key = {}, .role = {}, .name = page_label});
        ui::skip_link("Skip###skip", region.id());
    }));
}
