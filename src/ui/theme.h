// The tokens of the look: colours by role, type, distances. Widgets name tokens, never numbers of
// their own.
#pragma once

#include <array>
#include <cstdint>

#include "imgui_dom/text_source.h"
#include "ui/dom.h"

namespace mooring::ui {

enum class Color : std::uint8_t {
    Background,
    Surface,
    Text,
    Muted,
    Border,
    Control,
    Accent,
    OnAccent,
    AccentSoft,
    Danger,
    DangerSoft,
    Ok,
    OkSoft,
    Warning,
    WarningSoft,
    Code,
    Hover,     ///< laid over a surface that the pointer is on
    Backdrop,  ///< laid over the page behind a dialog
    None,
};

/// By what the person prefers. With more contrast text has 7:1 and edges 4.5:1 (WCAG 2.2, 1.4.6).
enum class Scheme : std::uint8_t { Light, Dark, LightMoreContrast, DarkMoreContrast };

[[nodiscard]] Rgba color_of(Color color, Scheme scheme);

/// A site's own Accent, OnAccent and AccentSoft, by scheme; the page has checked their contrast.
struct Accents {
    struct Of {
        Rgba accent, on_accent, soft;
    };
    std::array<Of, 4> by_scheme{};
};

/// Which size, line height and weight a text has.
enum class Type : std::uint8_t {
    Body,
    BodyStrong,
    Secondary,
    SecondaryStrong,
    Hint,
    HintStrong,
    CardTitle,
    PageTitle,
    Brand,
    Code,
};

struct TextStyle {
    Face face;
    float line_height = 22;  ///< CSS px
};

/// `scale` is the root font size divided by 16.
[[nodiscard]] TextStyle style_of(Type type, float scale);

namespace space {
inline constexpr float hair = 1;
inline constexpr float tiny = 4;
inline constexpr float small = 8;
inline constexpr float medium = 16;
inline constexpr float large = 24;
inline constexpr float huge = 40;
}  // namespace space

namespace radius {
inline constexpr float control = 8;
inline constexpr float card = 12;
}  // namespace radius

inline constexpr float button_height = 36;
inline constexpr float quiet_padding = 12;  ///< beside the words of what has no frame
inline constexpr float field_height = 40;
inline constexpr float coarse_height = 44;  ///< of both where a finger points
inline constexpr float top_bar_height = 56;
inline constexpr float menu_width = 224;
inline constexpr float content_max_width = 1120;
inline constexpr float form_max_width = 480;
inline constexpr float narrow_below = 721;    ///< viewports narrower than this get one column
inline constexpr float stacked_below = 1024;  ///< and than this no columns in tables

}  // namespace mooring::ui
