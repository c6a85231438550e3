#include "platform/web/host.h"

#include <emscripten.h>

// Names behind Module["host"] are those of web/host.js. Texts cross as views of memory: valid
// during the call only.
// clang-format off
EM_JS(void, host_connect, (), {
    Module["host"]["memory"] = () => HEAPU8;
});
EM_JS(void, host_apply_patch, (const void* bytes, int size), {
    Module["host"]["applyPatch"](HEAPU8.subarray(bytes, bytes + size));
});
EM_JS(void, host_scroll_by, (float y), {
    Module["host"]["scrollBy"](y);
});
EM_JS(void, host_set_url, (const void* text, int size, int replace), {
    Module["host"]["setUrl"](HEAPU8.subarray(text, text + size), replace);
});
EM_JS(void, host_set_title, (const void* text, int size), {
    Module["host"]["setTitle"](HEAPU8.subarray(text, text + size));
});
EM_JS(void, host_move_focus, (int target), {
    Module["host"]["moveFocus"](target);
});
EM_JS(void, host_guard_unload, (int on), {
    Module["host"]["guardUnload"](on);
});
EM_JS(void, host_show_plain, (int plain), {
    Module["host"]["showPlain"](plain !== 0);
});
EM_JS(void, host_copy, (const void* text, int size, int token), {
    Module["host"]["copy"](HEAPU8.subarray(text, text + size), token);
});
EM_JS(void, host_start_timer, (int delay, int token), {
    Module["host"]["startTimer"](delay, token);
});
EM_JS(int, host_utc_offset, (), {
    return Module["host"]["utcOffset"]();
});
EM_JS(void, host_random, (void* bytes, int size), {
    Module["host"]["random"](HEAPU8.subarray(bytes, bytes + size));
});
EM_JS(float, host_text_width, (float size, int weight, int mono, const void* text, int length), {
    return Module["host"]["textWidth"](size, weight, mono, HEAPU8.subarray(text, text + length));
});
EM_JS(float, host_text_ascent, (float size, int weight, int mono), {
    return Module["host"]["textAscent"](size, weight, mono);
});
EM_JS(float, host_text_descent, (float size, int weight, int mono), {
    return Module["host"]["textDescent"](size, weight, mono);
});
EM_JS(float, host_text_baseline, (float size, int weight, int mono, float line_height), {
    return Module["host"]["textBaseline"](size, weight, mono, line_height);
});
EM_JS(void, host_draw_text, (
    float size, int weight, int mono, const void* text, int length, int color, int alpha, int x, int y, int width,
    int height, int pad, int baseline, int texture
), {
    Module["host"]["drawText"](
        size, weight, mono, HEAPU8.subarray(text, text + length), color, alpha, x, y, width, height, pad, baseline,
        GLctx, GL.textures[texture]
    );
});
// clang-format on

namespace mooring::web::host {
namespace {

int length(std::string_view text) {
    return static_cast<int>(text.size());
}

}  // namespace

void connect() {
    host_connect();
}

void apply_patch(std::span<const std::uint8_t> bytes) {
    host_apply_patch(bytes.data(), static_cast<int>(bytes.size()));
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
    host_copy(text.data(), length(text), static_cast<int>(token));
}

void start_timer(int delay_ms, std::uint32_t token) {
    host_start_timer(delay_ms, static_cast<int>(token));
}

int utc_offset_minutes() {
    return host_utc_offset();
}

void random_bytes(std::span<std::uint8_t> bytes) {
    host_random(bytes.data(), static_cast<int>(bytes.size()));
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

void draw_text(
    const ui::Face& face,
    std::string_view text,
    ui::Rgba color,
    float ratio,
    const TextPlace& place,
    unsigned texture
) {
    const int rgb = color.r << 16 | color.g << 8 | color.b;
    host_draw_text(
        face.size * ratio,
        face.weight,
        face.mono ? 1 : 0,
        text.data(),
        length(text),
        rgb,
        color.a,
        place.rect.x,
        place.rect.y,
        place.rect.width,
        place.rect.height,
        place.pad,
        place.baseline,
        static_cast<int>(texture)
    );
}

}  // namespace mooring::web::host
