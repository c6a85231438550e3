// Semantic trees at random, for tests of what holds for any of them.
#pragma once

#include <random>
#include <span>
#include <string_view>
#include <vector>

#include "imgui_dom/semantics.h"
#include "imgui_dom/semantics_patch.h"
#include "ui/dom.h"

namespace mooring::test {

/// Two short lists of options, numbered 1 and 2.
class SomeOptions final : public ui::OptionSource {
public:
    [[nodiscard]] std::span<const ui::Option> options(std::uint64_t list) const override {
        return list == 1 ? std::span(letters_) : std::span(digits_);
    }

private:
    std::vector<ui::Option> letters_{{"", "Not set"}, {"a", "Letter A"}};
    std::vector<ui::Option> digits_{{"1", "One"}};
};

/// Makes trees out of a fixed stock of ids, in any shape and order, so that elements come, go and
/// move. What an element is follows from its id, as it does in the interface: tag, whether it is a
/// leaf with text, a field, a select.
class RandomTree {
public:
    explicit RandomTree(unsigned seed) : random_(seed) {}

    void fill(ui::SemanticTree& tree);

private:
    enum class Role { Box, Text, Field, Secret, Select };

    static Role role_of(ui::NodeId id);
    unsigned below(unsigned limit) { return static_cast<unsigned>(random_()) % limit; }
    std::string_view word(ui::SemanticTree& tree);
    /// Puts ids below `parent`, taken off the end, until it has enough of them; boxes take some of
    /// the rest.
    void place(ui::SemanticTree& tree, std::vector<ui::NodeId>& ids, const ui::Node* parent);
    ui::Node
    state(ui::SemanticTree& tree, ui::NodeId id, ui::NodeId parent, const ui::Rect& origin);
    void content(ui::SemanticTree& tree, ui::Node& node);
    void text(ui::SemanticTree& tree, ui::Node& node);

    std::mt19937 random_;
};

}  // namespace mooring::test
