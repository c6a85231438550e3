#include "imgui_dom/semantics_patch.h"

#include <catch2/catch_test_macros.hpp>
#include <catch2/generators/catch_generators_adapters.hpp>
#include <catch2/generators/catch_generators_random.hpp>
#include <utility>

#include "support/dom_model.h"
#include "support/random_tree.h"

using namespace mooring;
using namespace mooring::imgui_dom;
using test::DomModel;
using test::RandomTree;
using test::SomeOptions;

namespace {

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
