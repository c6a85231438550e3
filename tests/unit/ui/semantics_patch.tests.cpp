#include "ui/semantics_patch.h"

#include <algorithm>
#include <catch2/catch_test_macros.hpp>
#include <catch2/generators/catch_generators_adapters.hpp>
#include <catch2/generators/catch_generators_random.hpp>
#include <cctype>
#include <fstream>
#include <random>
#include <sstream>
#include <string>
#include <vector>

#include "support/dom_model.h"
#include "ui/event.h"

using namespace mooring;
using namespace mooring::ui;
using test::DomModel;

namespace {

class SomeOptions final : public OptionSource {
public:
    [[nodiscard]] std::span<const Option> options(std::uint64_t list) const override {
        return list == 1 ? std::span(letters_) : std::span(digits_);
    }

private:
    std::vector<Option> letters_{{"", "Not set"}, {"a", "Letter A"}};
    std::vector<Option> digits_{{"1", "One"}};
};

/// Makes trees out of a fixed stock of ids, in any shape and order, so that elements come, go and
/// move. What an element is follows from its id, as it does in the interface: tag, whether it is a
/// leaf with text, a field, a select.
class RandomTree {
public:
    explicit RandomTree(unsigned seed) : random_(seed) {}

    void fill(SemanticTree& tree) {
        tree.clear();
        tree.page = {1280, static_cast<float>(below(4) * 100)};
        std::vector<NodeId> ids;
        for (NodeId id = 1; id <= stock; ++id) {
            if (below(3) != 0) {
                ids.push_back(id);
            }
        }
        std::shuffle(ids.begin(), ids.end(), random_);
        place(tree, ids, nullptr);
    }

private:
    static constexpr NodeId stock = 24;
    enum class Role { Box, Text, Field, Secret, Select };

    static Role role_of(NodeId id) { return static_cast<Role>(std::min<NodeId>(id % 7, 4)); }

    unsigned below(unsigned limit) { return static_cast<unsigned>(random_()) % limit; }

    std::string_view word(SemanticTree& tree) {
        constexpr std::string_view words[]{
            "", "one", "two words", "日本", "a longer sentence of words"};
        return tree.texts.keep(words[below(5)]);
    }

    /// Puts ids below `parent`, taken off the end, until it has enough of them; boxes take some of
    /// the rest.
    void place(SemanticTree& tree, std::vector<NodeId>& ids, const Node* parent) {
        const NodeId parent_id = parent == nullptr ? page_node : parent->id;
        const Rect origin = parent == nullptr ? Rect{} : parent->rect;
        while (!ids.empty() && (parent == nullptr || below(3) != 0)) {
            const NodeId id = ids.back();
            ids.pop_back();
            const Node node = state(tree, id, parent_id, origin);
            if (role_of(id) == Role::Box) {
                place(tree, ids, &node);
            }
        }
    }

    Node state(SemanticTree& tree, NodeId id, NodeId parent, const Rect& origin) {
        constexpr std::string_view tags[]{"div", "p", "input", "input", "select"};
        tree.origins.push_back(origin);
        Node& node = tree.nodes.emplace_back();
        node.id = id;
        node.parent = parent;
        node.tag = tags[static_cast<std::size_t>(role_of(id))];
        node.rect = {static_cast<float>(below(3)), static_cast<float>(below(3)), 10, 10};
        node.first_attribute = static_cast<std::uint32_t>(tree.attributes.size());
        for (const std::string_view name : {"aria-label", "disabled", "href"}) {
            if (below(2) == 0) {
                tree.attributes.push_back({name, word(tree)});
                ++node.attribute_count;
            }
        }
        content(tree, node);
        return node;
    }

    void content(SemanticTree& tree, Node& node) {
        switch (role_of(node.id)) {
            case Role::Box: break;
            case Role::Text: text(tree, node); break;
            case Role::Field:
                node.value_kind = ValueKind::Text;
                node.value = word(tree);
                break;
            case Role::Secret:
                node.value_kind = below(2) == 0 ? ValueKind::SecretEmpty : ValueKind::SecretFilled;
                break;
            case Role::Select:
                node.value_kind = ValueKind::Text;
                node.value = word(tree);
                node.options = 1 + below(2);
                break;
        }
    }

    void text(SemanticTree& tree, Node& node) {
        node.text.text = word(tree);
        node.text.face = {
            .size = below(2) == 0 ? 15.0F : 13.0F, .weight = 400, .mono = below(4) == 0};
        node.text.line_height = 20;
        node.text.align = below(2) == 0 ? Align::Start : Align::Center;
        node.text.first_line = static_cast<std::uint32_t>(tree.lines.size());
        const auto size = static_cast<std::uint32_t>(node.text.text.size());
        const std::uint32_t middle = size > 3 && below(2) == 0 ? 3 : size;
        tree.lines.push_back(
            {0, middle, 10, middle < size ? LineBreak::InsideWord : LineBreak::None}
        );
        if (middle < size) {
            tree.lines.push_back({middle, size, 10, LineBreak::None});
        }
        node.text.line_count = static_cast<std::uint32_t>(tree.lines.size()) - node.text.first_line;
    }

    std::mt19937 random_;
};

/// A tree with one node, to be changed by hand.
struct OneNode {
    SemanticTree tree;
    Node& node() { return tree.nodes.front(); }

