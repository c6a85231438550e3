#include "imgui_dom/context.h"

#include <cfloat>

#include "imgui_dom/browser_font.h"

namespace mooring::imgui_dom {
namespace {

/// Where in the atlas a texel is white: in the block that TextSource::create_texture makes.
constexpr float white_texel = 2;

/// Time stands still between events: nothing in the console moves by itself.
constexpr float frame_seconds = 1.0F / 60;

void set_up_io() {
    ImGuiIO& io = ImGui::GetIO();
    io.IniFilename = nullptr;
    io.LogFilename = nullptr;
    io.BackendFlags |=
        ImGuiBackendFlags_RendererHasVtxOffset | ImGuiBackendFlags_RendererHasTextures;
    io.BackendPlatformName = "imgui_dom";
    io.ConfigDebugHighlightIdConflicts = false;  // element ids are checked to be unique
    io.ConfigMemoryCompactTimer = FLT_MAX;       // windows that went are few, and come back
    io.ConfigWindowsMoveFromTitleBarOnly = true;
    add_browser_fonts(*io.Fonts);
}

}  // namespace

Context::Context(TextSource& source) : text(source), imgui_(ImGui::CreateContext()) {
    make_current();
    set_up_io();
    imgui_->IO.BackendRendererUserData = &text;
    imgui_->IO.BackendPlatformUserData = &items;
    imgui_->TestEngineHookItems = true;
}

Context::~Context() {
    make_current();
    for (ImTextureData* texture : ImGui::GetPlatformIO().Textures) {
        texture->SetTexID(ImTextureID_Invalid);
        texture->SetStatus(ImTextureStatus_Destroyed);
    }
    imgui_->IO.BackendRendererUserData = nullptr;
    imgui_->IO.BackendPlatformUserData = nullptr;
    ImGui::DestroyContext(imgui_);
}

void Context::make_current() const {
    ImGui::SetCurrentContext(imgui_);
}

void Context::new_frame(const Display& display, ItemFocus focus) {
    items.begin();
    ImGuiIO& io = imgui_->IO;
    io.DisplaySize = {display.size.width, display.size.height};
    io.DisplayFramebufferScale = {display.ratio, display.ratio};
    io.DeltaTime = frame_seconds;
    const int texture_size = text.atlas.texture_size();
    const float white = texture_size > 0 ? white_texel / static_cast<float>(texture_size) : 0;
    io.Fonts->TexUvWhitePixel = {white, white};
    ImGui::NewFrame();
    // Edges are smoothed over one device pixel, not one CSS pixel.
    imgui_->DrawListSharedData.InitialFringeScale = 1 / display.ratio;
    imgui_->NavId = imgui_->NavWindow == nullptr ? 0 : focus.id;
    imgui_->NavCursorVisible = focus.is_visible;
    // Dims at once what is behind a modal popup, without fading.
    imgui_->DimBgRatio = ImGui::GetTopMostPopupModal() == nullptr ? 0.0F : 1.0F;
}

void Context::render() {
    close_popups_left_out();
    ImGui::Render();
    give_texture();
    pointer.follow();
}

void Context::end_frame() {
    close_popups_left_out();
    ImGui::EndFrame();
    give_texture();
    pointer.follow();
}

ImDrawData* Context::draw_data() const {
    make_current();
    return ImGui::GetDrawData();
}

void Context::activate(ImGuiID id) {
    const Item* const item = items.find(id);
    if (item == nullptr || !item->is_disabled()) {
        ImGui::ActivateItemByID(id);
    }
}

/// A popup is open as long as the view says so; Dear ImGui keeps it open until it is closed.
void Context::close_popups_left_out() {
    int shown = 0;
    for (const ImGuiPopupData& popup : imgui_->OpenPopupStack) {
        if (popup.Window == nullptr || !popup.Window->Active) {
            break;
        }
        ++shown;
    }
    if (shown < imgui_->OpenPopupStack.Size) {
        ImGui::ClosePopupToLevel(shown, false);
    }
}

/// All that is drawn has one texture, that of the text atlas.
void Context::give_texture() {
    for (ImTextureData* texture : ImGui::GetPlatformIO().Textures) {
        texture->SetTexID(static_cast<ImTextureID>(text.atlas.texture()));
        texture->SetStatus(ImTextureStatus_OK);
    }
}

}  // namespace mooring::imgui_dom
