#include "core/qr.h"

#include <catch2/catch_test_macros.hpp>
#include <catch2/generators/catch_generators.hpp>
#include <string>

using namespace mooring;

namespace {

// The square in three corners: dark, light, and a dark middle (ISO/IEC 18004, section 6.3.3).
bool is_finder_dark(int x, int y) {
    const bool on_frame = x == 0 || x == 6 || y == 0 || y == 6;
    const bool in_middle = x >= 2 && x <= 4 && y >= 2 && y <= 4;
    return on_frame || in_middle;
}

bool has_finder(const QrMatrix& code, int left, int top) {
    for (int y = 0; y < 7; ++y) {
        for (int x = 0; x < 7; ++x) {
            if (code.is_dark(left + x, top + y) != is_finder_dark(x, y)) {
                return false;
            }
        }
    }
    return true;
}

}  // namespace

TEST_CASE("A QR code is as large as the standard says for what it holds") {
    struct Known {
        std::size_t length;
        int size;
    };
    // ISO/IEC 18004, table 7: bytes that versions 1, 2, 3, 10 and 40 hold at level M.
    const Known known = GENERATE(
        Known{1, 21},
        Known{14, 21},
        Known{15, 25},
        Known{26, 25},
        Known{27, 29},
        Known{42, 29},
        Known{213, 57},
        Known{214, 61},
        Known{2331, 177}
    );
    const auto code = encode_qr(std::string(known.length, 'x'));
    REQUIRE(code.has_value());
    CHECK(code->size == known.size);
    CHECK(code->dark.size() == static_cast<std::size_t>(known.size * known.size));
}

TEST_CASE("A QR code has its finders in three corners") {
    const auto code = encode_qr("otpauth://totp/Mooring:ada%40example.com?secret=JBSWY3DPEHPK3PXP");
    REQUIRE(code.has_value());
    CHECK(has_finder(*code, 0, 0));
    CHECK(has_finder(*code, code->size - 7, 0));
    CHECK(has_finder(*code, 0, code->size - 7));
    CHECK_FALSE(has_finder(*code, code->size - 7, code->size - 7));
}

TEST_CASE("A text too long for any QR code gives none") {
    CHECK_FALSE(encode_qr(std::string(2332, 'x')).has_value());
}
