#include "ui/page.h"

#include "ui/ui.h"
#include "ui/window.h"

namespace mooring::ui {

Page::Page() {
    Ui& ui = current();
    const Size viewport = ui.environment.viewport;
    set_next_window_rect({0, 0, viewport.width, viewport.height});
    {
        const BareWindowStyle style;
        ImGui::Begin("###page", nullptr, bare_window | ImGuiWindowFlags_NoBringToFrontOnFocus);
    }
    ImGui::PushClipRect({0, 0}, {viewport.width, viewport.height}, false);
    const Rect rect = ui.layout().open_root({}, {0, 0, viewport.width, viewport.height});
    ui.set_page_size({rect.width, rect.height});
    ui.push_scroll(ui.scroll_of(page_node));
}

Page::~Page() {
    Ui& ui = current();
    ui.pop_scroll();
    ui.layout().close();
    ImGui::PopClipRect();
    ImGui::End();
}

}  // namespace mooring::ui
