// What a person does to the page.
#include <algorithm>
#include <catch2/catch_test_macros.hpp>

#include "support/console.h"

namespace mooring::test {
namespace {

bool is_clickable(const Accessible& element) {
    const bool is_box = element.role == "checkbox" || element.role == "radio";
    return element.tag == "a" || element.tag == "button" || is_box;
}

bool is_text_field(const Accessible& element) {
    return element.role == "textbox";
}

bool is_select(const Accessible& element) {
    return element.tag == "select";
}

bool is_file_field(const Accessible& element) {
    return element.tag == "input" && element.attribute("type") == "file";
}

bool is_form(const Accessible& element) {
    return element.tag == "form";
}

}  // namespace

void Console::click(std::string_view name) {
    const Accessible element = usable("to click", name, is_clickable);
    if (element.tag == "a") {
        const std::string href = element.attribute("href");
        if (!href.starts_with("/")) {
            FAIL("the link \"" << name << "\" leads out of the site: " << href);
        }
        dispatch(app::LinkFollowed{href});
    } else if (element.role == "checkbox") {
        const bool checked = !element.has("checked");
        auto& attributes = page_.element(element.id).attributes;
        checked ? static_cast<void>(attributes["checked"])
                : static_cast<void>(attributes.erase("checked"));
        post(ui::EventKind::Activate, element.id);
    } else if (element.role == "radio") {
        choose_radio(element);
    } else {
        post(ui::EventKind::Activate, element.id);
    }
}

/// As a browser does it: the others of its group are no longer checked, and say nothing.
void Console::choose_radio(const Accessible& radio) {
    for (const Accessible& other : nodes("radio")) {
        if (other.attribute("name") == radio.attribute("name")) {
            page_.element(other.id).attributes.erase("checked");
        }
    }
    page_.element(radio.id).attributes["checked"];
    post(ui::EventKind::Activate, radio.id);
}

void Console::type(std::string_view label, std::string_view text) {
    const Accessible field = usable("to type into", label, is_text_field);
    INFO("\"" << label << "\" can be read only");
    REQUIRE(!field.has("readonly"));
    if (field.attribute("type") == "password" && text.size() > 3) {
        typed_secrets_.emplace_back(text);  // shorter ones would be found by chance
    }
    page_.element(field.id).value = text;
    post(ui::EventKind::Edit, field.id, text);
}

void Console::choose(std::string_view label, std::string_view option) {
    const Accessible field = usable("to choose from", label, is_select);
    DomElement& select = page_.element(field.id);
    const auto found =
        std::find_if(select.options.begin(), select.options.end(), [&](const DomOption& o) {
            return o.label == option;
        });
    INFO("\"" << label << "\" does not offer \"" << option << '"');
    REQUIRE(found != select.options.end());
    select.value = found->value;
    post(ui::EventKind::Edit, field.id, std::string(found->value));
}

void Console::choose_file(std::string_view label, std::string_view content) {
    post(
        ui::EventKind::ChooseFile, usable("to choose a file for", label, is_file_field).id, content
    );
}

void Console::submit() {
    const auto forms = with_role(reachable_elements(page_), "form");
    INFO("forms to submit: " << described(forms));
    REQUIRE(forms.size() == 1);
    press_submit(forms.front());
}

void Console::submit(std::string_view form) {
    press_submit(find("to submit", form, is_form));
}

/// Implicit submission (HTML, section 4.10.21.2): Enter presses the form's first submit button, if
/// it is not disabled.
void Console::press_submit(const Accessible& form) {
    for (const Accessible& element : reachable_elements(page_)) {
        const DomElement* inside = page_.find(element.id);
        while (inside->id != ui::page_node && inside->id != form.id) {
            inside = page_.find(inside->parent);
        }
        if (inside->id == form.id && element.attribute("type") == "submit") {
            INFO("Enter does nothing, since " << described(element) << " is disabled");
            REQUIRE(!element.is_disabled());
            post(ui::EventKind::Activate, element.id);
            return;
        }
    }
    FAIL("Enter does nothing in " << described(form) << ", which has no submit button");
}

void Console::press_escape() {
    const auto dialogs = with_role(visible_elements(page_), "dialog");
    INFO("no dialog is open");
    REQUIRE(!dialogs.empty());
    post(ui::EventKind::Dismiss, dialogs.back().id);
}

void Console::go_back() {
    INFO("there is no page to go back to");
    REQUIRE(platform_.place_in_history > 0);
    dispatch(app::UrlChanged{platform_.history[--platform_.place_in_history]});
}

void Console::resize(const ui::Environment& environment) {
    runtime_.ui().environment = environment;
    platform_.request_frame();
    settle();
}

Accessible Console::usable(std::string_view what, std::string_view name, Test is_wanted) const {
    Accessible element = find(what, name, is_wanted);
    INFO(described(element) << " is disabled");
    REQUIRE(!element.is_disabled());
    return element;
}

}  // namespace mooring::test
