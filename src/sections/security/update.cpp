#include <utility>

#include "sections/security/updates.h"

namespace mooring::security {
namespace {

void on(const ReloadRequested&, Change& change) {
    change.state.stored = api::Loading{};
    change.send(RequestKind::Load, request_security());
}

/// What is shown is not taken away by a reload that failed.
void loaded(const api::Response& response, Change& change) {
    State& state = change.state;
    auto security = read_security(response);
    const bool has_come = security.has_value();
    if (has_come || state.stored.value() == nullptr) {
        state.stored = std::move(security);
    }
    if (has_come) {
        settle_codes(state);
    }
}

/// Says for a while that it was copied.
void copied(RequestKind kind, app::Copying copying, Change& change) {
    if (copying == app::Copying::Copied) {
        change.start_timer(kind, app::copied_shown_ms);
    }
    if (kind == RequestKind::CopyCodes) {
        codes_copied(copying, change.state);
    } else {
        secret_copied(copying, change.state);
    }
}

}  // namespace

void look_whether_it_came_about(const api::ApiError& error, Change& change) {
    if (api::can_look_up_outcome(error) || error.code == "no-enrolment") {
        change.send(RequestKind::Load, request_security());
    }
}

void Section::open(std::string_view, Change& change) {
    if (!change.state.stored.value()) {
        change.state.stored = api::Loading{};
    }
    change.send(RequestKind::Load, request_security());
}

void Section::leave(State& state) {
    api::Remote<Security> stored = std::move(state.stored);
    std::optional<AwaitedCodes> awaited = state.awaited_codes;
    if (awaited) {
        awaited->is_lost = true;  // nobody takes the answer any more
    }
    const std::optional<Instant> unseen = state.unseen_codes;
    state = {};
    state.stored = std::move(stored);
    state.awaited_codes = awaited;
    state.unseen_codes = unseen;
}

void Section::update(const Msg& msg, Change& change) {
    std::visit([&](const auto& m) { on(m, change); }, msg);
}

void Section::answered(const app::Answer& answer, Change& change) {
    const api::Response& response = answer.response;
    const auto kind = static_cast<RequestKind>(answer.tag.kind);
    switch (kind) {
        case RequestKind::Load: loaded(response, change); break;
        case RequestKind::ChangePassword: password_changed(response, change); break;
        case RequestKind::JudgePassword: password_judged(answer, change); break;
        case RequestKind::StartTotp: totp_started(response, change); break;
        case RequestKind::ConfirmTotp: totp_confirmed(response, change); break;
        case RequestKind::StartPasskey: passkey_started(response, change); break;
        case RequestKind::MakePasskey: passkey_made(response, change); break;
        case RequestKind::ConfirmPasskey: passkey_confirmed(response, change); break;
        case RequestKind::RenameFactor: factor_renamed(response, change); break;
        case RequestKind::RemoveFactor: factor_removed(response, change); break;
        case RequestKind::MakeCodes: codes_made(response, change); break;
        case RequestKind::CopySecret:
        case RequestKind::CopyCodes: copied(kind, app::outcome_of_copying(response), change); break;
    }
}

void Section::timer_fired(const app::TimerFired& timer, Change& change) {
    const auto kind = static_cast<RequestKind>(timer.tag.kind);
    if (kind == RequestKind::JudgePassword) {
        typing_paused(timer.tag.turn, change);
    } else {
        copied(kind, app::Copying::Idle, change);
    }
}

}  // namespace mooring::security
