// What a person can act on: buttons, links, check boxes. Labels are Dear ImGui's: "Words###key".
#pragma once

#include <optional>
#include <string_view>

#include "imgui_dom/semantics.h"
#include "ui/dom.h"
#include "ui/icons.generated.h"
#include "ui/layout.h"
#include "ui/theme.h"

namespace mooring::ui {

enum class Enabled : bool { No, Yes };
[[nodiscard]] constexpr Enabled enabled_if(bool condition) {
    return condition ? Enabled::Yes : Enabled::No;
}

enum class Look : std::uint8_t {
    Primary,     ///< the one obvious action
    Secondary,   ///< bordered
    Quiet,       ///< words only, in the accent colour
    Danger,      ///< words only, red
    DangerFill,  ///< the confirming button of a dangerous question
};

struct ButtonOptions {
    Look look = Look::Secondary;
    Icon icon = Icon::None;
    std::string_view
        name;  ///< accessible name, when the label alone does not tell which; begins with the label
    std::string_view widest;  ///< as wide as for this label, where it changes under the pointer
    Enabled enabled = Enabled::Yes;
    bool busy =
        false;  ///< what it started is under way: looks disabled and says so, but keeps the focus
};

/// True in the frame after it was activated.
[[nodiscard]] bool button(std::string_view label, const ButtonOptions& options = {});

/// The button of the form around it; Enter in a field presses it too.
[[nodiscard]] bool
submit_button(std::string_view label, const ButtonOptions& options = {.look = Look::Primary});

/// A row of quiet buttons and links: their words, not their surfaces, are in line with what is
/// above.
[[nodiscard]] BoxStyle quiet_row();

struct LinkOptions {
    Look look = Look::Quiet;
    std::string_view name;
    Icon icon = Icon::None;
    bool download = false;  ///< the browser saves what is there as a file, and the page stays
};

/// A real link, in this page for paths of this site. What follows from it is the app's, or with
/// `download` the browser's.
void link(std::string_view label, std::string_view href, const LinkOptions& options = {});

/// A link up to where this page belongs. Its words, not its surface, are in line with what follows.
void back_link(std::string_view label, std::string_view href);

/// An entry of a menu or bar of places.
enum class Current : std::uint8_t { No, Yes, Step };  ///< a page, or a step of several
struct PlaceOptions {
    Icon icon = Icon::None;
    Current current = Current::No;
    Color selected = Color::AccentSoft;
    Color selected_text = Color::Accent;
    bool fill_width = false;
};
void place_link(std::string_view label, std::string_view href, const PlaceOptions& options);

/// The new state when it was changed.
[[nodiscard]] std::optional<bool> checkbox(std::string_view label, bool checked);

}  // namespace mooring::ui
