#include "core/time.h"

#include <array>

#include "core/text.h"

namespace mooring {
namespace {

constexpr std::int64_t second_ms = 1000;
constexpr std::int64_t minute_ms = 60 * second_ms;
constexpr std::int64_t hour_ms = 60 * minute_ms;
constexpr std::int64_t day_ms = 24 * hour_ms;

struct Date {
    std::int64_t year;
    unsigned month;  // 1 to 12
    unsigned day;    // 1 to 31
};

// The proleptic Gregorian calendar in eras of 400 years: Howard Hinnant, "chrono-Compatible
// Low-Level Date Algorithms".
std::int64_t days_from_civil(const Date& date) {
    const std::int64_t year = date.year - (date.month <= 2 ? 1 : 0);
    const std::int64_t era = (year >= 0 ? year : year - 399) / 400;
    const auto year_of_era = static_cast<unsigned>(year - era * 400);
    const unsigned shifted_month = date.month > 2 ? date.month - 3 : date.month + 9;
    const unsigned day_of_year = (153 * shifted_month + 2) / 5 + date.day - 1;
    const unsigned day_of_era =
        year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year;
    return era * 146097 + static_cast<std::int64_t>(day_of_era) - 719468;
}

Date civil_from_days(std::int64_t days) {
    days += 719468;
    const std::int64_t era = (days >= 0 ? days : days - 146096) / 146097;
    const auto day_of_era = static_cast<unsigned>(days - era * 146097);
    const unsigned year_of_era =
        (day_of_era - day_of_era / 1460 + day_of_era / 36524 - day_of_era / 146096) / 365;
    const unsigned day_of_year =
        day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
    const unsigned shifted_month = (5 * day_of_year + 2) / 153;
    const unsigned day = day_of_year - (153 * shifted_month + 2) / 5 + 1;
    const unsigned month = shifted_month < 10 ? shifted_month + 3 : shifted_month - 9;
    const std::int64_t year =
        static_cast<std::int64_t>(year_of_era) + era * 400 + (month <= 2 ? 1 : 0);
    return {.year = year, .month = month, .day = day};
}

std::int64_t floor_div(std::int64_t value, std::int64_t by) {
    return value / by - (value % by < 0 ? 1 : 0);
}

/// Takes fixed-width pieces off the front of a text; `ok` turns false at the first that does not
/// fit.
struct Scanner {
    std::string_view rest;
    bool ok = true;

    int digits(std::size_t count) {
        int value = 0;
        for (std::size_t i = 0; i < count; ++i) {
            if (rest.empty() || !is_digit(rest.front())) {
                ok = false;
                return 0;
            }
            value = value * 10 + (rest.front() - '0');
            rest.remove_prefix(1);
        }
        return value;
    }

    char any_of(std::string_view choices) {
        if (rest.empty() || choices.find(rest.front()) == std::string_view::npos) {
            ok = false;
            return 0;
        }
        const char found = rest.front();
        rest.remove_prefix(1);
        return found;
    }

    std::int64_t fraction_ms() {
        if (rest.empty() || rest.front() != '.') {
            return 0;
        }
        rest.remove_prefix(1);
        ok = ok && !rest.empty() && is_digit(rest.front());
        std::int64_t value = 0;
        for (std::int64_t unit = 100; !rest.empty() && is_digit(rest.front()); unit /= 10) {
            value += unit * (rest.front() - '0');
            rest.remove_prefix(1);
        }
        return value;
    }

