// Every section of the list, in every state, at every width: a new section is covered by its line
// in app/sections.h.
#include <array>
#include <catch2/catch_test_macros.hpp>
#include <catch2/generators/catch_generators.hpp>
#include <catch2/generators/catch_generators_range.hpp>
#include <functional>

#include "support/console.h"
#include "support/contract.h"
#include "support/long_reply.h"
#include "support/memory_watch.h"
#include "support/page_rules.h"

using namespace mooring;
using test::Console;

namespace {

using Reply = api::Response (*)(std::string_view line);

struct Kind {
    const char* name;
    Reply reply;  ///< to everything that the section asks for; null leaves it waiting
};

api::Response failed_reply(std::string_view) {
    return test::problem(500, "internal", "A fault.");
}
api::Response no_reply(std::string_view) {
    return test::offline();
}

constexpr std::array kinds{
    Kind{"loading", nullptr},
    Kind{"failed", failed_reply},
    Kind{"offline", no_reply},
    Kind{"empty", test::empty_reply},
    Kind{"filled", test::filled_reply},
};

struct Screen {
    const char* name;
    ui::Environment environment;
};

const std::array screens{
    Screen{"a phone", {.viewport = {360, 740}, .ratio = 3, .coarse_pointer = true}},
    Screen{"a laptop", {.viewport = {1280, 800}}},
    Screen{"a wall", {.viewport = {3840, 2160}}},
    Screen{"a page at 400 %", {.viewport = {320, 256}, .ratio = 4}},
    Screen{"text at 200 %", {.viewport = {1280, 800}, .text_scale = 2}},
    Screen{
        "a tablet, odd ratio",
        {.viewport = {721, 1000}, .ratio = 1.25F, .scheme = ui::Scheme::Dark}},
};

void open(Console& console, const app::SectionInfo& info) {
    info.place == app::Place::Entry ? console.open_signed_out(std::string(info.path))
                                    : console.open(std::string(info.path));
}

/// Answers what is asked for, and what that leads to, until nothing is.
void answer_all(Console& console, Reply reply) {
    for (int round = 0; !console.sent().empty(); ++round) {
        REQUIRE(round < 50);
        const std::string line = console.sent().front();
        console.answer(line, reply(line));
    }
}

void check_rules(Console& console) {
    for (const Screen& screen : screens) {
        console.resize(screen.environment);
        for (const std::string& broken :
             test::broken_rules(console.page(), screen.environment.viewport)) {
            FAIL_CHECK("on " << screen.name << ": " << broken);
        }
    }
    console.resize({});
}

std::vector<std::string> names_of(const Console& console, std::string_view tag) {
    std::vector<std::string> names;
    for (const test::Accessible& element : console.nodes(tag)) {
        if (!element.is_disabled()) {
            names.push_back(element.name);
        }
    }
    return names;
}

/// Of one that shows what the frame before it showed.
int allocations_of_a_frame(Console& console) {
    console.runtime().frame();
    const test::AllocationWatch watch;
    console.runtime().frame();
    return watch.allocations();
}

const app::SectionInfo& any_section() {
    return app::section_infos[GENERATE(range(std::size_t{0}, app::section_count))];
}

}  // namespace

TEST_CASE("Every section keeps the rules of a page in every state and at every width") {
    const app::SectionInfo& info = any_section();
    const Kind& kind = kinds[GENERATE(range(std::size_t{0}, kinds.size()))];
    INFO(info.label << ", " << kind.name);
    Console console;
    open(console, info);
    if (kind.reply != nullptr) {
        answer_all(console, kind.reply);
    }
    CHECK(console.title().starts_with(info.label));
    check_rules(console);
}

TEST_CASE("A frame in which nothing changed asks for no memory") {
    const app::SectionInfo& info = any_section();
    const Kind& kind = kinds[GENERATE(range(std::size_t{0}, kinds.size()))];
    INFO(info.label << ", " << kind.name);
    Console console;
    open(console, info);
    if (kind.reply != nullptr) {
        answer_all(console, kind.reply);
    }
    CHECK(allocations_of_a_frame(console) == 0);
}

