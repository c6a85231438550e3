#include "ui/page.h"

#include "ui/ui.h"

namespace mooring::ui {

Page::Page() {
    Ui& ui = current();
    const Size viewport = ui.environment.viewport;
    if (ui.is_measuring()) {
        ui.layout().open_root({}, {0, 0, viewport.width, viewport.height});
    } else {
        const Rect rect = ui.layout().next();
        ui.set_page_size({rect.width, rect.height});
    }
}

Page::~Page() {
    Ui& ui = current();
    if (ui.is_measuring()) {
        ui.layout().close();
    }
}

}  // namespace mooring::ui
