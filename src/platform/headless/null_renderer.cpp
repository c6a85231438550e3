#include "platform/headless/null_renderer.h"

#include <imgui.h>

#include <cassert>
#include <cmath>

namespace mooring::headless {
namespace {

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

void render_nothing(const ImDrawData& draw_data) {
    for (const ImDrawList* list : draw_data.CmdLists) {
        look_at(*list);
    }
}

}  // namespace mooring::headless
