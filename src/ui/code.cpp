#include "ui/code.h"

#include "ui/box.h"
#include "ui/control.h"
#include "ui/paint.h"
#include "ui/text.h"

namespace mooring::ui {
namespace {

bool copy_button(std::string_view label, bool copied) {
    Ui& ui = current();
    const ButtonOptions options{
        .icon = copied ? Icon::Check : Icon::Copy,
        .name = ui.join({copied ? "Copied " : "Copy ", label}),
        .widest = "Copied"};
    // One scope for both words, so that the button stays the same element and keeps the focus.
    return button_with_id("copy", copied ? "Copied" : "Copy", options);
}

BoxStyle frame_style(float grow) {
    BoxStyle style = column(0);
    style.padding = Edges::symmetric(12, 10);
    style.grow = grow;
    return style;
}

void draw_frame(const Rect& rect) {
    if (!current().is_measuring()) {
        paint::fill(rect, Color::Code, radius::control);
        paint::border(rect, Color::Border, radius::control);
    }
}

}  // namespace

bool copy_field(
    std::string_view label, std::string_view shown, bool copied, std::string_view thing
) {
    const Scope scope(label);
    BoxStyle style = column(6);
    style.basis = 0;
    style.grow = 1;
    const Box box(style);
    text(label, {.type = Type::SecondaryStrong});
    const Box line(row(10));
    {
        const Box frame(frame_style(1));
        draw_frame(frame.rect());
        text(shown, {.type = Type::Code, .tag = "code"});
    }
    return copy_button(thing.empty() ? label : thing, copied);
}

bool code_block(std::string_view label, std::string_view lines, bool copied) {
    const Scope scope(label);
    const Box box(column(8));
    bool pressed = false;
    {
        const Box title(row(10));
        text(label, {.type = Type::SecondaryStrong, .grow = 1});
        pressed = copy_button(label, copied);
    }
    const Region frame(
        {.tag = "div", .key = "code", .role = "group", .name = label}, frame_style(0)
    );
    draw_frame(frame.rect());
    text(lines, {.type = Type::Code, .tag = "pre"});
    return pressed;
}

void copying_failed() {
    banner("The browser did not allow copying. Select the text and copy it by hand.", Tone::Danger);
}

}  // namespace mooring::ui
