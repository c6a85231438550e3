// How long the console's own work takes, natively: a frame of each section, an update, reading and
// writing JSON, comparing two pages. `make bench` runs it.
#include <benchmark/benchmark.h>

#include <array>
#include <catch2/catch_test_macros.hpp>
#include <string>

#include "api/json_tree.h"
#include "app/update.h"
#include "support/console.h"
#include "support/contract.h"
#include "support/long_reply.h"
#include "support/random_tree.h"
#include "imgui_dom/semantics_patch.h"
#include "ui/dom.h"

using namespace mooring;
using test::Console;

namespace {

void open_filled(Console& console, const app::SectionInfo& info) {
    info.place == app::Place::Entry ? console.open_signed_out(std::string(info.path))
                                    : console.open(std::string(info.path));
    while (!console.sent().empty()) {
        const std::string line = console.sent().front();
        console.answer(line, test::filled_reply(line));
    }
}

void frame(benchmark::State& state, const app::SectionInfo& info) {
    Console console;
    open_filled(console, info);
    for (auto _ : state) {
        console.runtime().frame();
    }
}

struct LongList {
    const char* name;
    const char* path;
    const char* request;
    std::size_t items;
};
constexpr std::array long_lists{
    LongList{"10,000 keys", "/settings/api-keys", "GET /api-keys", 10'000},
    LongList{"1,000 accounts", "/settings/cloud-accounts", "GET /cloud-accounts", 1'000},
};

/// In the middle of a list that is loaded as a whole.
void long_frame(benchmark::State& state, const LongList& list) {
    Console console;
    console.open(list.path);
    console.answer(list.request, test::long_reply(list.request, list.items));
    ui::Ui& ui = console.runtime().ui();
    ui.scroll({.node = ui::page_node, .offset = {0, ui.tree().page.height / 2}});
    for (auto _ : state) {
        console.runtime().frame();
    }
    state.counters["nodes"] = static_cast<double>(ui.tree().nodes.size());
}

void update(benchmark::State& state) {
    app::State page;
    app::Step step = app::update(std::move(page), app::Started{"/settings/profile"}, {});
    for (auto _ : state) {
        step = app::update(std::move(step.state), app::UrlChanged{"/settings/profile"}, {});
    }
}

/// A list of as many accounts as the server gives at once.
void read_json(benchmark::State& state) {
    std::string list = R"({"items":[)";
    for (int i = 0; i < 100; ++i) {
        list += i == 0 ? "" : ",";
        list += test::filled_reply("GET /profile").body;
    }
    list += "]}";
    for (auto _ : state) {
        benchmark::DoNotOptimize(api::parse_json(list));
    }
    state.SetBytesProcessed(state.iterations() * static_cast<std::int64_t>(list.size()));
}

void compare_pages(benchmark::State& state) {
    ui::SemanticTree before;
    ui::SemanticTree after;
    test::RandomTree(1).fill(before);
    test::RandomTree(static_cast<unsigned>(state.range(0))).fill(after);
    const test::SomeOptions options;
    ui::PatchWriter writer;
    for (auto _ : state) {
        benchmark::DoNotOptimize(writer.write(before, after, options).size());
    }
    state.counters["nodes"] = static_cast<double>(after.nodes.size());
}

void register_all() {
    for (const app::SectionInfo& info : app::section_infos) {
        benchmark::RegisterBenchmark(("frame: " + std::string(info.label)).c_str(), frame, info);
    }
    for (const LongList& list : long_lists) {
        const std::string name = std::string("frame: ") + list.name;
        benchmark::RegisterBenchmark(name.c_str(), long_frame, list);
    }
    benchmark::RegisterBenchmark("update", update);
    benchmark::RegisterBenchmark("JSON: 100 profiles", read_json);
    benchmark::RegisterBenchmark("patch: nothing changed", compare_pages)->Arg(1);
    benchmark::RegisterBenchmark("patch: all changed", compare_pages)->Arg(2);
}

}  // namespace

// A test case, because the support of the tests asks Catch2 whether all is well.
TEST_CASE("Benchmarks") {
    register_all();
    benchmark::RunSpecifiedBenchmarks();
}
