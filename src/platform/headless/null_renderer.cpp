#include "platform/headless/null_renderer.h"

#include <imgui.h>

#include <cassert>
#include <cmath>
#include <cstdint>

namespace mooring::headless {
namespace {

// Far from the names that FixedText gives.
constexpr ImTextureID own_texture = std::uint64_t{1} << 32U;

void take_over(ImTextureData& texture) {
    switch (texture.Status) {
        case ImTextureStatus_WantCreate:
            texture.SetTexID(own_texture);
            texture.SetStatus(ImTextureStatus_OK);
            break;
        case ImTextureStatus_WantUpdates: texture.SetStatus(ImTextureStatus_OK); break;
        case ImTextureStatus_WantDestroy:
            texture.SetTexID(ImTextureID_Invalid);
            texture.SetStatus(ImTextureStatus_Destroyed);
            break;
        default: break;
    }
}

[[maybe_unused]] bool is_drawable(const ImDrawVert& vertex) {
    return std::isfinite(vertex.pos.x) && std::isfinite(vertex.pos.y) && vertex.uv.x >= 0 &&
           vertex.uv.x <= 1 && vertex.uv.y >= 0 && vertex.uv.y <= 1;
}

void look_at(const ImDrawList& list) {
    for ([[maybe_unused]] const ImDrawVert& vertex : list.VtxBuffer) {
        assert(is_drawable(vertex));
    }
    for (const ImDrawCmd& command : list.CmdBuffer) {
        assert(
            command.ClipRect.x <= command.ClipRect.z && command.ClipRect.y <= command.ClipRect.w
        );
        assert(command.ElemCount == 0 || command.GetTexID() != ImTextureID_Invalid);
        for (unsigned i = 0; i < command.ElemCount; ++i) {
            [[maybe_unused]] const int index =
                list.IdxBuffer[static_cast<int>(command.IdxOffset + i)];
            assert(static_cast<int>(command.VtxOffset) + index < list.VtxBuffer.Size);
        }
    }
}

}  // namespace

void start_null_renderer() {
    ImGuiIO& io = ImGui::GetIO();
    io.BackendRendererName = "null";
    io.BackendFlags |=
        ImGuiBackendFlags_RendererHasTextures | ImGuiBackendFlags_RendererHasVtxOffset;
}

void render_nothing(ImDrawData& draw_data) {
    if (draw_data.Textures != nullptr) {
        for (ImTextureData* texture : *draw_data.Textures) {
            take_over(*texture);
        }
    }
    for (const ImDrawList* list : draw_data.CmdLists) {
        look_at(*list);
    }
}

}  // namespace mooring::headless
