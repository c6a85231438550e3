// Points in time as values. Nothing here reads a clock: the present is always an argument.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

#include "core/words.h"

namespace mooring {

/// Milliseconds since 1970-01-01T00:00:00Z.
struct Instant {
    std::int64_t ms = 0;
    friend bool operator==(Instant, Instant) = default;
};

/// Reads an RFC 3339 time such as `2026-03-12T09:30:00Z` or with fraction and offset. Nothing if it
/// is none.
[[nodiscard]] std::optional<Instant> parse_rfc3339(std::string_view text);

/// How times are told to a person: the present, and their clock's distance from UTC in minutes
/// (east positive).
struct Clock {
    Instant now;
    int utc_offset_minutes = 0;
};

/// "just now", "5 minutes ago", "yesterday", or the date when it is longer ago than a week.
[[nodiscard]] Words relative_time(Instant time, const Clock& clock);

/// "in 5 minutes", of what is still to come; as `relative_time` of what is past.
[[nodiscard]] Words time_left(Instant time, const Clock& clock);

/// "12 March 2026" on the person's clock.
[[nodiscard]] Words long_date(Instant time, const Clock& clock);

/// "12 March 2026, 14:05" on the person's clock.
[[nodiscard]] Words exact_time(Instant time, const Clock& clock);

}  // namespace mooring
