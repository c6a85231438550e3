// What a section tells the app about itself. Each section folder has a struct `Section` with
//     using State, Msg;
//     static constexpr app::SectionInfo info;
//     static void open(std::string_view rest, app::Change<State>&);      the route was entered;
//     `rest` is below `info.path` static void leave(State&); forget forms and secrets, keep what
//     was loaded static void update(const Msg&, app::Change<State>&); static void answered(const
//     app::Answer&, app::Change<State>&); static void timer_fired(const app::TimerFired&,
//     app::Change<State>&); static bool has_unsaved(const State&); leaving now would lose something
//     typed static void view(const State&, const app::ViewContext&, app::Outbox<Msg>&);   in
//     view.cpp, linked with ui
#pragma once

#include <string_view>

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
};

}  // namespace mooring::app