TEST_CASE("What a section could not load can be tried again") {
    const app::SectionInfo& info = any_section();
    INFO(info.label);
    Console console;
    open(console, info);
    const auto asked = console.sent();
    answer_all(console, failed_reply);
    if (asked.empty()) {
        return;  // it needs nothing from the server to begin
    }
    CHECK_FALSE(console.nodes("alert").empty());
    console.click("Try again");
    CHECK_FALSE(console.sent().empty());
    answer_all(console, test::filled_reply);
    CHECK(console.nodes("alert").empty());
    CHECK_FALSE(console.has("button", "Try again"));
}

TEST_CASE("Whatever a reply is, a section stays on its feet") {
    const app::SectionInfo& info = any_section();
    INFO(info.label);
    const auto& body = GENERATE(
        as<std::string>{},
        "",
        "null",
        "[]",
        "{}",
        "7",
        R"({"items":[{}],"next_cursor":7})",
        "<html></html>",
        std::string(100'000, '['),
        R"({"items":null})"
    );
    Console console;
    open(console, info);
    for (const std::string& line : console.sent()) {
        console.answer(line, test::ok(body));
    }
    CHECK_FALSE(console.heading().empty());
    check_rules(console);
}

TEST_CASE("Every link inside a section leads to a page that keeps the rules") {
    const app::SectionInfo& info = any_section();
    const Kind& kind = kinds[GENERATE(std::size_t{3}, std::size_t{4})];
    Console start;
    open(start, info);
    answer_all(start, kind.reply);
    for (const test::Accessible& link : start.nodes("a")) {
        const std::string href = link.attribute("href");
        if (!href.starts_with(std::string(info.path) + '/')) {
            continue;
        }
        INFO(info.label << ", " << kind.name << ", " << href);
        Console console;
        console.open(href);
        check_rules(console);
        answer_all(console, kind.reply);
        CHECK(allocations_of_a_frame(console) == 0);
        CHECK(console.path() == href);
        CHECK(console.heading() != "Page not found");
        check_rules(console);
    }
}

TEST_CASE("Every button can be pressed, and leads to a page that keeps the rules") {
    const app::SectionInfo& info = any_section();
    const Kind& kind = kinds[GENERATE(std::size_t{3}, std::size_t{4})];
    Console start;
    open(start, info);
    answer_all(start, kind.reply);
    for (const std::string& button : names_of(start, "button")) {
        INFO(info.label << ", " << kind.name << ", button \"" << button << '"');
        Console console;
        open(console, info);
        answer_all(console, kind.reply);
        console.click(button);
        CHECK(allocations_of_a_frame(console) == 0);
        check_rules(console);
    }
}

namespace {

struct LongList {
    const char* path;
    const char* request;
    std::size_t items;
};
constexpr std::array long_lists{
    LongList{"/settings/activity", "GET /activity", 10'000},
    LongList{"/settings/api-keys", "GET /api-keys", 10'000},
    LongList{"/settings/cloud-accounts", "GET /cloud-accounts", 1'000},
};

}  // namespace

TEST_CASE("A long list costs a frame no more than a short one, wherever it is scrolled") {
    constexpr std::size_t most_nodes = 900;
    const LongList& list = long_lists[GENERATE(range(std::size_t{0}, long_lists.size()))];
    INFO(list.path);
    Console console;
    console.open(list.path);
    console.answer(list.request, test::long_reply(list.request, list.items));
    ui::Ui& ui = console.runtime().ui();
    for (const float part : {0.0F, 0.5F, 1.0F}) {
        const float height = ui.tree().page.height;
        ui.scroll({.node = ui::page_node, .offset = {0, part * (height - 800)}});
        for (int frame = 0; frame < 5; ++frame) {
            console.runtime().frame();
        }
        CHECK(ui.tree().nodes.size() < most_nodes);
        CHECK(allocations_of_a_frame(console) == 0);
    }
}