    explicit OneNode(std::string_view tag) {
        tree.nodes.emplace_back().id = 1;
        tree.nodes.front().tag = tag;
        tree.origins.emplace_back();
    }
};

std::string all_of(const std::string& path) {
    std::ifstream file(MOORING_SOURCE_DIR "/" + path);
    INFO(path);
    REQUIRE(file.good());
    std::ostringstream content;
    content << file.rdbuf();
    return content.str();
}

/// Words in a text between `start` and the `end` after it, that begin a line or follow a brace,
/// with their first letter in lower case.
std::vector<std::string>
names_between(const std::string& text, const std::string& start, const std::string& end) {
    const std::size_t from = text.find(start);
    REQUIRE(from != std::string::npos);
    std::istringstream block(
        text.substr(from + start.size(), text.find(end, from) - from - start.size())
    );
    std::vector<std::string> names;
    for (std::string line; std::getline(block, line);) {
        line = line.substr(0, line.find("//"));
        std::istringstream pieces(line);
        for (std::string piece; std::getline(pieces, piece, ',');) {
            const auto is_name = [](unsigned char c) { return std::isalpha(c) != 0; };
            const auto first = std::find_if(piece.begin(), piece.end(), is_name);
            const auto last = std::find_if_not(first, piece.end(), is_name);
            if (first != last) {
                names.emplace_back(first, last);
                names.back()[0] = static_cast<char>(std::tolower(names.back()[0]));
            }
        }
    }
    return names;
}

}  // namespace

TEST_CASE("Patches, one after the other, make the page say exactly what each tree says") {
    const auto seed = GENERATE(take(60, random(1U, 4'000'000'000U)));
    INFO("seed " << seed);
    RandomTree random(seed);
    const SomeOptions options;
    PatchWriter writer;
    SemanticTree trees[2];
    DomModel page;
    for (int step = 0; step < 12; ++step) {
        const SemanticTree& before = trees[step % 2];
        SemanticTree& after = trees[1 - step % 2];
        random.fill(after);
        page.apply(writer.write(before, after, options));
        const auto wrong = test::difference(page, after, options);
        INFO("step " << step << ": " << wrong.value_or(""));
        REQUIRE_FALSE(wrong.has_value());
    }
}

TEST_CASE("A tree that did not change makes no patch") {
    SemanticTree before;
    SemanticTree after;
    RandomTree(7).fill(before);
    RandomTree(7).fill(after);
    REQUIRE(before.nodes.size() > 5);
    const SomeOptions options;
    PatchWriter writer;
    CHECK(writer.write(before, after, options).empty());
}

TEST_CASE("An element that stays among its own is neither made again nor moved") {
    SemanticTree before;
    SemanticTree after;
    for (const NodeId id : {1U, 2U, 3U, 4U}) {
        before.nodes.emplace_back().id = id;
        before.nodes.back().tag = "input";
        before.origins.emplace_back();
    }
    for (const NodeId id : {5U, 1U, 3U, 6U, 4U}) {
        after.nodes.emplace_back().id = id;
        after.nodes.back().tag = "input";
        after.origins.emplace_back();
    }
    PatchWriter writer;
    const SomeOptions options;
    const auto patch = writer.write(before, after, options);
    // Remove 2; create 5 and 6 with "input", parent and sibling; a rectangle for each.
    constexpr std::size_t remove = 1 + 4;
    constexpr std::size_t create = 1 + 4 + 4 + 5 + 4 + 4;
    constexpr std::size_t rect = 1 + 4 + 16;
    CHECK(patch.size() == remove + 2 * (create + rect));
}

TEST_CASE("Options are sent once, and again only for another list") {
    OneNode before("select");
    OneNode after("select");
    before.node().options = after.node().options = 1;
    const SomeOptions options;
    PatchWriter writer;
    CHECK(writer.write(before.tree, after.tree, options).empty());
    after.node().options = 2;
    CHECK_FALSE(writer.write(before.tree, after.tree, options).empty());
}

TEST_CASE("A secret field is emptied when its secret is gone, and otherwise left alone") {
    OneNode before("input");
    OneNode after("input");
    const SomeOptions options;
    PatchWriter writer;
    before.node().value_kind = ValueKind::SecretEmpty;
    after.node().value_kind = ValueKind::SecretFilled;
    CHECK(writer.write(before.tree, after.tree, options).empty());
    std::swap(before.node().value_kind, after.node().value_kind);
    const auto patch = writer.write(before.tree, after.tree, options);
    REQUIRE(patch.size() == 5);
    CHECK(static_cast<PatchOp>(patch[0]) == PatchOp::ClearSecret);
}

TEST_CASE("The page reads the changes that the program writes") {
    const auto written = names_between(
        all_of("src/ui/semantics_patch.h"), "enum class PatchOp : std::uint8_t {", "};"
    );
    const auto read = names_between(all_of("web/patch.js"), "patchOps = [", "];");
    CHECK(written.size() == static_cast<std::size_t>(PatchOp::PageSize));
    CHECK(read == written);
}

TEST_CASE("The page sends the events that the program hears") {
    const auto heard =
        names_between(all_of("src/ui/event.h"), "enum class EventKind : std::uint8_t {", "};");
    const auto sent = names_between(all_of("web/program.js"), "EventKind = {", "}");
    CHECK(heard.size() == static_cast<std::size_t>(EventKind::Dismiss) + 1);
    CHECK(sent == heard);
}
