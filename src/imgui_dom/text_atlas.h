// Runs of text as pictures in one texture. A run is a line in one face and colour; it is rasterised
// once, whole, by the browser, so kerning, shaping, colour emoji and anti-aliasing are those of the
// page's own text, and drawn texel for pixel. One white block lets shapes share the texture, so a
// window is one draw call.
#pragma once

#include <cstdint>
#include <string_view>

#include "imgui_dom/hash_cache.h"
#include "imgui_dom/text_layout.h"
#include "imgui_dom/text_source.h"

namespace mooring::imgui_dom {

class TextAtlas {
public:
    /// Texels left and right of a run, for strokes that reach beyond the advance width.
    static constexpr int pad = 3;

    TextAtlas(TextSource& source, TextLayouts& layouts) : source_(source), layouts_(layouts) {}

    /// Starts a frame. Makes a fresh texture when there is none yet, when the ratio changed, or
    /// when the last frame found no more room: a larger one only if that one was fresh, too.
    void begin(float ratio);

    struct Run {
        TexelRect place;
        int baseline = 0;  ///< texels below the top of `place`
    };
    /// The run's place in the texture, drawn now if it was not there; null when there is no room.
    /// Valid until the next is asked for.
    /// What is wider than the largest texture is cut.
    const Run* run(std::string_view line, const Face& face, Rgba color, float width);

    /// Whether something did not fit, and would after `begin`: the frame has to be drawn again.
    [[nodiscard]] bool is_full() const { return full_; }
    /// All that was drawn is lost, together with the graphics context.
    void lose();

    [[nodiscard]] int texture_size() const { return size_; }
    [[nodiscard]] std::uint64_t texture() const { return source_.texture(); }

private:
    bool reserve(int width, int height, TexelRect& place);
    void start_texture(int size);

    TextSource& source_;
    TextLayouts& layouts_;
    HashCache<Run> runs_;
    float ratio_ = 0;
    int size_ = 0;
    int shelf_x_ = 0;  ///< next free texel on the current shelf
    int shelf_y_ = 0;
    int shelf_height_ = 0;
    bool full_ = false;
    bool fresh_ = false;  ///< made in this frame, so that another would be no emptier
};

}  // namespace mooring::imgui_dom
