#include "imgui_dom/context.h"

#include <algorithm>
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
    items.focus = focus.id;
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
    leave_editing_to_dom();
}

void Context::end_frame() {
    close_popups_left_out();
    ImGui::EndFrame();
    give_texture();
    pointer.follow();
    leave_editing_to_dom();
}

ImDrawData* Context::draw_data() const {
    make_current();
    return ImGui::GetDrawData();
}

void Context::activate(ImGuiID id) const {
    const Item* const item = items.find(id);
    if (item == nullptr || !item->is_disabled()) {
        ImGui::ActivateItemByID(id);
    }
}

void Context::edit(ImGuiID id, std::string_view content) {
    const Item* const item = items.find(id);
    if (item == nullptr || item->is_disabled() || !item->takes_text()) {
        return;
    }
    // As if the input had been left after its text was edited: that text is still to be taken.
    ImGuiInputTextDeactivatedState& left = imgui_->InputTextDeactivatedState;
    left.ID = id;
    left.TextA.resize(static_cast<int>(content.size()) + 1);
    *std::copy(content.begin(), content.end(), left.TextA.begin()) = '\0';
    ImGuiDeactivatedItemData& deactivated = imgui_->DeactivatedItemData;
    deactivated.ID = id;
    deactivated.ElapseFrame = imgui_->FrameCount + 1;
    deactivated.HasBeenEditedBefore = true;
}

/// The element has caret, selection and what was typed. Copies that inputs have made of their texts
/// are overwritten, since one may be a password.
void Context::leave_editing_to_dom() {
    ImGuiInputTextState& editing = imgui_->InputTextState;
    if (editing.ID != 0 && imgui_->ActiveId == editing.ID) {
        if (imgui_->IO.MouseDown[ImGuiMouseButton_Left]) {
            return;  // it is held
        }
        ImGui::ClearActiveID();
    }
    ImGuiInputTextDeactivatedState& left = imgui_->InputTextDeactivatedState;
    left.ID = 0;
    for (ImVector<char>* const copy :
         {&left.TextA, &editing.TextA, &editing.TextToRevertTo, &editing.CallbackTextBackup}) {
        std::fill(copy->begin(), copy->end(), '\0');
    }
    editing.TextLen = 0;
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
void Context::give_texture() const {
    for (ImTextureData* texture : ImGui::GetPlatformIO().Textures) {
        texture->SetTexID(static_cast<ImTextureID>(text.atlas.texture()));
        texture->SetStatus(ImTextureStatus_OK);
    }
}

}  // namespace mooring::imgui_dom
