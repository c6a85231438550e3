// Small questions about UTF-8 text.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace mooring {

/// Without white space at both ends, that of Unicode included.
[[nodiscard]] std::string_view trimmed(std::string_view text);

/// Number of code points; malformed bytes count one each.
[[nodiscard]] std::size_t code_point_count(std::string_view text);

/// With U+FFFD in place of each byte that is not part of a character, as browsers read what is not
/// UTF-8. For bytes from outside that are no JSON, which is read as UTF-8 or not at all.
[[nodiscard]] std::string well_formed(std::string_view text);

/// Only the characters for which `keep` is true, in order.
template <class Predicate>
[[nodiscard]] std::string only(std::string_view text, Predicate keep) {
    std::string kept;
    for (const char c : text) {
        if (keep(c)) {
            kept += c;
        }
    }
    return kept;
}

[[nodiscard]] constexpr bool is_digit(char c) {
    return c >= '0' && c <= '9';
}
[[nodiscard]] constexpr bool is_letter(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}
[[nodiscard]] constexpr bool is_space(char c) {
    return c == ' ' || (c >= '\t' && c <= '\r');
}

/// `text` in groups of `size` characters with single spaces between, for keys that people read
/// aloud or type.
[[nodiscard]] std::string grouped(std::string_view text, std::size_t size);

}  // namespace mooring
