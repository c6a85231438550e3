#include "ui/dispute.h"

#include "ui/box.h"
#include "ui/control.h"
#include "ui/panel.h"
#include "ui/text.h"

namespace mooring::ui {
namespace {

struct Side {
    std::string_view whose;
    std::string_view keep;
};

/// One version, with what keeps it.
bool side(const Side& words, std::string_view label, std::string_view value) {
    constexpr float narrowest = 220;
    BoxStyle style = column(space::small);
    style.basis = fitting_width(narrowest);
    style.grow = 1;
    style.align = Align::Start;
    const Box box(style);
    text(words.whose, {.type = Type::Hint, .color = Color::Muted});
    text(value.empty() ? "Nothing" : value);
    return button_with_id(
        words.whose, words.keep, {.name = current().join({words.keep, ": ", label})}
    );
}

}  // namespace

std::optional<Version>
dispute(std::string_view label, std::string_view yours, std::string_view theirs) {
    const Scope scope(label);
    const std::string_view title = current().join({label, " was changed elsewhere"});
    const Panel panel("dispute", title, Tone::Warning);
    text(title, {.type = Type::BodyStrong});
    const Box box(wrapping_row(space::medium));
    std::optional<Version> chosen;
    if (side({.whose = "Yours", .keep = "Keep yours"}, label, yours)) {
        chosen = Version::Yours;
    }
    if (side({.whose = "Saved elsewhere", .keep = "Take the other"}, label, theirs)) {
        chosen = Version::Theirs;
    }
    return chosen;
}

}  // namespace mooring::ui
