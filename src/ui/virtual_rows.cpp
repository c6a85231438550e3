#include "ui/virtual_rows.h"

#include <algorithm>
#include <cmath>

#include "ui/box.h"
#include "ui/paint.h"

namespace mooring::ui {
namespace {

/// Of those that are loaded, in the page without its picture.
constexpr std::size_t most_plain_rows = 1000;
/// Browsers end a page somewhere beyond, and a float no longer tells its pixels apart.
constexpr float most_room = 8e6F;

void room(float height) {
    if (height <= 0) {
        return;
    }
    current().layout().leaf({0, height});
}

void choose_rows(LongList& list, RowCount count) {
    const Ui& ui = current();
    const bool is_drawn = ui.environment.face == PageFace::Drawn;
    if (is_drawn && count.total > most_whole_rows) {
        list.show_near(count.loaded, ui.scroll_of(page_node).y, ui.environment.viewport.height);
    } else {
        list.show_all(is_drawn ? count.loaded : std::min(count.loaded, most_plain_rows));
    }
}

/// A bar in each row that is still on its way.
void draw_empty_rows(Rect rect, float row_height) {
    const Ui& ui = current();
    const float above = -ui.to_screen(rect).y;
    float y = above > 0 ? std::floor(above / row_height) * row_height : 0;
    for (; y + row_height <= rect.height && y < above + ui.environment.viewport.height;
         y += row_height) {
        const float bar = ui.scaled(14);
        paint::fill(
            {rect.x,
             rect.y + y + (row_height - bar) / 2,
             std::min(rect.width, ui.scaled(220)),
             bar},
            Color::Border,
            bar / 2
        );
    }
}

}  // namespace

VirtualRows::VirtualRows(std::string_view key, RowCount count)
    : list_(current().long_list(key)), loaded_(count.loaded) {
    if (!current().is_dispatching()) {
        choose_rows(list_, count);
    }
}

VirtualRows::~VirtualRows() {
    room(list_.after);
}

void VirtualRows::end_row() {
    if (at_ < list_.shown.size() && !current().is_dispatching()) {
        list_.shown[at_].node_end = current().node_count();
    }
}

bool VirtualRows::next() {
    end_row();
    ++at_;  // from none to the first
    // An event may come between an update that took rows away and the frame that shows it.
    if (at_ >= list_.shown.size() || index() >= loaded_) {
        return false;
    }
    LongList::Shown& row = list_.shown[at_];
    room(row.before);
    if (!current().is_dispatching()) {
        row.node = current().node_count();
        row.box = current().layout().count();
    }
    return true;
}

bool more_rows(std::string_view key, RowCount count, LastLoad last) {
    constexpr std::string_view label = "Show more###show_more";
    Ui& ui = current();
    const NodeId more = Ui::item_id(ui.label(label).key);
    bool is_wanted = false;
    Rect rect;
    {
        const Box box(row(0));
        rect = box.rect();
        is_wanted = button(label, {.busy = last == LastLoad::Busy});
    }
    const LongList& list = ui.long_list(key);
    if (!list.is_virtual) {
        return is_wanted;
    }
    const auto missing = static_cast<float>(count.total - std::min(count.loaded, count.total));
    const Rect rest = ui.layout().leaf({0, std::min(missing * list.usual_height, most_room)});
    if (ui.is_dispatching() || ui.layout().is_lost()) {
        return is_wanted;
    }
    if (last == LastLoad::Fine && ui.to_screen(rect).y < 2 * ui.environment.viewport.height) {
        ui.reach(more);
    }
    draw_empty_rows(rest, list.usual_height);
    return is_wanted;
}

}  // namespace mooring::ui
