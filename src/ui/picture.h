// The picture of a frame: a draw list of Dear ImGui for the page, and one for each layer above it.
// Of Dear ImGui this is all that runs: its windows, items and fonts would be a quarter of what
// people download, and the page has its own.
#pragma once

#include <cstdint>
#include <memory>
#include <vector>

#include "ui/geometry.h"

struct ImDrawData;
struct ImDrawList;
struct ImDrawListSharedData;

namespace mooring::ui {

class Picture {
public:
    Picture();
    ~Picture();
    Picture(const Picture&) = delete;
    Picture& operator=(const Picture&) = delete;

    struct Paper {
        Size viewport;
        float ratio = 1;  ///< device pixels per CSS pixel
        float white = 0;  ///< where the texture is white, in both directions
        std::uint64_t texture = 0;
    };
    /// Begins anew, with no layer.
    void begin(const Paper& paper);
    /// A layer above those that are there.
    ImDrawList& add_layer();
    void finish();

    /// Of the frame that was finished last.
    [[nodiscard]] ImDrawData* draw_data() const { return draw_data_.get(); }

private:
    Paper paper_;
    std::unique_ptr<ImDrawListSharedData> shared_;
    std::vector<std::unique_ptr<ImDrawList>> lists_;  ///< kept, for their memory
    std::size_t layers_ = 0;
    std::unique_ptr<ImDrawData> draw_data_;
};

}  // namespace mooring::ui
