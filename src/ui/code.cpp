#include "ui/code.h"

#include "ui/box.h"
#include "ui/control.h"
#include "ui/paint.h"
#include "ui/text.h"

namespace mooring::ui {
namespace {

bool copy_button(std::string_view thing, bool copied) {
    Ui& ui = current();
    const ButtonOptions options{
        .icon = copied ? Icon::Check : Icon::Copy,
        .name = ui.join({copied ? "Copied " : "Copy ", thing}),
        .widest = "Copied"};
    return button(copied ? "Copied###copy" : "Copy###copy", options);
}

BoxStyle frame_style(float grow) {
    BoxStyle style = column(0);
    style.padding = Edges::symmetric(12, 10);
    style.grow = grow;
    return style;
}

void draw_frame(const Rect& rect) {
    paint::fill(rect, Color::Code, radius::control);
    paint::border(rect, Color::Border, radius::control);
}

}  // namespace

bool copy_field(
    std::string_view label, std::string_view shown, bool copied, std::string_view thing
) {
    const Label parts = current().label(label);
    const Scope scope(parts.key);
    BoxStyle style = column(6);
    style.basis = 0;
    style.grow = 1;
    const Box box(style);
    text(parts.words, {.type = Type::SecondaryStrong});
    const Box line(row(10));
    {
        const Box frame(frame_style(1));
        draw_frame(frame.rect());
        text(shown, {.type = Type::Code, .tag = "code"});
    }
    return copy_button(thing.empty() ? parts.words : thing, copied);
}

bool code_block(std::string_view label, std::string_view lines, bool copied) {
    const Label parts = current().label(label);
    const Scope scope(parts.key);
    const Box box(column(8));
    bool pressed = false;
    {
        const Box title(row(10));
        text(parts.words, {.type = Type::SecondaryStrong, .grow = 1});
        pressed = copy_button(parts.words, copied);
    }
    const Region frame(
        {.tag = "div", .key = "code", .role = "group", .name = parts.words}, frame_style(0)
    );
    draw_frame(frame.rect());
    text(lines, {.type = Type::Code, .tag = "pre"});
    return pressed;
}

void copying_failed() {
    banner(
        "The browser did not allow copying. Select the text and copy it by hand.###copying_failed",
        Tone::Danger
    );
}

}  // namespace mooring::ui
