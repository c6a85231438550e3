#include "core/text.h"

namespace mooring {

std::string_view trimmed(std::string_view text) {
    while (!text.empty() && is_space(text.front())) {
        text.remove_prefix(1);
    }
    while (!text.empty() && is_space(text.back())) {
        text.remove_suffix(1);
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

std::string with_commas(std::size_t number) {
    std::string text = std::to_string(number);
    for (std::size_t at = text.size(); at > 3;) {
        at -= 3;
        text.insert(at, 1, ',');
    }
    return text;
}

std::string counted(std::size_t count, std::string_view one, std::string_view many) {
    std::string text = with_commas(count);
    text += ' ';
    text += count == 1 ? one : many;
    return text;
}

}  // namespace mooring
