#include "platform/web/browser.h"

#include <algorithm>
#include <array>
#include <utility>

#include "platform/web/graphics.h"
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
    const auto now = static_cast<std::int64_t>(host::clock_ms());
    return {
        .clock = {.now = {now}, .utc_offset_minutes = host::utc_offset_minutes()},
        .nonce = random_hex()};
}

void Browser::request_frame() {
    if (!std::exchange(frame_requested_, true)) {
        host::request_frame();
    }
}

void Browser::frame_came() {
    frame_requested_ = false;
    draw_frame();
}

void Browser::draw_frame() {
    const double start = host::now_ms();
    const double patching_before = stats.patches.total();
    draw();
    const double patching = stats.patches.total() - patching_before;
    stats.frames.add(host::now_ms() - start - patching);
}

void Browser::present(ui::Ui& ui) {
    if (ui.environment.face == ui::PageFace::Drawn) {
        draw_picture(ui);
    }
    if (!ui.patch().empty()) {
        const double start = host::now_ms();
        host::apply_patch(ui.patch());
        stats.patches.add(host::now_ms() - start);
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

void Browser::passkey_answered(std::uint32_t token, std::string answer) {
    const auto tag = take(token);
    if (tag && !answer.empty()) {
        dispatch(app::PasskeyAnswered{*tag, std::move(answer)});
    }
}

void Browser::on(const app::SendHttp& effect) const {
    web::send(effect, api_base, dispatch);
}

void Browser::on(const app::StartTimer& effect) {
    host::start_timer(effect.delay_ms, remember(effect.tag));
}

void Browser::on(const app::CopyText& effect) {
    host::copy(effect.text, remember(effect.tag));
}

void Browser::on(const app::AskForPasskey& effect) {
    host::ask_for_passkey(effect.is_new, effect.options, remember(effect.tag));
}

void Browser::on(const app::DropPasskey&) {
    host::drop_passkey();
}

void Browser::on(const app::SaveFile& effect) {
    host::save_file(effect.name, effect.text.reveal());
}

void Browser::on(const app::PrintPage&) {
    host::print_page();
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

void Browser::on(const app::TellTabs&) {
    host::tell_tabs();
}

void Browser::on(const app::ReloadPage&) {
    host::reload();
}

void Browser::on(const app::GuardUnload& effect) {
    host::guard_unload(effect.on);
}

void Browser::on(const app::ShowPlain& effect) {
    host::show_plain(effect.plain);
}

}  // namespace mooring::web
