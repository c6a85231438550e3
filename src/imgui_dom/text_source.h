// The seam to whoever knows fonts. In the browser that is a 2D canvas, so that text is measured,
// shaped and rasterised exactly as the page's own; in the tests it is a fixed-width stand-in.
#pragma once

#include <cstdint>
#include <string_view>

namespace mooring::imgui_dom {

/// A font as text is set in it. Two families exist: the system's interface font and its monospaced
/// one.
struct Face {
    float size = 15;  ///< CSS px
    std::uint16_t weight = 400;
    bool mono = false;
    friend bool operator==(const Face&, const Face&) = default;
};

/// Distance from the baseline, both positive, CSS px.
struct FaceMetrics {
    float ascent = 0;
    float descent = 0;
};

/// 8 bits a channel, not premultiplied.
struct Rgba {
    std::uint8_t r = 0;
    std::uint8_t g = 0;
    std::uint8_t b = 0;
    std::uint8_t a = 255;
    friend bool operator==(const Rgba&, const Rgba&) = default;
};

/// `rgb` is 0xRRGGBB.
constexpr Rgba opaque(std::uint32_t rgb) {
    return {
        static_cast<std::uint8_t>(rgb >> 16U),
        static_cast<std::uint8_t>(rgb >> 8U),
        static_cast<std::uint8_t>(rgb),
        255};
}

/// A rectangle of the text texture, in texels.
struct TexelRect {
    int x = 0;
    int y = 0;
    int width = 0;
    int height = 0;
};

class TextSource {
public:
    TextSource() = default;
    TextSource(const TextSource&) = delete;
    TextSource& operator=(const TextSource&) = delete;

    /// Advance width of one line at that pixel ratio, CSS px.
    virtual float width(const Face& face, std::string_view text, float ratio) = 0;
    virtual FaceMetrics metrics(const Face& face, float ratio) = 0;
    /// From the top of a line of that height to its baseline, as the page sets its own text, CSS
    /// px.
    virtual float baseline(const Face& face, float line_height) = 0;

    /// Makes an empty texture of that size, in place of any former one, with a white texel block at
    /// (0,0)-(4,4).
    virtual void create_texture(int width, int height) = 0;
    /// Draws one line into `place`, text origin `pad` texels from its left edge, `baseline` texels
    /// below its top.
    virtual void draw(
        const Face& face,
        std::string_view text,
        Rgba color,
        float ratio,
        const TexelRect& place,
        int pad,
        int baseline
    ) = 0;
    /// The texture's name for the renderer; 0 before there is one.
    [[nodiscard]] virtual std::uint64_t texture() const = 0;

protected:
    ~TextSource() = default;  ///< nobody owns one by this name
};

}  // namespace mooring::imgui_dom
