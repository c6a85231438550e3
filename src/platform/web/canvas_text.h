// Text measured and rasterised by the browser's 2D canvas, straight into a WebGL texture. The
// pixels are never read back, because that is what browsers falsify against fingerprinting.
#pragma once

#include "imgui_dom/text_source.h"
#include "ui/dom.h"

namespace mooring::web {

class CanvasText final : public ui::TextSource {
public:
    float width(const ui::Face& face, std::string_view text, float ratio) override;
    ui::FaceMetrics metrics(const ui::Face& face, float ratio) override;
    float baseline(const ui::Face& face, float line_height) override;
    void create_texture(int width, int height) override;
    void draw(
        const ui::Face& face,
        std::string_view text,
        ui::Rgba color,
        float ratio,
        const ui::TexelRect& place,
        int pad,
        int baseline
    ) override;
    /// The page's renderer has but one.
    [[nodiscard]] std::uint64_t texture() const override { return 1; }
};

}  // namespace mooring::web
