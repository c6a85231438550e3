#include "ui/picture.h"

#include <imgui.h>
#include <imgui_internal.h>

namespace mooring::ui {

Picture::Picture()
    : shared_(std::make_unique<ImDrawListSharedData>()),
      draw_data_(std::make_unique<ImDrawData>()) {
    // How far a circle's edges may be from it, in pixels: Dear ImGui's usual.
    constexpr float roundness = 0.3F;
    shared_->SetCircleTessellationMaxError(roundness);
    shared_->InitialFlags = ImDrawListFlags_AntiAliasedLines | ImDrawListFlags_AntiAliasedFill |
                            ImDrawListFlags_AllowVtxOffset;
}

Picture::~Picture() {
    lists_.clear();  // they say goodbye to what they share
}

void Picture::begin(const Paper& paper) {
    paper_ = paper;
    layers_ = 0;
    const Size& size = paper.viewport;
    shared_->ClipRectFullscreen = {0, 0, size.width, size.height};
    shared_->TexUvWhitePixel = {paper.white, paper.white};
    shared_->InitialFringeScale = 1 / paper.ratio;  // anti-aliasing is one device pixel wide
}

ImDrawList& Picture::add_layer() {
    if (layers_ == lists_.size()) {
        lists_.push_back(std::make_unique<ImDrawList>(shared_.get()));
    }
    ImDrawList& list = *lists_[layers_];
    ++layers_;
    list._ResetForNewFrame();
    list.PushTexture(ImTextureRef(static_cast<ImTextureID>(paper_.texture)));
    list.PushClipRectFullScreen();
    return list;
}

void Picture::finish() {
    draw_data_->Clear();
    draw_data_->Valid = true;
    draw_data_->DisplaySize = {paper_.viewport.width, paper_.viewport.height};
    draw_data_->FramebufferScale = {paper_.ratio, paper_.ratio};
    for (std::size_t layer = 0; layer < layers_; ++layer) {
        draw_data_->AddDrawList(lists_[layer].get());
    }
}

}  // namespace mooring::ui
