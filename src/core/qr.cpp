#include "core/qr.h"

#include <qrcodegen.h>

#include <array>
#include <cstdint>
#include <string>

#include "core/secret.h"

namespace mooring {

std::optional<QrMatrix> encode_qr(std::string_view text) {
    std::array<std::uint8_t, qrcodegen_BUFFER_LEN_MAX> scratch{};
    std::array<std::uint8_t, qrcodegen_BUFFER_LEN_MAX> code{};
    std::string terminated(text);
    const bool fits = qrcodegen_encodeText(
        terminated.c_str(),
        scratch.data(),
        code.data(),
        qrcodegen_Ecc_MEDIUM,
        qrcodegen_VERSION_MIN,
        qrcodegen_VERSION_MAX,
        qrcodegen_Mask_AUTO,
        true
    );
    wipe(terminated);
    if (!fits) {
        return std::nullopt;
    }
    QrMatrix matrix;
    matrix.size = qrcodegen_getSize(code.data());
    matrix.dark.reserve(
        static_cast<std::size_t>(matrix.size) * static_cast<std::size_t>(matrix.size)
    );
    for (int y = 0; y < matrix.size; ++y) {
        for (int x = 0; x < matrix.size; ++x) {
            matrix.dark.push_back(qrcodegen_getModule(code.data(), x, y) ? 1 : 0);
        }
    }
    return matrix;
}

}  // namespace mooring
