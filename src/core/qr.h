// A QR code as dark and light modules.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

namespace mooring {

struct QrMatrix {
    int size = 0;                    ///< modules per side, without quiet zone
    std::vector<std::uint8_t> dark;  ///< 1 or 0; a vector<bool> would be a kilobyte of code

    [[nodiscard]] bool is_dark(int x, int y) const {
        const auto row = static_cast<std::size_t>(y) * static_cast<std::size_t>(size);
        return dark[row + static_cast<std::size_t>(x)] != 0;
    }
    friend bool operator==(const QrMatrix&, const QrMatrix&) = default;
};

/// The smallest code that holds `text` with medium error correction; nothing for a text too long
/// for any.
[[nodiscard]] std::optional<QrMatrix> encode_qr(std::string_view text);

}  // namespace mooring
