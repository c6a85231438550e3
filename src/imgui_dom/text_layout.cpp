#include "imgui_dom/text_layout.h"

#include <algorithm>
#include <cmath>

#include "imgui_dom/hash.h"

namespace mooring::imgui_dom {
namespace {

// Far more than one screen needs; past it, the past is forgotten rather than grown.
constexpr std::size_t most_entries = 4096;

std::size_t next_code_point(std::string_view text, std::size_t at) {
    ++at;
    while (at < text.size() && (static_cast<unsigned char>(text[at]) & 0xC0U) == 0x80U) {
        ++at;
    }
    return at;
}

}  // namespace

std::uint64_t face_key(const Face& face) {
    const auto sixty_fourths = static_cast<std::uint64_t>(std::lround(face.size * 64));
    return sixty_fourths << 17U | static_cast<std::uint64_t>(face.weight) << 1U |
           (face.mono ? 1U : 0U);
}

/// Fills one block, word by word.
class TextLayouts::Breaker {
public:
    Breaker(TextLayouts& layouts, std::string_view text, const Face& face, float max_width)
        : layouts_(layouts),
          text_(text),
          face_(face),
          max_width_(max_width),
          space_(layouts.width(" ", face)) {}

    TextBlock run() {
        std::size_t start = 0;
        while (true) {
            const std::size_t newline = std::min(text_.find('\n', start), text_.size());
            paragraph(start, newline);
            if (newline == text_.size()) {
                break;
            }
            block_.lines.back().next = LineBreak::Newline;
            start = newline + 1;
        }
        for (const Line& line : block_.lines) {
            block_.width = std::max(block_.width, line.width);
        }
        return std::move(block_);
    }

private:
    void paragraph(std::size_t start, std::size_t end) {
        const std::string_view whole = text_.substr(start, end - start);
        const float width = layouts_.width(whole, face_);
        line_ = {
            static_cast<std::uint32_t>(start),
            static_cast<std::uint32_t>(start),
            0,
            LineBreak::None};
        if (width <= max_width_) {
            line_.end = static_cast<std::uint32_t>(end);
            line_.width = width;
            finish(LineBreak::None);
            return;
        }
        std::size_t at = start;
        while (at < end) {
            const std::size_t space = std::min(text_.find(' ', at), end);
            word(at, space);
            at = std::min(space + 1, end);
        }
        finish(LineBreak::None);
    }

    void word(std::size_t start, std::size_t end) {
        const float width = layouts_.width(text_.substr(start, end - start), face_);
        const bool first = line_.end == line_.start;
        const float joined = first ? layouts_.width(  // with the spaces that it is indented by
                                         text_.substr(line_.start, end - line_.start),
                                         face_
                                     )
                                   : line_.width + space_ + width;
        if (joined <= max_width_) {
            line_.end = static_cast<std::uint32_t>(end);
            line_.width = joined;
            return;
        }
        if (!first) {
            finish(LineBreak::Space);
            line_ = {
                static_cast<std::uint32_t>(start),
                static_cast<std::uint32_t>(start),
                0,
                LineBreak::None};
            if (width <= max_width_) {
                line_.end = static_cast<std::uint32_t>(end);
                line_.width = width;
                return;
            }
        }
        long_word(start, end);
    }

    void long_word(std::size_t start, std::size_t end) {
        for (std::size_t at = start; at < end;) {
            const std::size_t next = next_code_point(text_, at);
            const float width =
                layouts_.width(text_.substr(line_.start, next - line_.start), face_);
            if (width > max_width_ && line_.end > line_.start) {
                finish(LineBreak::InsideWord);
                line_ = {
                    static_cast<std::uint32_t>(at),
                    static_cast<std::uint32_t>(at),
                    0,
                    LineBreak::None};
                continue;
            }
            line_.end = static_cast<std::uint32_t>(next);
            line_.width = width;
            at = next;
        }
    }

    void finish(LineBreak next) {
        line_.next = next;
        block_.lines.push_back(line_);
    }

    TextLayouts& layouts_;
    std::string_view text_;
    Face face_;
    float max_width_;
    float space_;
    TextBlock block_;
    Line line_;
};

void TextLayouts::begin(float ratio) {
    if (ratio != ratio_ || blocks_.size() > most_entries || widths_.size() > most_entries) {
        forget();
        ratio_ = ratio;
    }
}

void TextLayouts::forget() {
    blocks_.clear();
    widths_.clear();
    metrics_.clear();
    baselines_.clear();
}

const TextBlock& TextLayouts::block(std::string_view text, const Face& face, float max_width) {
    const bool bounded = std::isfinite(max_width);
    const auto width_key =
        bounded ? static_cast<std::uint64_t>(std::lround(max_width * 64)) : ~0ULL;
    const std::uint64_t key = hashed(text, hashed(width_key, face_key(face)));
    if (const auto* found = blocks_.find(key)) {
        return *found;
    }
    return blocks_.add(key, Breaker(*this, text, face, max_width).run());
}

float TextLayouts::width(std::string_view text, const Face& face) {
    const std::uint64_t key = hashed(text, face_key(face));
    if (const auto* found = widths_.find(key)) {
        return *found;
    }
    const float width = text.empty() ? 0.0F : source_.width(face, text, ratio_);
    widths_.add(key, width);
    return width;
}

FaceMetrics TextLayouts::metrics(const Face& face) {
    const std::uint64_t key = face_key(face);
    if (const auto* found = metrics_.find(key)) {
        return *found;
    }
    return metrics_.add(key, source_.metrics(face, ratio_));
}

float TextLayouts::baseline(const Face& face, float line_height) {
    const auto sixty_fourths = static_cast<std::uint64_t>(std::lround(line_height * 64));
    const std::uint64_t key = hashed(sixty_fourths, face_key(face));
    if (const auto* found = baselines_.find(key)) {
        return *found;
    }
    return baselines_.add(key, source_.baseline(face, line_height));
}

}  // namespace mooring::imgui_dom
