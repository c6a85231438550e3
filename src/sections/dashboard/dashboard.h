// The landing page: what is set up, what is still to do, and the way there.
#pragma once

#include <cstddef>
#include <variant>

#include "api/error.h"
#include "api/http.h"
#include "api/remote.h"
#include "app/change.h"
#include "app/section.h"

namespace mooring::dashboard {

/// How much of everything the account has.
struct Overview {
    std::size_t aws = 0;
    std::size_t azure = 0;
    std::size_t gcp = 0;
    bool totp_enabled = false;
    std::size_t passkeys = 0;
    std::size_t api_keys = 0;

    [[nodiscard]] bool has_second_factor() const { return totp_enabled || passkeys > 0; }
    [[nodiscard]] std::size_t cloud_accounts() const { return aws + azure + gcp; }
    friend bool operator==(const Overview&, const Overview&) = default;
};

struct State {
    api::Remote<Overview> overview;
};

struct ReloadRequested {};
using Msg = std::variant<ReloadRequested>;

[[nodiscard]] api::Request request_overview();
[[nodiscard]] Result<Overview, api::ApiError> read_overview(const api::Response& response);

struct Section {
    using State = dashboard::State;
    using Msg = dashboard::Msg;
    static constexpr app::SectionInfo info{
        .path = "/", .label = "Dashboard", .icon = ui::Icon::Dashboard, .place = app::Place::Home};
    static void open(std::string_view rest, app::Change<State>& change);
    static void leave(State&) {}
    static void update(const Msg& msg, app::Change<State>& change);
    static void answered(const app::Answer& answer, app::Change<State>& change);
    static void timer_fired(const app::TimerFired&, app::Change<State>&) {}
    static bool has_unsaved(const State&) { return false; }
    static void view(const State& state, const app::ViewContext& context, app::Outbox<Msg>& out);
};

}  // namespace mooring::dashboard
