// What is in the page.
#include <algorithm>
#include <catch2/catch_test_macros.hpp>

#include "support/console.h"

namespace mooring::test {
namespace {

bool is_field(const Accessible& element) {
    return element.role == "textbox" || element.role == "checkbox" || element.tag == "select";
}

bool is_interactive(const Accessible& element) {
    return element.is_interactive();
}

std::vector<Accessible>
only_those(std::vector<Accessible> elements, bool (*test)(const Accessible&)) {
    std::erase_if(elements, [&](const Accessible& element) { return !test(element); });
    return elements;
}

}  // namespace

bool Console::sees(std::string_view text) const {
    const auto elements = visible_elements(page_);
    return std::any_of(elements.begin(), elements.end(), [&](const Accessible& element) {
        return element.text.find(text) != std::string::npos;
    });
}

bool Console::has(std::string_view role, std::string_view name) const {
    return !named(with_role(reachable_elements(page_), role), name).empty();
}

Accessible Console::node(std::string_view role, std::string_view name) const {
    const auto all = with_role(reachable_elements(page_), role);
    const auto found = named(all, name);
    INFO(
        "wanted: " << role << " \"" << name
                   << "\"; there: " << described(found.empty() ? all : found)
    );
    REQUIRE(found.size() == 1);
    return found.front();
}

std::vector<Accessible> Console::nodes(std::string_view role) const {
    return with_role(reachable_elements(page_), role);
}

std::string Console::value_of(std::string_view label) const {
    return find("to read", label, is_field).value;
}

bool Console::is_disabled(std::string_view name) const {
    return find("to look at", name, is_interactive).is_disabled();
}

std::string Console::problem_of(std::string_view label) const {
    const Accessible field = find("to look at", label, is_field);
    return field.attribute("aria-invalid") == "true" ? field.description : "";
}

std::string Console::heading() const {
    const auto headings = nodes("h1");
    INFO("headings of level 1: " << described(headings));
    REQUIRE(headings.size() == 1);
    return headings.front().text;
}

/// The only one by that name among those that a person can reach.
Accessible Console::find(std::string_view what, std::string_view name, Test is_wanted) const {
    const auto reachable = only_those(reachable_elements(page_), is_wanted);
    const auto found = named(reachable, name);
    if (found.empty() && !named(only_those(visible_elements(page_), is_wanted), name).empty()) {
        FAIL("\"" << name << "\" is behind a dialog");
    }
    if (found.size() != 1) {
        FAIL(
            "\"" << name << "\" " << what << ": there are " << found.size()
                 << "; of that kind there are " << described(found.empty() ? reachable : found)
        );
    }
    return found.front();
}

}  // namespace mooring::test
