// Breaks text into lines as a browser does with `overflow-wrap: anywhere`, and remembers the
// result.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "imgui_dom/hash_cache.h"
#include "imgui_dom/text_source.h"

namespace mooring::imgui_dom {

/// What stands between a line and the next.
enum class LineBreak : std::uint8_t { None, Space, InsideWord, Newline };

struct Line {
    std::uint32_t start = 0;  ///< byte offsets into the text
    std::uint32_t end = 0;
    float width = 0;
    LineBreak next = LineBreak::None;
};

struct TextBlock {
    std::vector<Line> lines;
    float width = 0;  ///< of the widest line
};

class TextLayouts {
public:
    explicit TextLayouts(TextSource& source) : source_(source) {}

    /// Starts a frame; a change of ratio makes all that is known wrong.
    void begin(float ratio);

    /// Lines of at most `max_width`; only newlines break when that is infinite. Valid until the
    /// next is asked for.
    const TextBlock& block(std::string_view text, const Face& face, float max_width);
    float width(std::string_view text, const Face& face);
    FaceMetrics metrics(const Face& face);
    float baseline(const Face& face, float line_height);
    void forget();

private:
    class Breaker;

    TextSource& source_;
    float ratio_ = 0;
    HashCache<TextBlock> blocks_;
    HashCache<float> widths_;
    HashCache<FaceMetrics> metrics_;
    HashCache<float> baselines_;
};

[[nodiscard]] std::uint64_t face_key(const Face& face);

}  // namespace mooring::imgui_dom
