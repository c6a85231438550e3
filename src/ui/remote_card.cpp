#include "ui/remote_card.h"

#include <algorithm>

#include "ui/box.h"
#include "ui/control.h"
#include "ui/paint.h"
#include "ui/text.h"

namespace mooring::ui {
namespace {

constexpr float bar_height = 14;

/// A grey bar where a line of text will be.
void skeleton_bar(float width) {
    Ui& ui = current();
    Rect rect = ui.layout().leaf({ui.scaled(width), ui.scaled(bar_height)});
    rect.width = std::min(rect.width, ui.scaled(width));
    paint::fill(rect, Color::Border, bar_height / 2);
}

}  // namespace

bool unavailable(const api::ApiError* error, std::string_view what) {
    Ui& ui = current();
    if (error == nullptr) {
        const Region busy(
            {.tag = "div", .key = "loading", .role = "status", .name = {}}, column(12)
        );
        text(ui.join({"Loading ", what}), {.type = Type::Secondary, .color = Color::Muted});
        skeleton_bar(220);
        skeleton_bar(300);
        return false;
    }
    banner(ui.join({error->detail, "###unavailable"}), Tone::Danger);
    if (error->kind == api::ErrorKind::NotFound) {
        return false;  // and never will be there again
    }
    const Box box(row(0));
    return button("Try again###try_again", {.icon = Icon::Refresh});
}

void failure(const std::optional<api::ApiError>& error) {
    if (error) {
        const bool chosen = error->kind == api::ErrorKind::ReauthenticationNeeded;
        banner(
            current().join({error->detail, "###failure"}), chosen ? Tone::Neutral : Tone::Danger
        );
    }
}

}  // namespace mooring::ui
