#include "ui/dispute.h"

#include "ui/box.h"
#include "ui/control.h"
#include "ui/panel.h"
#include "ui/text.h"

namespace mooring::ui {
namespace {

struct Side {
    std::string_view whose;
    std::string_view keep;  ///< a label
};

/// One version, with what keeps it.
bool draw_side(const Side& side, std::string_view field, std::string_view value) {
    constexpr float narrowest = 220;
    BoxStyle style = column(space::small);
    style.basis = fitting_width(narrowest);
    style.grow = 1;
    style.align = Align::Start;
    const Box box(style);
    text(side.whose, {.type = Type::Hint, .color = Color::Muted});
    text(value.empty() ? "Nothing" : value);
    const std::string_view words = parse_label(side.keep).words;
    return button(side.keep, {.name = current().join({words, ": ", field})});
}

}  // namespace

std::optional<Version>
dispute(std::string_view label, std::string_view yours, std::string_view theirs) {
    const Label parts = current().label(label);
    const Scope scope(parts.key);
    const std::string_view title = current().join({parts.words, " was changed elsewhere"});
    const Panel panel(current().join({title, "###dispute"}), Tone::Warning);
    text(title, {.type = Type::BodyStrong});
    const Box box(wrapping_row(space::medium));
    std::optional<Version> chosen;
    if (draw_side({.whose = "Yours", .keep = "Keep yours###keep_yours"}, parts.words, yours)) {
        chosen = Version::Yours;
    }
    const Side other{.whose = "Saved elsewhere", .keep = "Take the other###take_theirs"};
    if (draw_side(other, parts.words, theirs)) {
        chosen = Version::Theirs;
    }
    return chosen;
}

}  // namespace mooring::ui
