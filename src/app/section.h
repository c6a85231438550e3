// What a section tells the app about itself. Each section folder has a struct `Section` with
//
//     using State, Msg;
//     static constexpr app::SectionInfo info;
//
// and with these static members, which return nothing unless it is said here:
//
//     open(std::string_view rest, app::Change<State>&)
//         The route was entered; `rest` is what stands below `info.path`.
//     leave(State&)
//         Forgets forms and secrets, keeps what was loaded.
//     update(const Msg&, app::Change<State>&)
//     answered(const app::Answer&, app::Change<State>&)
//     timer_fired(const app::TimerFired&, app::Change<State>&)
//     bool has_unsaved(const State&)
//         Whether leaving now would lose something typed.
//     std::string title(std::string_view rest)
//         Of a page below the section's own, empty for that one. Only in sections that have some.
//     bool stays(const State&, std::string_view rest)
//         Whether going to `rest`, below the section's path, keeps what was typed. Only in sections
//         whose forms have several pages.
//     std::string draft(const State&)
//         What was typed and not saved, as JSON without any secret; empty when nothing was. Only in
//         sections that keep it, with
//     restore(State&, const std::string& json)
//         which is called after `open` with what an earlier visit gave.
//     view(const State&, const app::ViewContext&, app::Outbox<Msg>&)
//         In view.cpp, linked with ui.
#pragma once

#include <string_view>

#include "app/site.h"
#include "core/time.h"
#include "ui/icons.generated.h"

namespace mooring::app {

enum class Place {
    Entry,     ///< before there is a session: sign-in
    Home,      ///< reached from the top bar
    Settings,  ///< in the menu on the left
};

struct SectionInfo {
    std::string_view path;   ///< e.g. `/settings/profile`
    std::string_view label;  ///< as in menu and title
    ui::Icon icon;
    Place place;
};

/// What every view may know besides its own state.
struct ViewContext {
    Clock clock;
    std::string_view email;  ///< of who is signed in
    const Site& site;
    bool passkeys = false;  ///< whether browser and server have them
};

}  // namespace mooring::app
