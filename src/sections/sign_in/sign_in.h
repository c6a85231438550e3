// Signing in: e-mail and password, then the security code when an authenticator app is on.
#pragma once

#include <optional>
#include <string>
#include <variant>

#include "api/error.h"
#include "app/change.h"
#include "app/section.h"
#include "core/secret.h"

namespace mooring::sign_in {

struct Credentials {
    std::string email;
    Secret password;
};
struct SecurityCode {
    std::string code;
};

/// What is wrong, and where it is said. An empty sentence means nothing is wrong there.
struct Problems {
    std::string email;
    std::string password;
    std::string code;
    std::string form;
};

struct State {
    std::variant<Credentials, SecurityCode> step;
    Problems problems;
    std::string news;  ///< what happened to the session before, when the person asked for it
    bool sending = false;
    std::string next;  ///< where to go afterwards; empty for the dashboard
};

struct EmailEdited {
    std::string text;
};
struct PasswordEdited {
    Secret text;
};
struct CodeEdited {
    std::string text;
};
struct Submitted {};
struct StartedOver {};  ///< back from the code to the password
using Msg = std::variant<EmailEdited, PasswordEdited, CodeEdited, Submitted, StartedOver>;

enum class RequestKind : std::uint8_t { SignIn, SendCode };

[[nodiscard]] api::Request request_sign_in(const std::string& email, const Secret& password);
[[nodiscard]] api::Request request_code(const std::string& code);

struct Section {
    using State = sign_in::State;
    using Msg = sign_in::Msg;
    static constexpr app::SectionInfo info{
        .path = "/sign-in", .label = "Sign in", .icon = ui::Icon::None, .place = app::Place::Entry};
    static void open(std::string_view rest, app::Change<State>& change);
    static void leave(State& state);
    static void update(const Msg& msg, app::Change<State>& change);
    static void answered(const app::Answer& answer, app::Change<State>& change);
    static void timer_fired(const app::TimerFired&, app::Change<State>&) {}
    static bool has_unsaved(const State&) { return false; }
    static void view(const State& state, const app::ViewContext& context, app::Outbox<Msg>& out);
};

/// Goes on with the security code, when the session says so on start.
void ask_for_code(State& state);

/// Why a person who was at work sees this page.
void say_session_ended(State& state);
void tell(State& state, std::string news);

}  // namespace mooring::sign_in
