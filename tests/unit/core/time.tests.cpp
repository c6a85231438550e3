#include "core/time.h"

#include <array>
#include <catch2/catch_test_macros.hpp>
#include <catch2/generators/catch_generators_adapters.hpp>
#include <catch2/generators/catch_generators_random.hpp>
#include <ctime>
#include <string>

using namespace mooring;

namespace {

constexpr std::int64_t minute = 60'000;
constexpr std::int64_t hour = 60 * minute;
constexpr std::int64_t day = 24 * hour;
// Years 1600 to 2400: three leap centuries that are none, and one that is.
constexpr std::int64_t earliest = -11'676'096'000'000;
constexpr std::int64_t latest = 13'569'465'600'000;

/// The C library's word on a time, which knows nothing of ours.
std::string formatted(std::int64_t ms, const char* format) {
    const auto seconds = static_cast<std::time_t>((ms - ((ms % 1000) + 1000) % 1000) / 1000);
    std::tm parts{};
    gmtime_r(&seconds, &parts);
    std::array<char, 64> text{};
    const std::size_t length = std::strftime(text.data(), text.size(), format, &parts);
    return {text.data(), length};
}

Instant at(std::string_view text) {
    const auto parsed = parse_rfc3339(text);
    INFO(text);
    REQUIRE(parsed.has_value());
    return *parsed;
}

}  // namespace

TEST_CASE("Whatever time is written down is read back") {
    const std::int64_t second = GENERATE(take(300, random(earliest / 1000, latest / 1000)));
    const std::string text = formatted(second * 1000, "%Y-%m-%dT%H:%M:%SZ");
    CHECK(at(text) == Instant{second * 1000});
}

TEST_CASE("Dates and times are told as the C library would") {
    const std::int64_t ms = GENERATE(take(300, random(earliest, latest)));
    const int offset = GENERATE(-720, 0, 345);
    const Clock clock{.now = {0}, .utc_offset_minutes = offset};
    CHECK(long_date({ms}, clock) == formatted(ms + offset * minute, "%-d %B %Y"));
    CHECK(exact_time({ms}, clock) == formatted(ms + offset * minute, "%-d %B %Y, %H:%M"));
}

TEST_CASE("The first moment of a day, an hour or a minute belongs to it, before 1970 too") {
    const std::int64_t days = GENERATE(-146'097, -719'468, -366, -1, 0, 1, 59, 20'514);
    const int offset = GENERATE(-720, -60, 0, 345, 840);
    const Clock clock{.now = {0}, .utc_offset_minutes = offset};
    const std::int64_t midnight = days * day - offset * minute;  // on the person's clock
    for (const std::int64_t since : {0 * hour, hour, 23 * hour, minute, day - 1}) {
        CAPTURE(days, offset, since);
        const Instant time{midnight + since};
        CHECK(long_date(time, clock) == formatted(days * day + since, "%-d %B %Y"));
        CHECK(exact_time(time, clock) == formatted(days * day + since, "%-d %B %Y, %H:%M"));
    }
}

TEST_CASE("Yesterday ends with the first moment of today") {
    const int offset = GENERATE(-720, 0, 345);
    const std::int64_t midnight = 20'514 * day - offset * minute;
    const Clock clock{.now = {midnight + 2 * day - 1}, .utc_offset_minutes = offset};
    const Clock at_midnight{.now = {midnight + 2 * day}, .utc_offset_minutes = offset};
    CHECK(relative_time({midnight}, clock) == "yesterday");
    CHECK(relative_time({midnight}, at_midnight) == "2 days ago");
    CHECK(relative_time({midnight - 1}, clock) == "2 days ago");
}

TEST_CASE("Fractions and offsets of RFC 3339 are understood") {
    CHECK(at("1970-01-01T00:00:00Z") == Instant{0});
    CHECK(at("1970-01-01T00:00:00.5Z") == Instant{500});
    CHECK(at("1970-01-01T00:00:00.123456789Z") == Instant{123});
    CHECK(at("1970-01-01T02:00:00+02:00") == Instant{0});
    CHECK(at("1969-12-31T18:30:00-05:30") == Instant{0});
    CHECK(at("1970-01-01t00:00:00z") == Instant{0});
    CHECK(at("2016-12-31T23:59:60Z") == at("2017-01-01T00:00:00Z"));  // a leap second
    CHECK(at("2000-02-29T00:00:00Z").ms == 951'782'400'000);
}

TEST_CASE("What is no RFC 3339 time is refused") {
    const auto* const text = GENERATE(
        "",
        "now",
        "2026-03-12",
        "2026-03-12T09:30",
        "2026-03-12T09:30:00",
        "2026-3-12T09:30:00Z",
        "2026-02-29T00:00:00Z",
        "2100-02-29T00:00:00Z",
        "2026-04-31T00:00:00Z",
        "2026-00-10T00:00:00Z",
        "2026-13-10T00:00:00Z",
        "2026-01-00T00:00:00Z",
        "2026-03-12T24:00:00Z",
        "2026-03-12T09:60:00Z",
        "2026-03-12T09:30:61Z",
        "2026-03-12T09:30:00.Z",
        "2026-03-12T09:30:00Zz",
        " 2026-03-12T09:30:00Z",
        "2026-03-12T09:30:00+0200",
        "2026-03-12T09:30:00+2:00",
        "2026-03-12T09:30:00+24:00",
        "2026-03-12T09:30:00+02:60",
        "-026-03-12T09:30:00Z",
        "2026-03-12T09:30:00\xC2\xA0Z"
    );
    INFO(text);
    CHECK_FALSE(parse_rfc3339(text).has_value());
}

TEST_CASE("Times are told relative to the present") {
    const Instant now = at("2026-03-12T09:30:00Z");
    const Clock clock{.now = now, .utc_offset_minutes = 0};
    const auto told = [&](std::int64_t age) { return relative_time({now.ms - age}, clock); };
    CHECK(told(0) == "just now");
    CHECK(told(-minute / 2) == "just now");  // clocks differ
    CHECK(told(minute) == "1 minute ago");
    CHECK(told(hour - 1) == "59 minutes ago");
    CHECK(told(hour) == "1 hour ago");
    CHECK(told(day - 1) == "23 hours ago");
    CHECK(told(day) == "yesterday");
    CHECK(told(2 * day) == "2 days ago");
    CHECK(told(7 * day) == "5 March 2026");
    CHECK(told(-hour) == "12 March 2026, 10:30");
}

TEST_CASE("Yesterday is that of the person's own calendar") {
    const Clock clock{.now = at("2026-03-12T00:30:00Z"), .utc_offset_minutes = 0};
    CHECK(relative_time(at("2026-03-10T23:00:00Z"), clock) == "2 days ago");
    const Clock further_west{.now = clock.now, .utc_offset_minutes = -120};
    CHECK(relative_time(at("2026-03-10T23:00:00Z"), further_west) == "yesterday");
}

TEST_CASE("What is still to come is told by how long that takes") {
    const Instant now = at("2026-03-12T09:30:00Z");
    const Clock clock{.now = now, .utc_offset_minutes = 0};
    const auto told = [&](std::int64_t left) { return time_left({now.ms + left}, clock); };
    CHECK(told(1) == "in less than a minute");
    CHECK(told(minute) == "in 1 minute");
    CHECK(told(hour - 1) == "in 59 minutes");
    CHECK(told(hour) == "in 1 hour");
    CHECK(told(day) == "in 24 hours");
    CHECK(told(2 * day) == "in 2 days");
    CHECK(told(0) == "just now");
    CHECK(told(-2 * minute) == "2 minutes ago");
}
