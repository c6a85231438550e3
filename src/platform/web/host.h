// Calls into the page: the JavaScript modules of web/, gathered in one object that main.js hands to
// the program.
#pragma once

#include <cstdint>
#include <span>
#include <string_view>

#include "ui/text_source.h"

namespace mooring::web::host {

/// Gives the page a way into the program's memory. Once, before all else.
void connect();

void apply_patch(std::span<const std::uint8_t> bytes);
/// The page, by so many CSS pixels.
void scroll_by(float y);
void set_url(std::string_view path, bool replace);
void set_title(std::string_view title);
/// `target` is an app::FocusTarget.
void move_focus(int target);
void guard_unload(bool on);
void show_plain(bool plain);
/// Ends with a call of mooring_copied(token, done).
void copy(std::string_view text, std::uint32_t token);
/// Ends with a call of mooring_timer(token).
void start_timer(int delay_ms, std::uint32_t token);
/// Minutes that the person's clock is ahead of UTC.
[[nodiscard]] int utc_offset_minutes();
/// Fills with bytes from the browser's cryptographic source.
void random_bytes(std::span<std::uint8_t> bytes);

[[nodiscard]] float text_width(const ui::Face& face, std::string_view text, float ratio);
[[nodiscard]] ui::FaceMetrics text_metrics(const ui::Face& face, float ratio);
[[nodiscard]] float text_baseline(const ui::Face& face, float line_height);
struct TextPlace {
    ui::TexelRect rect;
    int pad;
    int baseline;
};
/// Draws into the WebGL texture of that name.
void draw_text(
    const ui::Face& face,
    std::string_view text,
    ui::Rgba color,
    float ratio,
    const TextPlace& place,
    unsigned texture
);

}  // namespace mooring::web::host
