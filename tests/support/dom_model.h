// The page as a browser would have it after all patches so far: written from the description of the
// patch's bytes in ui/semantics_patch.h, not from the code that makes them. What could not be done
// to a real page fails the test.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "imgui_dom/semantics.h"
#include "imgui_dom/semantics_patch.h"
#include "ui/dom.h"

namespace mooring::test {

struct DomLine {
    std::string text;
    ui::LineBreak next = ui::LineBreak::None;
    friend bool operator==(const DomLine&, const DomLine&) = default;
};

struct DomFont {
    float size = 0;
    float line_height = 0;
    float weight = 0;
    bool mono = false;
    ui::Align align = ui::Align::Start;
    friend bool operator==(const DomFont&, const DomFont&) = default;
};

struct DomOption {
    std::string value;
    std::string label;
    friend bool operator==(const DomOption&, const DomOption&) = default;
};

struct DomElement {
    ui::NodeId id = ui::page_node;
    ui::NodeId parent = ui::page_node;
    std::string tag;
    std::vector<ui::NodeId> children;
    ui::Rect rect;  ///< relative to the parent
    std::map<std::string, std::string> attributes;
    std::vector<DomLine> lines;
    std::optional<DomFont> font;
    std::string
        value;  ///< of a field, as the browser holds it: also what a person typed into a secret one
    std::vector<DomOption> options;

    [[nodiscard]] bool has(const std::string& name) const { return attributes.contains(name); }
    /// Empty when it is not there.
    [[nodiscard]] std::string attribute(const std::string& name) const;
};

class DomModel {
public:
    DomModel() { elements_[ui::page_node].tag = "page"; }

    void apply(std::span<const std::uint8_t> patch);

    /// Fails the test when there is none.
    [[nodiscard]] const DomElement& element(ui::NodeId id) const;
    [[nodiscard]] DomElement& element(ui::NodeId id);
    [[nodiscard]] const DomElement* find(ui::NodeId id) const;
    /// Without the page itself, parents before children.
    [[nodiscard]] std::vector<const DomElement*> in_document_order() const;
    [[nodiscard]] ui::Size page() const { return page_; }

private:
    class Reader;
    void apply(ui::PatchOp op, Reader& reader);
    void create(ui::NodeId id, Reader& reader);
    void remove(ui::NodeId id);
    void move(ui::NodeId id, Reader& reader);
    void insert(ui::NodeId id, ui::NodeId parent, ui::NodeId before);
    void detach(const DomElement& moved);
    static void text(DomElement& element, Reader& reader);
    static void unset(DomElement& element, const std::string& name);
    void collect(const DomElement& around, std::vector<const DomElement*>& into) const;

    std::map<ui::NodeId, DomElement> elements_;
    ui::Size page_;
};

/// The value of an element's `id` attribute.
[[nodiscard]] std::string dom_id(ui::NodeId id);

/// What is not in the page as the tree says it; nothing when all is.
[[nodiscard]] std::optional<std::string>
difference(const DomModel& page, const ui::SemanticTree& tree, const ui::OptionSource& options);

}  // namespace mooring::test
