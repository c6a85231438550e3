#include "platform/headless/fixed_text.h"

#include <cassert>

#include "core/text.h"

namespace mooring::headless {
namespace {

// Of the size, and close to a system's interface font.
constexpr float ascent = 0.93F;
constexpr float descent = 0.24F;

float advance(const ui::Face& face) {
    if (face.mono) {
        return 0.6F;
    }
    return face.weight >= 550 ? 0.58F : 0.55F;
}

}  // namespace

float FixedText::width(const ui::Face& face, std::string_view text, float) {
    return static_cast<float>(code_point_count(text)) * advance(face) * face.size;
}

ui::FaceMetrics FixedText::metrics(const ui::Face& face, float) {
    return {.ascent = ascent * face.size, .descent = descent * face.size};
}

float FixedText::baseline(const ui::Face& face, float line_height) {
    return (line_height + (ascent - descent) * face.size) / 2;
}

void FixedText::create_texture(int width, int height) {
    assert(width > 0 && height > 0);
    ++texture_;  // a new name, as a graphics library gives one
    texture_width_ = width;
    texture_height_ = height;
    drawn_words_.clear();
}

void FixedText::draw(
    const ui::Face&,
    std::string_view text,
    ui::Rgba,
    float,
    [[maybe_unused]] const ui::TexelRect& place,
    [[maybe_unused]] int pad,
    [[maybe_unused]] int baseline
) {
    assert(texture_ != 0 && place.x >= 0 && place.y >= 0);
    assert(place.x + place.width <= texture_width_ && place.y + place.height <= texture_height_);
    assert(pad <= place.width && baseline <= place.height);
    drawn_words_.emplace_back(text);
}

}  // namespace mooring::headless
