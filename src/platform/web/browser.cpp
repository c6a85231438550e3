#include "platform/web/browser.h"

#include <emscripten.h>
#include <emscripten/html5.h>

#include <algorithm>
#include <array>
#include <utility>

#include "platform/web/host.h"

namespace mooring::web {
namespace {

std::string random_hex() {
    constexpr std::string_view hex = "0123456789abcdef";
    std::array<std::uint8_t, 16> bytes{};
    host::random_bytes(bytes);
    std::string text;
    for (const std::uint8_t byte : bytes) {
        text += hex[byte >> 4U];
        text += hex[byte & 15U];
    }
    return text;
}

}  // namespace

void Browser::perform(const app::Effect& effect) {
    std::visit([&](const auto& e) { on(e); }, effect);
}

app::Stamp Browser::stamp() {
    const auto now = static_cast<std::int64_t>(emscripten_date_now());
    return {
        .clock = {.now = {now}, .utc_offset_minutes = host::utc_offset_minutes()},
        .nonce = random_hex()};
}

void Browser::request_frame() {
    if (frame_requested_) {
        return;
    }
    frame_requested_ = true;
    emscripten_request_animation_frame(
        [](double time_ms, void* self) -> EM_BOOL {
            auto& browser = *static_cast<Browser*>(self);
            browser.frame_requested_ = false;
            const double elapsed_ms = time_ms - std::exchange(browser.last_frame_ms_, time_ms);
            browser.draw_frame(static_cast<float>(elapsed_ms / 1000));
            return EM_FALSE;
        },
        this
    );
}

void Browser::draw_frame(float seconds) {
    const double start = emscripten_get_now();
    const double patching_before = stats.patches.total();
    draw(seconds);
    const double patching = stats.patches.total() - patching_before;
    stats.frames.add(emscripten_get_now() - start - patching);
}

void Browser::present(ui::Ui& ui) {
    if (ui.environment.face == ui::PageFace::Drawn) {
        graphics_.draw(ui);
    }
    if (!ui.patch().empty()) {
        const double start = emscripten_get_now();
        host::apply_patch(ui.patch());
        stats.patches.add(emscripten_get_now() - start);
    }
    if (const float shift = ui.take_page_shift(); shift != 0) {
        host::scroll_by(shift);
    }
    if (const auto target = std::exchange(focus_, std::nullopt)) {
        host::move_focus(static_cast<int>(*target));
    }
}

std::uint32_t Browser::remember(const app::Tag& tag) {
    const auto free = std::find(tags_.begin(), tags_.end(), std::nullopt);
    const auto token = static_cast<std::uint32_t>(free - tags_.begin());
    if (free == tags_.end()) {
        tags_.emplace_back(tag);
    } else {
        *free = tag;
    }
    return token;
}

std::optional<app::Tag> Browser::take(std::uint32_t token) {
    return token < tags_.size() ? std::exchange(tags_[token], std::nullopt) : std::nullopt;
}

void Browser::timer_fired(std::uint32_t token) {
    if (const auto tag = take(token)) {
        dispatch(app::TimerFired{*tag});
    }
}

void Browser::text_copied(std::uint32_t token, bool done) {
    if (const auto tag = take(token)) {
        dispatch(app::TextCopied{*tag, done});
    }
}

void Browser::on(const app::SendHttp& effect) {
    web::send(effect, dispatch);
}

void Browser::on(const app::StartTimer& effect) {
    host::start_timer(effect.delay_ms, remember(effect.tag));
}

void Browser::on(const app::CopyText& effect) {
    host::copy(effect.text, remember(effect.tag));
}

void Browser::on(const app::SetUrl& effect) {
    host::set_url(effect.path, effect.history == app::History::Replace);
}

void Browser::on(const app::SetTitle& effect) {
    host::set_title(effect.title);
}

void Browser::on(const app::MoveFocus& effect) {
    focus_ = effect.to;
}

void Browser::on(const app::GuardUnload& effect) {
    host::guard_unload(effect.on);
}

void Browser::on(const app::ShowPlain& effect) {
    host::show_plain(effect.plain);
}

}  // namespace mooring::web
