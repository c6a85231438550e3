#include "platform/web/graphics.h"

#include <imgui.h>

#include "platform/web/host.h"

namespace mooring::web {
namespace {

// As web/graphics.js reads them.
static_assert(sizeof(ImDrawVert) == 20 && sizeof(ImDrawIdx) == 2);

template <typename T>
std::span<const std::uint8_t> bytes_of(const ImVector<T>& values) {
    return {
        reinterpret_cast<const std::uint8_t*>(values.Data),
        static_cast<std::size_t>(values.size_in_bytes())};
}

}  // namespace

void draw_picture(const ui::Ui& ui) {
    host::start_picture(ui.color(ui::Color::Background), ui.environment.ratio);
    for (const ImDrawList* list : ui.draw_data()->CmdLists) {
        host::load_triangles(bytes_of(list->VtxBuffer), bytes_of(list->IdxBuffer));
        for (const ImDrawCmd& command : list->CmdBuffer) {
            const ImVec4& clip = command.ClipRect;  // left, top, right, bottom
            host::draw_triangles(
                {clip.x, clip.y, clip.z - clip.x, clip.w - clip.y},
                {.first_vertex = command.VtxOffset,
                 .first_index = command.IdxOffset,
                 .index_count = command.ElemCount}
            );
        }
    }
}

}  // namespace mooring::web
