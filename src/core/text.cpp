#include "core/text.h"

namespace mooring {

namespace {

/// White space beyond ASCII (Unicode, White_Space), which comes along when something is copied.
bool is_wide_space(std::string_view character) {
    constexpr std::string_view general = "\xe2\x80";  // U+2000 to U+203F
    if (character.size() == 3 && character.starts_with(general)) {
        const auto last = static_cast<unsigned char>(character[2]);
        return last <= 0x8a || last == 0xa8 || last == 0xa9 || last == 0xaf;
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

}  // namespace

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
        const bool is_continuation = (static_cast<unsigned char>(c) & 0xC0U) == 0x80U;
        count += is_continuation ? 0 : 1;
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
