// Calls into the page: what the JavaScript modules of web/ do for the program, gathered by
// web/host.js.
#pragma once

#include <cstdint>
#include <span>
#include <string_view>

#include "imgui_dom/geometry.h"
#include "imgui_dom/text_source.h"
#include "ui/dom.h"

namespace mooring::web::host {

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
/// Ends with a call of mooring_passkey(token). A question takes the place of the one before.
void ask_for_passkey(bool is_new, std::string_view options, std::uint32_t token);
/// The question, when there is one, ends with no answer.
void drop_passkey();
/// As a download.
void save_file(std::string_view name, std::string_view text);
void print_page();
void reload();
void tell_tabs();
/// Ends with a call of mooring_timer(token).
void start_timer(int delay_ms, std::uint32_t token);
/// Ends with a call of mooring_frame(), before the browser shows its next frame.
void request_frame();
/// Milliseconds since some time, never going back.
[[nodiscard]] double now_ms();
/// Milliseconds since 1970 by the person's clock.
[[nodiscard]] double clock_ms();
/// Minutes that the person's clock is ahead of UTC.
[[nodiscard]] int utc_offset_minutes();
/// Fills with bytes from the browser's cryptographic source.
void random_bytes(std::span<std::uint8_t> bytes);
/// What a number in JSON stands for.
[[nodiscard]] double number(std::string_view text);
/// What a Retry-After header says (RFC 9110, 10.2.3), in seconds; 0 for nothing, a day at most.
[[nodiscard]] int retry_after_s(std::string_view value);
/// Whether the page has asked for the session before the program was there, and nobody took its
/// answer yet. It then comes by mooring_early_session(exchange, …).
[[nodiscard]] bool take_early_session(void* exchange);
/// Aborts the request of an emscripten_fetch_t by its id.
void abort_request(unsigned id);

[[nodiscard]] float text_width(const ui::Face& face, std::string_view text, float ratio);
[[nodiscard]] ui::FaceMetrics text_metrics(const ui::Face& face, float ratio);
[[nodiscard]] float text_baseline(const ui::Face& face, float line_height);
struct TextPlace {
    ui::TexelRect rect;
    int pad;
    int baseline;
};
/// Draws into the texture that was made last.
void draw_text(
    const ui::Face& face, std::string_view text, ui::Rgba color, float ratio, const TextPlace& place
);

/// Makes an empty texture with a white block, in place of the former one.
void make_texture(int width, int height);
void start_picture(ui::Rgba background, float ratio);
/// Dear ImGui's, as bytes.
void load_triangles(std::span<const std::uint8_t> vertices, std::span<const std::uint8_t> indices);
struct Triangles {
    unsigned first_vertex = 0;  ///< what index 0 stands for
    unsigned first_index = 0;
    unsigned index_count = 0;
};
/// Draws some of those loaded last, within `clip`.
void draw_triangles(const ui::Rect& clip, const Triangles& triangles);

}  // namespace mooring::web::host
