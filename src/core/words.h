// A few words in memory of their own: a frame says many, and asks nobody for memory.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>

namespace mooring {

/// What does not fit is cut off: 64 bytes are enough for a number, a time, or one of the program's
/// own paths, and nothing else is put together here.
class Words {
public:
    Words() = default;
    // NOLINTNEXTLINE(google-explicit-constructor): words are words
    Words(std::string_view words) { add(words); }

    Words& add(std::string_view words);
    Words& add(std::int64_t number);
    // NOLINTNEXTLINE(google-explicit-constructor): they are to be said like any other text
    operator std::string_view() const { return {text_.data(), size_}; }
    [[nodiscard]] bool empty() const { return size_ == 0; }
    friend bool operator==(const Words& a, std::string_view b) { return std::string_view(a) == b; }

private:
    std::array<char, 64> text_{};
    std::size_t size_ = 0;
};

/// "42".
[[nodiscard]] Words number_words(std::size_t number);

/// "1,234,567".
[[nodiscard]] Words with_commas(std::size_t number);

/// "1 key", "2 keys": the number with the word that fits it.
[[nodiscard]] Words counted(std::size_t count, std::string_view one, std::string_view many);

}  // namespace mooring
