#include "imgui_dom/text_atlas.h"

#include <algorithm>
#include <cmath>

#include "imgui_dom/hash.h"

namespace mooring::imgui_dom {
namespace {

constexpr int smallest_texture = 1024;
constexpr int largest_texture = 4096;
constexpr int white_block = 4;
constexpr int gap = 1;

std::uint64_t packed(Rgba color) {
    return static_cast<std::uint64_t>(color.r) << 24U | static_cast<std::uint64_t>(color.g) << 16U |
           static_cast<std::uint64_t>(color.b) << 8U | color.a;
}

}  // namespace

void TextAtlas::begin(float ratio) {
    const bool was_too_small = full_ && fresh_;
    fresh_ = size_ == 0 || ratio != ratio_ || full_;
    if (!fresh_) {
        return;
    }
    ratio_ = ratio;
    const int least = ratio > 1.5F ? 2 * smallest_texture : smallest_texture;
    start_texture(std::clamp(was_too_small ? size_ * 2 : size_, least, largest_texture));
}

void TextAtlas::start_texture(int size) {
    size_ = size;
    runs_.clear();
    shelf_x_ = white_block + gap;
    shelf_y_ = 0;
    shelf_height_ = white_block;
    full_ = false;
    source_.create_texture(size_, size_);
}

void TextAtlas::lose() {
    size_ = 0;
    runs_.clear();
}

bool TextAtlas::reserve(int width, int height, TexelRect& place) {
    if (shelf_x_ + width > size_) {
        shelf_y_ += shelf_height_ + gap;
        shelf_x_ = 0;
        shelf_height_ = 0;
    }
    if (width > size_ || shelf_y_ + height > size_) {
        return false;
    }
    place = {shelf_x_, shelf_y_, width, height};
    shelf_x_ += width + gap;
    shelf_height_ = std::max(shelf_height_, height);
    return true;
}

const TextAtlas::Run*
TextAtlas::run(std::string_view line, const Face& face, Rgba color, float width) {
    const std::uint64_t key = hashed(line, hashed(packed(color), face_key(face)));
    if (const Run* found = runs_.find(key)) {
        return found;
    }
    const FaceMetrics metrics = layouts_.metrics(face);
    const int ascent = static_cast<int>(std::ceil(metrics.ascent * ratio_)) + 1;
    const int descent = static_cast<int>(std::ceil(metrics.descent * ratio_)) + 1;
    const int wanted = static_cast<int>(std::ceil(width * ratio_)) + 2 * pad;
    const int texels = std::min(wanted, largest_texture);
    Run run{.place = {}, .baseline = ascent};
    if (!reserve(texels, ascent + descent, run.place)) {
        full_ = !fresh_ || size_ < largest_texture;
        return nullptr;
    }
    source_.draw(face, line, color, ratio_, run.place, pad, ascent);
    return &runs_.add(key, run);
}

}  // namespace mooring::imgui_dom
