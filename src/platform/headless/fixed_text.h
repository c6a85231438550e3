// Text of a fixed width per character, so that what tests measure is the same on every machine.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "imgui_dom/text_source.h"
#include "ui/dom.h"

namespace mooring::headless {

class FixedText final : public ui::TextSource {
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
    [[nodiscard]] std::uint64_t texture() const override { return texture_; }

    /// How many runs were rasterised since the texture was made: a frame that draws nothing new
    /// adds none.
    [[nodiscard]] std::size_t drawn_runs() const { return drawn_words_.size(); }
    /// Their words, in the order of drawing.
    [[nodiscard]] const std::vector<std::string>& drawn_words() const { return drawn_words_; }

private:
    std::uint64_t texture_ = 0;
    int texture_width_ = 0;
    int texture_height_ = 0;
    std::vector<std::string> drawn_words_;
};

}  // namespace mooring::headless
