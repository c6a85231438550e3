#include "ui/options.h"

#include <catch2/catch_test_macros.hpp>

using namespace mooring::ui;

TEST_CASE("A list is read from lines of value, tab, label") {
    OptionLists lists;
    lists.set(OptionList::Countries, "\tNot set\nDE\tGermany\nXX");
    const auto options = lists.options(static_cast<std::uint64_t>(OptionList::Countries));
    REQUIRE(options.size() == 3);
    CHECK((options[0].value.empty() && options[0].label == "Not set"));
    CHECK((options[1].value == "DE" && options[1].label == "Germany"));
    CHECK((options[2].value == "XX" && options[2].label == "XX"));
}

TEST_CASE("A list can be set again, and an unknown one is empty") {
    OptionLists lists;
    lists.set(OptionList::TimeZones, "a\tA\nb\tB");
    lists.set(OptionList::TimeZones, "c\tC\n");
    CHECK(lists.options(static_cast<std::uint64_t>(OptionList::TimeZones)).size() == 1);
    CHECK(lists.options(99).empty());
    CHECK(lists.options(0).empty());
}
