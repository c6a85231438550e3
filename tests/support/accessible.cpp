#include "support/accessible.h"

#include <algorithm>
#include <array>
#include <sstream>
#include <utility>

namespace mooring::test {
namespace {

using Pair = std::pair<std::string_view, std::string_view>;

/// HTML-AAM's roles of elements whose attributes do not matter.
constexpr std::array tag_roles{
    Pair{"button", "button"},
    Pair{"dialog", "dialog"},
    Pair{"form", "form"},
    Pair{"h1", "heading"},
    Pair{"h2", "heading"},
    Pair{"h3", "heading"},
    Pair{"header", "banner"},
    Pair{"main", "main"},
    Pair{"nav", "navigation"},
    Pair{"p", "paragraph"},
    Pair{"section", "region"},
    Pair{"select", "combobox"},
    Pair{"code", "code"},
    Pair{"textarea", "textbox"},
};
constexpr std::array input_roles{
    Pair{"checkbox", "checkbox"},
    Pair{"radio", "radio"},
    Pair{"file", "button"},
    Pair{"number", "spinbutton"},
};
/// Roles that are named by their content (WAI-ARIA 1.2, "name from: content").
constexpr std::array named_by_content{
    "button",
    "cell",
    "checkbox",
    "columnheader",
    "heading",
    "link",
    "option",
    "radio",
    "row",
    "tab",
};

template <std::size_t N>
std::string
look_up(const std::array<Pair, N>& pairs, std::string_view key, std::string_view otherwise) {
    const auto found =
        std::find_if(pairs.begin(), pairs.end(), [&](const Pair& p) { return p.first == key; });
    return std::string(found == pairs.end() ? otherwise : found->second);
}

std::string role_of(const DomElement& element) {
    if (element.has("role")) {
        return element.attribute("role");
    }
    if (element.tag == "a") {
        return element.has("href") ? "link" : "";
    }
    return element.tag == "input" ? look_up(input_roles, element.attribute("type"), "textbox")
                                  : look_up(tag_roles, element.tag, "");
}

std::string collapsed(std::string_view text) {
    std::istringstream words{std::string(text)};
    std::string joined;
    for (std::string word; words >> word;) {
        joined += (joined.empty() ? "" : " ") + word;
    }
    return joined;
}

std::string own_text(const DomElement& element) {
    std::string text;
    for (const DomLine& line : element.lines) {
        const bool is_joint =
            line.next == ui::LineBreak::Space || line.next == ui::LineBreak::Newline;
        text += line.text + (is_joint ? " " : "");
    }
    return text;
}

std::string text_of(const DomModel& page, const DomElement& element) {
    std::string text = own_text(element);
    for (const ui::NodeId child : element.children) {
        if (!page.element(child).has("hidden")) {
            text += ' ' + text_of(page, page.element(child));
        }
    }
    return collapsed(text);
}

/// The texts of the elements that a list of ids points to.
std::string text_at(const DomModel& page, const std::string& ids) {
    std::istringstream list(ids);
    std::string text;
    for (std::string id; list >> id;) {
        for (const DomElement* element : page.in_document_order()) {
            text += dom_id(element->id) == id ? ' ' + text_of(page, *element) : "";
        }
    }
    return collapsed(text);
}

std::string label_of(const DomModel& page, const DomElement& field) {
    std::string text;
    for (const DomElement* element : page.in_document_order()) {
        if (element->tag == "label" && element->attribute("for") == dom_id(field.id)) {
            text += ' ' + text_of(page, *element);
        }
    }
    return collapsed(text);
}

bool is_labelable(const DomElement& element) {
    constexpr std::array tags{"input", "select", "textarea", "button"};
    return std::find(tags.begin(), tags.end(), element.tag) != tags.end();
}

std::string name_of(const DomModel& page, const DomElement& element, std::string_view role) {
    if (element.has("aria-labelledby")) {
        return text_at(page, element.attribute("aria-labelledby"));
    }
    if (!collapsed(element.attribute("aria-label")).empty()) {
        return collapsed(element.attribute("aria-label"));
    }
    std::string label = is_labelable(element) ? label_of(page, element) : "";
    if (!label.empty()) {
        return label;
    }
    if (std::find(named_by_content.begin(), named_by_content.end(), role) !=
        named_by_content.end()) {
        std::string text = text_of(page, element);
        if (!text.empty()) {
            return text;
        }
    }
    return collapsed(element.attribute(element.has("title") ? "title" : "placeholder"));
}

std::string description_of(const DomModel& page, const DomElement& element) {
    return element.has("aria-describedby") ? text_at(page, element.attribute("aria-describedby"))
                                           : collapsed(element.attribute("title"));
}

Accessible accessible(const DomModel& page, const DomElement& element) {
    Accessible seen;
    seen.id = element.id;
    seen.tag = element.tag;
    seen.role = role_of(element);
    seen.name = name_of(page, element, seen.role);
    seen.description = description_of(page, element);
    seen.value = element.value;
    seen.text = text_of(page, element);
    seen.attributes = element.attributes;
    seen.rect = element.rect;
    return seen;
}

bool is_hidden(const DomModel& page, const DomElement* element) {
    for (; element->id != ui::page_node; element = &page.element(element->parent)) {
        if (element->has("hidden") || element->attribute("aria-hidden") == "true") {
            return true;
        }
    }
    return false;
}

bool is_inside(const DomModel& page, const DomElement* element, ui::NodeId around) {
    while (element->id != ui::page_node && element->id != around) {
        element = &page.element(element->parent);
    }
    return element->id == around;
}

/// The open dialog on top: each that is in the page is open.
ui::NodeId top_dialog(const DomModel& page) {
    ui::NodeId top = ui::page_node;
    for (const DomElement* element : page.in_document_order()) {
        top = element->tag == "dialog" ? element->id : top;
    }
    return top;
}

std::vector<Accessible> elements_inside(const DomModel& page, ui::NodeId around) {
    std::vector<Accessible> elements;
    for (const DomElement* element : page.in_document_order()) {
        if (!is_hidden(page, element) && is_inside(page, element, around)) {
            elements.push_back(accessible(page, *element));
        }
    }
    return elements;
}

}  // namespace

std::string Accessible::attribute(const std::string& key) const {
    const auto found = attributes.find(key);
    return found == attributes.end() ? "" : found->second;
}

bool Accessible::is_interactive() const {
    constexpr std::array tags{"a", "button", "input", "select", "textarea"};
    return std::find(tags.begin(), tags.end(), tag) != tags.end();
}

std::vector<Accessible> visible_elements(const DomModel& page) {
    return elements_inside(page, ui::page_node);
}

std::vector<Accessible> reachable_elements(const DomModel& page) {
    return elements_inside(page, top_dialog(page));
}

std::vector<Accessible> with_role(std::vector<Accessible> elements, std::string_view role) {
    std::erase_if(elements, [&](const Accessible& e) { return e.role != role && e.tag != role; });
    return elements;
}

std::vector<Accessible> named(std::vector<Accessible> elements, std::string_view name) {
    std::erase_if(elements, [&](const Accessible& e) { return e.name != name; });
    return elements;
}

std::string described(const Accessible& element) {
    return (element.role.empty() ? element.tag : element.role) + " \"" + element.name + '"';
}

std::string described(const std::vector<Accessible>& elements) {
    std::string list;
    for (const Accessible& element : elements) {
        list += (list.empty() ? "" : ", ") + described(element);
    }
    return list.empty() ? "nothing" : list;
}

}  // namespace mooring::test
