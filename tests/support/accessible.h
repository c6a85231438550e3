// What assistive technology, and a test by role and name, gets to know of a page: the parts of
// HTML-AAM and the accessible name computation (accname 1.2) that the console's elements need.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "support/dom_model.h"

namespace mooring::test {

/// One element as it is found by role and name. A copy: it stays as it was while the page goes on.
struct Accessible {
    ui::NodeId id = ui::page_node;
    std::string tag;
    std::string role;  ///< empty where HTML gives none; a password field is a `textbox` here
    std::string name;
    std::string description;  ///< from aria-describedby or title
    std::string value;
    std::string text;  ///< of the element and all below it
    std::map<std::string, std::string> attributes;
    ui::Rect rect;  ///< relative to the parent

    [[nodiscard]] bool has(const std::string& key) const { return attributes.contains(key); }
    [[nodiscard]] std::string attribute(const std::string& key) const;
    [[nodiscard]] bool is_disabled() const {
        return has("disabled") || attribute("aria-disabled") == "true";
    }
    /// Something a person can act on.
    [[nodiscard]] bool is_interactive() const;
};

/// All elements in document order without those that are hidden.
[[nodiscard]] std::vector<Accessible> visible_elements(const DomModel& page);

/// Those of them that can be reached: while a dialog is open, only what is in it.
[[nodiscard]] std::vector<Accessible> reachable_elements(const DomModel& page);

/// Those with that ARIA role or HTML tag.
[[nodiscard]] std::vector<Accessible>
with_role(std::vector<Accessible> elements, std::string_view role);
/// Those with that accessible name, in full.
[[nodiscard]] std::vector<Accessible>
named(std::vector<Accessible> elements, std::string_view name);

/// `button "Save"`, for messages.
[[nodiscard]] std::string described(const Accessible& element);
[[nodiscard]] std::string described(const std::vector<Accessible>& elements);

}  // namespace mooring::test
