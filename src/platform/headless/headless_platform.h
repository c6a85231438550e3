// A platform without an outside: effects are kept as they come, time stands still until it is
// moved, and frames are counted. Whoever drives it answers what was asked for.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include "platform/platform.h"

namespace mooring::headless {

struct Timer {
    app::Tag tag;
    Instant due;
};

class HeadlessPlatform final : public platform::Platform {
public:
    void perform(const app::Effect& effect) override;
    /// The time of `clock`; nonces count up: `000…001`, `000…002`.
    [[nodiscard]] app::Stamp stamp() override;
    void request_frame() override { frame_wanted = true; }
    void present(ui::Ui& ui) override;

    Clock clock{.now = {1'773'307'800'000}, .utc_offset_minutes = 0};  ///< 2026-03-12T09:30:00Z

    // Asked for and not yet answered, oldest first.
    std::vector<app::SendHttp> requests;
    std::vector<app::CopyText> copies;
    std::vector<app::AskForPasskey> passkeys;
    std::vector<Timer> timers;

    std::vector<app::SaveFile> files;  ///< that were given to the person
    int prints = 0;
    int reloads = 0;
    int told_tabs = 0;
    std::vector<std::string> history{""};  ///< addresses as the browser's back button knows them
    std::size_t place_in_history = 0;
    std::string title;
    bool unload_guarded = false;
    std::vector<app::FocusTarget> focus_moves;
    bool shows_plain = false;

    bool frame_wanted = false;
    int frames = 0;
    std::vector<std::uint8_t>
        patch;  ///< of all frames since it was last emptied, one behind the other

private:
    void on(const app::SendHttp& effect);
    void on(const app::StartTimer& effect);
    void on(const app::CopyText& effect);
    void on(const app::AskForPasskey& effect);
    void on(const app::DropPasskey& effect);
    void on(const app::SaveFile& effect);
    void on(const app::PrintPage& effect);
    void on(const app::SetUrl& effect);
    void on(const app::SetTitle& effect);
    void on(const app::MoveFocus& effect);
    void on(const app::ShowPlain& effect);
    void on(const app::TellTabs& effect);
    void on(const app::ReloadPage& effect);
    void on(const app::GuardUnload& effect);
    static void on(const app::Navigate& effect);
    static void on(const app::AdoptSession& effect);
    static void on(const app::AdoptEmail& effect);
    static void on(const app::EndSession& effect);

    std::uint64_t nonces_ = 0;
};

}  // namespace mooring::headless
