#include "platform/headless/headless_platform.h"

#include <cassert>
#include <variant>

#include "platform/headless/null_renderer.h"
#include "ui/ui.h"

namespace mooring::headless {
namespace {

std::string counted_nonce(std::uint64_t count) {
    constexpr std::string_view hex = "0123456789abcdef";
    std::string nonce(32, '0');
    for (std::size_t i = nonce.size(); count != 0; count >>= 4U) {
        nonce[--i] = hex[count & 15U];
    }
    return nonce;
}

}  // namespace

void HeadlessPlatform::perform(const app::Effect& effect) {
    std::visit([&](const auto& e) { on(e); }, effect);
}

app::Stamp HeadlessPlatform::stamp() {
    return {.clock = clock, .nonce = counted_nonce(++nonces_)};
}

void HeadlessPlatform::present(ui::Ui& ui) {
    ++frames;
    patch.insert(patch.end(), ui.patch().begin(), ui.patch().end());
    render_nothing(*ui.draw_data());
}

void HeadlessPlatform::on(const app::SendHttp& effect) {
    requests.push_back(effect);
}

void HeadlessPlatform::on(const app::StartTimer& effect) {
    timers.push_back({.tag = effect.tag, .due = {clock.now.ms + effect.delay_ms}});
}

void HeadlessPlatform::on(const app::CopyText& effect) {
    copies.push_back(effect);
}

void HeadlessPlatform::on(const app::SetUrl& effect) {
    if (effect.history == app::History::Push) {
        history.resize(++place_in_history);  // what was ahead is gone
        history.push_back(effect.path);
    } else {
        history[place_in_history] = effect.path;
    }
}

void HeadlessPlatform::on(const app::SetTitle& effect) {
    title = effect.title;
}

void HeadlessPlatform::on(const app::AskForPasskey& effect) {
    passkeys.push_back(effect);
}

void HeadlessPlatform::on(const app::DropPasskey&) {
    passkeys.clear();
}

void HeadlessPlatform::on(const app::SaveFile& effect) {
    files.push_back(effect);
}

void HeadlessPlatform::on(const app::TellTabs&) {
    ++told_tabs;
}

void HeadlessPlatform::on(const app::ReloadPage&) {
    ++reloads;
}

void HeadlessPlatform::on(const app::PrintPage&) {
    ++prints;
}

void HeadlessPlatform::on(const app::MoveFocus& effect) {
    focus_moves.push_back(effect.to);
}

void HeadlessPlatform::on(const app::ShowPlain& effect) {
    shows_plain = effect.plain;
}

void HeadlessPlatform::on(const app::GuardUnload& effect) {
    unload_guarded = effect.on;
}

void HeadlessPlatform::on(const app::Navigate&) {
    assert(false);  // the app carries it out itself
}

void HeadlessPlatform::on(const app::AdoptSession&) {
    assert(false);  // the app carries it out itself
}

void HeadlessPlatform::on(const app::AdoptEmail&) {
    assert(false);  // the app carries it out itself
}

void HeadlessPlatform::on(const app::EndSession&) {
    assert(false);  // the app carries it out itself
}

}  // namespace mooring::headless
