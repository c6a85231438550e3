#include "core/words.h"

#include <algorithm>

namespace mooring {
namespace {

/// The digits of a number, with a comma before each third from the end if wanted.
void add_digits(std::uint64_t number, bool commas, Words& words) {
    std::array<char, 32> text;  // NOLINT(cppcoreguidelines-pro-type-member-init): written below
    std::size_t begin = text.size();
    int digits = 0;
    do {
        if (commas && digits > 0 && digits % 3 == 0) {
            text[--begin] = ',';
        }
        text[--begin] = static_cast<char>('0' + number % 10);
        number /= 10;
        ++digits;
    } while (number > 0);
    words.add(std::string_view(text.data() + begin, text.size() - begin));
}

}  // namespace

Words& Words::add(std::string_view words) {
    const std::size_t fits = std::min(words.size(), text_.size() - size_);
    std::copy_n(words.begin(), fits, text_.begin() + static_cast<std::ptrdiff_t>(size_));
    size_ += fits;
    return *this;
}

Words& Words::add(std::int64_t number) {
    const bool negative = number < 0;
    if (negative) {
        add("-");
    }
    const auto bits = static_cast<std::uint64_t>(number);
    add_digits(negative ? 0 - bits : bits, false, *this);
    return *this;
}

Words number_words(std::size_t number) {
    return Words().add(static_cast<std::int64_t>(number));
}

Words with_commas(std::size_t number) {
    Words words;
    add_digits(number, true, words);
    return words;
}

Words counted(std::size_t count, std::string_view one, std::string_view many) {
    return with_commas(count).add(" ").add(count == 1 ? one : many);
}

}  // namespace mooring
