// Where the account is signed in, and signing out there.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "api/error.h"
#include "api/http.h"
#include "api/remote.h"
#include "app/change.h"
#include "app/section.h"

namespace mooring::sessions {

struct Session {
    std::string id;
    bool current = false;  ///< the one that asks
    std::string browser;
    std::string system;
    std::string address;  ///< of the network, from which it was used last
    Instant started_at;
    Instant seen_at;     ///< exact to a minute
    Instant expires_at;  ///< if nothing more is asked in it
    friend bool operator==(const Session&, const Session&) = default;
};

/// The one that asks first, then the one that was used last.
using SessionList = std::vector<Session>;

/// What is under way, one thing at a time.
struct Idle {};
struct EndingOne {
    std::string id;
};
struct AskedToEndOthers {};
struct EndingOthers {};
using Ending = std::variant<Idle, EndingOne, AskedToEndOthers, EndingOthers>;

struct State {
    api::Remote<SessionList> sessions;
    Ending ending;
    std::optional<api::ApiError> error;  ///< why a session was not ended
    std::string news;                    ///< the last thing that was done, as a sentence
};

struct ReloadRequested {};
struct EndRequested {
    std::string id;
};
struct EndOthersRequested {};
struct EndOthersConfirmed {};
struct EndOthersCancelled {};
using Msg = std::variant<
    ReloadRequested,
    EndRequested,
    EndOthersRequested,
    EndOthersConfirmed,
    EndOthersCancelled>;

enum class RequestKind : std::uint8_t { Load, EndOne, EndOthers };

[[nodiscard]] api::Request request_sessions();
[[nodiscard]] api::Request request_end(const std::string& id);
[[nodiscard]] api::Request request_end_others();
[[nodiscard]] Result<SessionList, api::ApiError> read_sessions(const api::Response& response);

/// Whether another can be ended now.
[[nodiscard]] bool can_end(const State& state);
[[nodiscard]] bool has_others(const SessionList& sessions);

struct Section {
    using State = sessions::State;
    using Msg = sessions::Msg;
    static constexpr app::SectionInfo info{
        .path = "/settings/sessions",
        .label = "Sessions",
        .icon = ui::Icon::Monitor,
        .place = app::Place::Settings};
    static void open(std::string_view rest, app::Change<State>& change);
    static void leave(State& state);
    static void update(const Msg& msg, app::Change<State>& change);
    static void answered(const app::Answer& answer, app::Change<State>& change);
    static void timer_fired(const app::TimerFired&, app::Change<State>&) {}
    static bool has_unsaved(const State&) { return false; }
    static void view(const State& state, const app::ViewContext& context, app::Outbox<Msg>& out);
};

}  // namespace mooring::sessions
