// A QR code as dark and light modules.
#pragma once

#include <cstddef>
#include <optional>
#include <string_view>
#include <vector>

namespace mooring {

struct QrMatrix {
    int size = 0;  ///< modules per side, without quiet zone
    std::vector<bool> dark;

    [[nodiscard]] bool is_dark(int x, int y) const {
        return dark
            [static_cast<std::size_t>(y) * static_cast<std::size_t>(size) +
             static_cast<std::size_t>(x)];
    }
    friend bool operator==(const QrMatrix&, const QrMatrix&) = default;
};

/// The smallest code that holds `text` with medium error correction; nothing for a text too long
/// for any.
[[nodiscard]] std::optional<QrMatrix> encode_qr(std::string_view text);

}  // namespace mooring