    std::int64_t offset_minutes() {
        const char sign = any_of("Zz+-");
        if (!ok || sign == 'Z' || sign == 'z') {
            return 0;
        }
        const int hours = digits(2);
        any_of(":");
        const int minutes = digits(2);
        ok = ok && hours <= 23 && minutes <= 59;
        const int total = hours * 60 + minutes;
        return sign == '-' ? -total : total;
    }
};

unsigned days_in_month(std::int64_t year, unsigned month) {
    constexpr std::array<unsigned, 12> lengths{31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    const bool leap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
    return month == 2 && leap ? 29 : lengths[month - 1];
}

bool is_date(const Date& date) {
    return date.month >= 1 && date.month <= 12 && date.day >= 1 &&
           date.day <= days_in_month(date.year, date.month);
}

std::int64_t local_ms(Instant time, const Clock& clock) {
    return time.ms + clock.utc_offset_minutes * minute_ms;
}

void add_two_digits(std::int64_t number, Words& words) {
    words.add(number < 10 ? "0" : "").add(number);
}

Words number_of(std::int64_t count, std::string_view one) {
    return Words().add(count).add(" ").add(one).add(count == 1 ? "" : "s");
}

Words ago(std::int64_t count, std::string_view one) {
    return number_of(count, one).add(" ago");
}

}  // namespace

std::optional<Instant> parse_rfc3339(std::string_view text) {
    Scanner scan{.rest = text};
    Date date{};
    date.year = scan.digits(4);
    scan.any_of("-");
    date.month = static_cast<unsigned>(scan.digits(2));
    scan.any_of("-");
    date.day = static_cast<unsigned>(scan.digits(2));
    scan.any_of("Tt ");
    const int hour = scan.digits(2);
    scan.any_of(":");
    const int minute = scan.digits(2);
    scan.any_of(":");
    const int second = scan.digits(2);
    const std::int64_t fraction = scan.fraction_ms();
    const std::int64_t offset = scan.offset_minutes();
    // A leap second is written as 60 (RFC 3339, section 5.6).
    if (!scan.ok || !scan.rest.empty() || !is_date(date) || hour > 23 || minute > 59 ||
        second > 60) {
        return std::nullopt;
    }
    const std::int64_t of_day = hour * hour_ms + (minute - offset) * minute_ms + second * second_ms;
    return Instant{days_from_civil(date) * day_ms + of_day + fraction};
}

Words long_date(Instant time, const Clock& clock) {
    constexpr std::array<const char*, 12> months{
        "January",
        "February",
        "March",
        "April",
        "May",
        "June",
        "July",
        "August",
        "September",
        "October",
        "November",
        "December"};
    const Date date = civil_from_days(floor_div(local_ms(time, clock), day_ms));
    return Words().add(date.day).add(" ").add(months[date.month - 1]).add(" ").add(date.year);
}

Words exact_time(Instant time, const Clock& clock) {
    const std::int64_t local = local_ms(time, clock);
    const std::int64_t of_day = local - floor_div(local, day_ms) * day_ms;
    Words words = long_date(time, clock).add(", ");
    add_two_digits(of_day / hour_ms, words);
    add_two_digits(of_day % hour_ms / minute_ms, words.add(":"));
    return words;
}

Words relative_time(Instant time, const Clock& clock) {
    const std::int64_t age = clock.now.ms - time.ms;
    if (age < minute_ms && age > -minute_ms) {
        return {"just now"};
    }
    if (age < 0) {
        return exact_time(time, clock);
    }
    if (age < hour_ms) {
        return ago(age / minute_ms, "minute");
    }
    if (age < day_ms) {
        return ago(age / hour_ms, "hour");
    }
    const std::int64_t days =
        floor_div(local_ms(clock.now, clock), day_ms) - floor_div(local_ms(time, clock), day_ms);
    if (days == 1) {
        return {"yesterday"};
    }
    return days < 7 ? ago(days, "day") : long_date(time, clock);
}

Words time_left(Instant time, const Clock& clock) {
    const std::int64_t left = time.ms - clock.now.ms;
    if (left <= 0) {
        return relative_time(time, clock);
    }
    if (left < minute_ms) {
        return {"in less than a minute"};
    }
    const auto in = [](const Words& words) { return Words("in ").add(words); };
    if (left < hour_ms) {
        return in(number_of(left / minute_ms, "minute"));
    }
    return in(
        left < 2 * day_ms ? number_of(left / hour_ms, "hour") : number_of(left / day_ms, "day")
    );
}

}  // namespace mooring
