#include "core/text.h"

#include <algorithm>

namespace mooring {

namespace {

/// White space beyond ASCII (Unicode, White_Space), which comes along when something is copied.
bool is_wide_space(std::string_view character) {
    constexpr std::string_view general = "\xe2\x80";  // U+2000 to U+203F
    if (character.size() == 3 && character.starts_with(general)) {
        const auto last = static_cast<unsigned char>(character[2]);
        return (last >= 0x80 && last <= 0x8a) || last == 0xa8 || last == 0xa9 || last == 0xaf;
    }
    return character == "\u00a0" || character == "\u0085" || character == "\u1680" ||
           character == "\u205f" || character == "\u3000";
}

/// How many bytes of white space `text` begins with (`at_end`: ends with), up to a character.
std::size_t space_bytes(std::string_view text, bool at_end) {
    for (std::size_t bytes = 1; bytes <= 3 && bytes <= text.size(); ++bytes) {
        const std::string_view part = text.substr(at_end ? text.size() - bytes : 0, bytes);
        if (bytes == 1 ? is_space(part.front()) : is_wide_space(part)) {
            return bytes;
        }
    }
    return 0;
}

unsigned byte_at(std::string_view text, std::size_t index) {
    return index < text.size() ? static_cast<unsigned char>(text[index]) : 0;
}

bool is_continuation(char c) {
    return (static_cast<unsigned char>(c) & 0xC0U) == 0x80U;
}

/// How many bytes a character has that begins with `lead`; none when no character does.
std::size_t bytes_after(unsigned lead) {
    if (lead < 0x80) {
        return 1;
    }
    if (lead < 0xC2 || lead > 0xF4) {
        return 0;
    }
    return lead < 0xE0 ? 2 : 3 + (lead >= 0xF0 ? 1 : 0);
}

/// Whether these two bytes begin a form that is longer than needed, a surrogate, or something
/// beyond U+10FFFF.
bool is_forbidden(unsigned lead, unsigned second) {
    return (lead == 0xE0 && second < 0xA0) || (lead == 0xED && second > 0x9F) ||
           (lead == 0xF0 && second < 0x90) || (lead == 0xF4 && second > 0x8F);
}

/// How many bytes the character has that a text begins with (Unicode, table 3-7); none when what is
/// there is no character.
std::size_t character_bytes(std::string_view text) {
    const unsigned lead = byte_at(text, 0);
    const std::size_t size = bytes_after(lead);
    const std::string_view more = text.substr(0, size).substr(size == 0 ? 0 : 1);
    const bool is_whole = size <= text.size() &&
                          std::all_of(more.begin(), more.end(), is_continuation) &&
                          !(size > 1 && is_forbidden(lead, byte_at(text, 1)));
    return is_whole ? size : 0;
}

}  // namespace

std::string well_formed(std::string_view text) {
    std::string repaired;
    while (!text.empty()) {
        const std::size_t bytes = character_bytes(text);
        repaired += bytes == 0 ? "\uFFFD" : text.substr(0, bytes);
        text.remove_prefix(bytes == 0 ? 1 : bytes);
    }
    return repaired;
}

std::string_view trimmed(std::string_view text) {
    while (const std::size_t bytes = space_bytes(text, false)) {
        text.remove_prefix(bytes);
    }
    while (const std::size_t bytes = space_bytes(text, true)) {
        text.remove_suffix(bytes);
    }
    return text;
}

std::size_t code_point_count(std::string_view text) {
    std::size_t count = 0;
    for (const char c : text) {
        count += is_continuation(c) ? 0 : 1;
    }
    return count;
}

std::string grouped(std::string_view text, std::size_t size) {
    std::string spaced;
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (i != 0 && i % size == 0) {
            spaced += ' ';
        }
        spaced += text[i];
    }
    return spaced;
}

}  // namespace mooring
