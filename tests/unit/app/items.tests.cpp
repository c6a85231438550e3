// The elements of every screen are items of Dear ImGui: it knows each by the same id, in the same
// place, and says itself whether it is pointed at, held or disabled.
#include <array>
#include <catch2/catch_test_macros.hpp>
#include <catch2/generators/catch_generators.hpp>
#include <catch2/generators/catch_generators_range.hpp>

#include "app/sections.h"
#include "support/console.h"
#include "support/contract.h"
#include "unit/app/profile_page.h"

using namespace mooring;
using test::Console;

namespace {

constexpr ui::Environment phone{.viewport = {360, 740}, .ratio = 3, .coarse_pointer = true};

const app::SectionInfo& any_section() {
    return app::section_infos[GENERATE(range(std::size_t{0}, app::section_count))];
}

using Reply = api::Response (*)(std::string_view line);

/// Answers whatever is asked for.
void answer_all(Console& console, Reply reply) {
    while (!console.sent().empty()) {
        const std::string line = console.sent().front();
        console.answer(line, reply(line));
    }
}

}  // namespace

TEST_CASE("Every element of every section is an item of Dear ImGui") {
    static constexpr std::array environments{ui::Environment{}, phone};
    const app::SectionInfo& info = any_section();
    INFO(info.label);
    Console console(environments[GENERATE(std::size_t{0}, std::size_t{1})]);
    console.open(std::string(info.path));
    answer_all(console, GENERATE(test::empty_reply, test::filled_reply));
    console.check_items();
}

TEST_CASE("So is every element of the pages that a section's links lead to") {
    const app::SectionInfo& info = any_section();
    Console start;
    start.open(std::string(info.path));
    answer_all(start, test::filled_reply);
    for (const test::Accessible& link : start.nodes("a")) {
        const std::string href = link.attribute("href");
        if (href.starts_with(std::string(info.path) + '/')) {
            INFO(href);
            Console console;
            console.open(href);
            answer_all(console, test::filled_reply);
            console.check_items();
        }
    }
}

TEST_CASE("So is every element of what a section's buttons lead to, dialogs included") {
    const app::SectionInfo& info = any_section();
    Console start;
    start.open(std::string(info.path));
    answer_all(start, test::filled_reply);
    for (const test::Accessible& button : start.nodes("button")) {
        if (!button.is_disabled()) {
            INFO(info.label << ", button \"" << button.name << '"');
            Console console;
            console.open(std::string(info.path));
            answer_all(console, test::filled_reply);
            console.click(button.name);
            console.check_items();
        }
    }
}

TEST_CASE("So is every element of the sign-in form") {
    Console console({.passkeys = true});
    console.open_signed_out("/settings/profile");
    console.check_items();
}
