#include "ui/text.h"

#include "ui/box.h"
#include "ui/paint.h"

namespace mooring::ui {
namespace {

constexpr float mark_size = 16;

struct HeadingStyle {
    std::string_view tag;
    Type type;
};

HeadingStyle heading_style(int level) {
    switch (level) {
        case 1: return {"h1", Type::PageTitle};
        case 2: return {"h2", Type::CardTitle};
        default: return {"h3", Type::SecondaryStrong};
    }
}

}  // namespace

void text(std::string_view words, const TextOptions& options) {
    Ui& ui = current();
    const std::string_view shown = ui.words(words);
    const TextStyle style = ui.style(options.type);
    const TextStyle room = ui.style(options.room_for.value_or(options.type));
    BoxStyle box;
    box.grow = options.grow;
    const Rect rect = ui.layout().text(ui.keep(shown), room.face, room.line_height, box);
    const NodeId id = options.id == page_node ? ui.next_child_id(options.tag) : options.id;
    Node& node = ui.add(id, options.tag, rect);
    ui.set_text(node, shown, style, options.align);
    if (!options.title.empty()) {
        ui.attribute("title", ui.words(options.title));
    }
    paint::text(rect, shown, style, options.color, options.align);
}

void time(std::string_view words, std::string_view exact, Color color) {
    text(words, {.type = Type::Secondary, .color = color, .tag = "time", .title = exact});
    current().attribute("role", "group");  // what is only a time may not be named (ARIA 1.3)
    current().attribute("aria-label", current().words(current().join({words, ", ", exact})));
}

void note(std::string_view words) {
    text(words, {.type = Type::Secondary, .color = Color::Muted, .tag = "p"});
}

void heading(int level, std::string_view words) {
    const HeadingStyle style = heading_style(level);
    text(words, {.type = style.type, .tag = style.tag});
    if (level == 1) {
        current().attribute("tabindex", "-1");  // focus goes here when the page changes
    }
}

void page_heading(std::string_view title, std::string_view about) {
    BoxStyle style = column(space::tiny);
    style.padding.bottom = space::small;
    const Box box(style);
    heading(1, title);
    text(about, {.type = Type::Body, .color = Color::Muted, .tag = "p"});
}

void icon(Icon icon, float size, Color color) {
    Ui& ui = current();
    const float side = ui.scaled(size);
    const Rect rect = ui.layout().leaf({side, side});
    paint::icon(icon, {rect.x, rect.y, side, side}, color);
}

void pill(std::string_view words, Tone tone) {
    const ToneColors colors = colors_of(tone);
    BoxStyle style = row(space::tiny);
    style.padding = Edges::symmetric(10, 2);
    style.shrinks = true;
    const Box box(style);
    paint::fill(box.rect(), colors.soft, box.rect().height / 2);
    icon(colors.mark, 13, colors.strong);
    text(words, {.type = Type::HintStrong, .color = colors.strong});
}

void status(std::string_view words, Tone tone) {
    const ToneColors colors = colors_of(tone);
    BoxStyle style = row(6);
    style.grow = 1;  // gives way where there is little room
    const Region region({.tag = "div", .key = "status", .role = "status", .name = {}}, style);
    if (!words.empty()) {
        icon(colors.mark, mark_size, colors.strong);
        text(words, {.type = Type::Secondary, .color = colors.strong, .grow = 1});
    }
}

void saving_status(bool is_saving, std::string_view when_saved) {
    status(is_saving ? "Saving" : when_saved, is_saving ? Tone::Neutral : Tone::Ok);
}

void banner(std::string_view label, Tone tone) {
    const Label parts = current().label(label);
    const ToneColors colors = colors_of(tone);
    BoxStyle style = row(10);
    style.padding = Edges::symmetric(14, 10);
    style.align = Align::Start;
    const Region region(
        {.tag = "div",
         .key = parts.key,
         .role = tone == Tone::Danger ? "alert" : "note",
         .name = {}},
        style
    );
    paint::fill(region.rect(), colors.soft, radius::control);
    icon(colors.mark, 18, colors.strong);
    text(parts.words, {.type = Type::Secondary, .color = colors.strong, .tag = "p", .grow = 1});
}

}  // namespace mooring::ui
