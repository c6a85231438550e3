#include "ui/qr.h"

#include <catch2/catch_test_macros.hpp>
#include <catch2/generators/catch_generators.hpp>
#include <cmath>
#include <imgui.h>

#include "support/stage.h"

using namespace mooring;
using test::Stage;

namespace {

struct Extent {
    float left = 1e9F;
    float top = 1e9F;
    float right = 0;
    float bottom = 0;
};

/// What is filled with exactly that colour.
Extent extent_of(const ImDrawData& data, ImU32 color) {
    Extent extent;
    for (const ImDrawList* list : data.CmdLists) {
        for (const ImDrawVert& vertex : list->VtxBuffer) {
            if (vertex.col == color) {
                extent.left = std::min(extent.left, vertex.pos.x);
                extent.top = std::min(extent.top, vertex.pos.y);
                extent.right = std::max(extent.right, vertex.pos.x);
                extent.bottom = std::max(extent.bottom, vertex.pos.y);
            }
        }
    }
    return extent;
}

}  // namespace

TEST_CASE("A QR code is dark on white with four light modules around it, in every theme") {
    const auto scheme = GENERATE(ui::Scheme::Light, ui::Scheme::Dark, ui::Scheme::DarkMoreContrast);
    const float ratio = GENERATE(1.0F, 1.25F, 2.0F);
    const auto code =
        encode_qr("otpauth://totp/Mooring:ada%40example.com?secret=JBSWY3DPEHPK3PXP&issuer=Mooring"
        );
    REQUIRE(code.has_value());
    Stage stage([&] { ui::qr_code(*code, "QR code"); }, {.ratio = ratio, .scheme = scheme});
    stage.draw();
    const auto image = stage.node("img", "QR code");
    const float module = image.rect.width / static_cast<float>(code->size + 8);
    const Extent ink = extent_of(*stage.ui().draw_data(), IM_COL32(0, 0, 0, 255));
    INFO("ratio " << ratio << ", module " << module);
    CHECK(std::abs(ink.left - image.rect.x - 4 * module) < 0.01F);
    CHECK(std::abs(ink.top - image.rect.y - 4 * module) < 0.01F);
    CHECK(std::abs(image.rect.right() - ink.right - 4 * module) < 0.01F);
    CHECK(std::abs(image.rect.bottom() - ink.bottom - 4 * module) < 0.01F);
    CHECK(std::abs(module * ratio - std::round(module * ratio)) < 0.001F);  // whole device pixels
}
