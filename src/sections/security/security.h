// The password, and the authenticator app as second factor.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <variant>

#include "api/error.h"
#include "api/http.h"
#include "api/remote.h"
#include "app/change.h"
#include "app/copying.h"
#include "app/section.h"
#include "core/qr.h"
#include "core/secret.h"

namespace mooring::security {

/// Where turning the authenticator app on or off stands. Off and On are what the server knows.
struct Off {
    std::optional<api::ApiError> error;  ///< why setting it up did not go on
};
struct Starting {};
/// The server made a secret; it counts once a code proves that the app has it.
struct Enrolling {
    Secret secret;               ///< base32, shown until the enrolment is over
    Secret grouped_secret;       ///< the same, for people to read
    std::optional<QrMatrix> qr;  ///< nothing when the server's URI fits into no code
    app::Copying copying = app::Copying::Idle;
    std::string code;
    std::string code_problem;
    std::optional<api::ApiError> error;
    bool sending = false;
};
struct On {
    Instant since;
    std::optional<api::ApiError> error;  ///< why it was not turned off
};
struct AskedToDisable {
    Instant since;
};
struct Disabling {
    Instant since;
};
using Totp = std::variant<Off, Starting, Enrolling, On, AskedToDisable, Disabling>;

struct Security {
    Instant password_changed_at;
    Totp totp;
};

enum class Saving : std::uint8_t { Idle, Sending, Saved };

/// Problems are sentences for below a field, empty where nothing is wrong.
struct PasswordForm {
    Secret current;
    Secret wanted;
    bool sign_out_others = false;
    std::string current_problem;
    std::string wanted_problem;
    std::optional<api::ApiError> error;  ///< about the form as a whole
    Saving saving = Saving::Idle;
};

struct State {
    api::Remote<Security> stored;
    PasswordForm password;
};

struct ReloadRequested {};
struct CurrentPasswordEdited {
    Secret text;
};
struct NewPasswordEdited {
    Secret text;
};
struct SignOutOthersChosen {
    bool chosen = false;
};
struct SaveRequested {};
struct EnrolmentRequested {};
struct EnrolmentCancelled {};
struct SecretCopyRequested {};
struct CodeEdited {
    std::string text;
};
struct EnableRequested {};
struct DisableRequested {};
struct DisableConfirmed {};
struct DisableCancelled {};
using Msg = std::variant<
    ReloadRequested,
    CurrentPasswordEdited,
    NewPasswordEdited,
    SignOutOthersChosen,
    SaveRequested,
    EnrolmentRequested,
    EnrolmentCancelled,
    SecretCopyRequested,
    CodeEdited,
    EnableRequested,
    DisableRequested,
    DisableConfirmed,
    DisableCancelled>;

enum class RequestKind : std::uint8_t {
    Load,
    ChangePassword,
    StartTotp,
    ConfirmTotp,
    DisableTotp,
    CopySecret
};

/// A secret for the app, and the same as a Key URI for its camera.
struct Enrolment {
    Secret secret;
    Secret uri;
};

[[nodiscard]] api::Request request_security();
[[nodiscard]] api::Request request_password_change(const PasswordForm& form);
[[nodiscard]] api::Request request_enrolment();
[[nodiscard]] api::Request request_confirmation(const std::string& code);
[[nodiscard]] api::Request request_disable();
[[nodiscard]] Result<Security, api::ApiError> read_security(const api::Response& response);
[[nodiscard]] Result<Enrolment, api::ApiError> read_enrolment(const api::Response& response);

/// The fewest characters that a new password may have: more when it is the only factor (NIST SP
/// 800-63B-4, 3.1.1.2).
[[nodiscard]] std::size_t shortest_password(const Totp& totp);

struct Section {
    using State = security::State;
    using Msg = security::Msg;
    static constexpr app::SectionInfo info{
        .path = "/settings/security",
        .label = "Security",
        .icon = ui::Icon::Shield,
        .place = app::Place::Settings};
    static void open(std::string_view rest, app::Change<State>& change);
    static void leave(State& state);
    static void update(const Msg& msg, app::Change<State>& change);
    static void answered(const app::Answer& answer, app::Change<State>& change);
    static void timer_fired(const app::TimerFired& timer, app::Change<State>& change);
    static bool has_unsaved(const State&) { return false; }
    static void view(const State& state, const app::ViewContext& context, app::Outbox<Msg>& out);
};

}  // namespace mooring::security
