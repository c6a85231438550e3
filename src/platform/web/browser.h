// Carries out effects in the browser.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "app/msg.h"
#include "platform/platform.h"
#include "platform/web/fetch.h"
#include "platform/web/stats.h"

namespace mooring::web {

class Browser final : public platform::Platform {
public:
    /// Where answers go, and what draws a frame; set before the first effect.
    Dispatch dispatch = nullptr;
    void (*draw)() = nullptr;
    std::string api_base;  ///< of the server, as a whole URL; set before the first request

    Stats stats;

    void perform(const app::Effect& effect) override;
    [[nodiscard]] app::Stamp stamp() override;
    void request_frame() override;
    /// Draws now, not when the browser asks for the next frame.
    void draw_frame();
    void present(ui::Ui& ui) override;

    // From the page, in answer to what was started here.
    void frame_came();
    void timer_fired(std::uint32_t token);
    void text_copied(std::uint32_t token, bool done);
    void passkey_answered(std::uint32_t token, std::string answer);

private:
    void on(const app::SendHttp& effect) const;
    void on(const app::StartTimer& effect);
    void on(const app::CopyText& effect);
    void on(const app::AskForPasskey& effect);
    static void on(const app::DropPasskey& effect);
    static void on(const app::SaveFile& effect);
    static void on(const app::PrintPage& effect);
    static void on(const app::SetUrl& effect);
    static void on(const app::SetTitle& effect);
    void on(const app::MoveFocus& effect);
    static void on(const app::TellTabs& effect);
    static void on(const app::ReloadPage& effect);
    static void on(const app::GuardUnload& effect);
    static void on(const app::ShowPlain& effect);
    // The app carries these out itself; they do not come here.
    static void on(const app::Navigate&) {}
    static void on(const app::AdoptSession&) {}
    static void on(const app::AdoptEmail&) {}
    static void on(const app::EndSession&) {}

    std::vector<std::optional<app::Tag>>
        tags_;  ///< of timers and copies under way; the token is the index
    std::uint32_t remember(const app::Tag& tag);
    std::optional<app::Tag> take(std::uint32_t token);
    bool frame_requested_ = false;
    std::optional<app::FocusTarget> focus_;  ///< once the next frame is in the page
};

}  // namespace mooring::web
