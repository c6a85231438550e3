#include "platform/web/host.h"

// In host_library.js. Texts and bytes cross as their place and their size: valid during the call
// only.
extern "C" {
void host_apply_patch(const void* bytes, int size);
void host_scroll_by(float y);
void host_set_url(const void* text, int size, int replace);
void host_set_title(const void* text, int size);
void host_move_focus(int target);
void host_guard_unload(int on);
void host_show_plain(int plain);
void host_copy(const void* text, int size, std::uint32_t token);
void host_ask_for_passkey(int is_new, const void* text, int size, std::uint32_t token);
void host_drop_passkey();
void host_save_file(const void* name, int name_size, const void* text, int text_size);
void host_print_page();
void host_reload();
void host_tell_tabs();
void host_start_timer(int delay_ms, std::uint32_t token);
void host_request_frame();
double host_now();
double host_clock();
int host_utc_offset();
void host_random(void* bytes, int size);
double host_number(const void* text, int size);
int host_retry_after_s(const void* text, int size);
int host_take_early_session(void* exchange);
void host_abort_request(unsigned id);
float host_text_width(float size, int weight, int mono, const void* text, int length);
float host_text_ascent(float size, int weight, int mono);
float host_text_descent(float size, int weight, int mono);
float host_text_baseline(float size, int weight, int mono, float line_height);
void host_make_texture(int width, int height);
void host_draw_text(
    float size,
    int weight,
    int mono,
    const void* text,
    int length,
    int color,
    int alpha,
    int x,
    int y,
    int width,
    int height,
    int pad,
    int baseline
);
void host_start_picture(int color, float ratio);
void host_load_triangles(const void* vertices, int size, const void* indices, int indices_size);
void host_draw_triangles(
    float left,
    float top,
    float right,
    float bottom,
    unsigned first_vertex,
    unsigned first_index,
    unsigned count
);
}

namespace mooring::web::host {
namespace {

int length(std::string_view text) {
    return static_cast<int>(text.size());
}

int length(std::span<const std::uint8_t> bytes) {
    return static_cast<int>(bytes.size());
}

int packed(ui::Rgba color) {
    return color.r << 16 | color.g << 8 | color.b;
}

}  // namespace

void apply_patch(std::span<const std::uint8_t> bytes) {
    host_apply_patch(bytes.data(), length(bytes));
}

void scroll_by(float y) {
    host_scroll_by(y);
}

void set_url(std::string_view path, bool replace) {
    host_set_url(path.data(), length(path), replace ? 1 : 0);
}

void set_title(std::string_view title) {
    host_set_title(title.data(), length(title));
}

void move_focus(int target) {
    host_move_focus(target);
}

void guard_unload(bool on) {
    host_guard_unload(on ? 1 : 0);
}

void show_plain(bool plain) {
    host_show_plain(plain ? 1 : 0);
}

void copy(std::string_view text, std::uint32_t token) {
    host_copy(text.data(), length(text), token);
}

void ask_for_passkey(bool is_new, std::string_view options, std::uint32_t token) {
    host_ask_for_passkey(is_new ? 1 : 0, options.data(), length(options), token);
}

void drop_passkey() {
    host_drop_passkey();
}

void save_file(std::string_view name, std::string_view text) {
    host_save_file(name.data(), length(name), text.data(), length(text));
}

void print_page() {
    host_print_page();
}

void tell_tabs() {
    host_tell_tabs();
}

void reload() {
    host_reload();
}

void start_timer(int delay_ms, std::uint32_t token) {
    host_start_timer(delay_ms, token);
}

void request_frame() {
    host_request_frame();
}

double now_ms() {
    return host_now();
}

double clock_ms() {
    return host_clock();
}

int utc_offset_minutes() {
    return host_utc_offset();
}

void random_bytes(std::span<std::uint8_t> bytes) {
    host_random(bytes.data(), length(bytes));
}

double number(std::string_view text) {
    return host_number(text.data(), length(text));
}

int retry_after_s(std::string_view value) {
    return host_retry_after_s(value.data(), length(value));
}

bool take_early_session(void* exchange) {
    return host_take_early_session(exchange) != 0;
}

void abort_request(unsigned id) {
    host_abort_request(id);
}

float text_width(const ui::Face& face, std::string_view text, float ratio) {
    // At the device's size, since hinting makes a width at twice the size other than twice the
    // width.
    const int mono = face.mono ? 1 : 0;
    return host_text_width(face.size * ratio, face.weight, mono, text.data(), length(text)) / ratio;
}

ui::FaceMetrics text_metrics(const ui::Face& face, float ratio) {
    const float size = face.size * ratio;
    const int mono = face.mono ? 1 : 0;
    return {
        .ascent = host_text_ascent(size, face.weight, mono) / ratio,
        .descent = host_text_descent(size, face.weight, mono) / ratio};
}

float text_baseline(const ui::Face& face, float line_height) {
    return host_text_baseline(face.size, face.weight, face.mono ? 1 : 0, line_height);
}

void make_texture(int width, int height) {
    host_make_texture(width, height);
}

void draw_text(
    const ui::Face& face, std::string_view text, ui::Rgba color, float ratio, const TextPlace& place
) {
    host_draw_text(
        face.size * ratio,
        face.weight,
        face.mono ? 1 : 0,
        text.data(),
        length(text),
        packed(color),
        color.a,
        place.rect.x,
        place.rect.y,
        place.rect.width,
        place.rect.height,
        place.pad,
        place.baseline
    );
}

void start_picture(ui::Rgba background, float ratio) {
    host_start_picture(packed(background), ratio);
}

void load_triangles(std::span<const std::uint8_t> vertices, std::span<const std::uint8_t> indices) {
    host_load_triangles(vertices.data(), length(vertices), indices.data(), length(indices));
}

void draw_triangles(const ui::Rect& clip, const Triangles& triangles) {
    host_draw_triangles(
        clip.x,
        clip.y,
        clip.right(),
        clip.bottom(),
        triangles.first_vertex,
        triangles.first_index,
        triangles.index_count
    );
}

}  // namespace mooring::web::host
