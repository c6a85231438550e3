// The password, and what is asked for beside it: authenticator apps and recovery codes.
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
#include "app/copying.h"
#include "app/section.h"
#include "core/qr.h"
#include "core/secret.h"

namespace mooring::security {

enum class FactorKind : std::uint8_t { App, Passkey };

/// A second factor. A passkey is also a way in of its own.
struct Factor {
    FactorKind kind = FactorKind::App;
    std::string id;
    std::string name;
    Instant created_at;
    std::optional<Instant> last_used_at;  ///< nothing when it was not used since it was added
    bool is_backed_up = false;            ///< a passkey that is on other devices, too
    friend bool operator==(const Factor&, const Factor&) = default;
};

struct RecoveryCodeCount {
    std::size_t remaining = 0;
    std::optional<Instant> made_at;  ///< nothing when there are none
    friend bool operator==(const RecoveryCodeCount&, const RecoveryCodeCount&) = default;
};
/// As few as this are worth a warning.
inline constexpr std::size_t few_recovery_codes = 3;

struct Security {
    Instant password_changed_at;
    std::optional<Instant> totp_since;  ///< nothing while no authenticator app is on
    std::vector<Factor> apps;
    std::vector<Factor> passkeys;
    std::string no_passkeys_because;  ///< a sentence where the site cannot have passkeys
    RecoveryCodeCount recovery_codes;
};

/// What the server says of a new password.
struct Strength {
    std::size_t score = 0;  ///< by zxcvbn, 0 to 4
    std::string refusal;    ///< why it would not be taken; empty when it would
};

enum class Saving : std::uint8_t { Idle, Sending, Saved };

/// Problems are sentences for below a field, empty where nothing is wrong.
struct PasswordForm {
    Secret current;
    Secret wanted;
    bool are_shown = false;  ///< both, as letters
    bool sign_out_others = false;
    std::string current_problem;
    std::string wanted_problem;
    std::optional<Strength> strength;    ///< of `wanted`; nothing until the server has said it
    std::uint16_t strength_turn = 0;     ///< which text was judged last
    std::optional<api::ApiError> error;  ///< about the form as a whole
    Saving saving = Saving::Idle;
};

/// Where adding an authenticator app stands.
struct NotEnrolling {
    std::optional<api::ApiError> error;  ///< why it did not go on
};
struct Starting {};
/// The server made a secret; it counts once a code proves that the app has it.
struct Enrolling {
    Secret secret;               ///< base32, shown until the enrolment is over
    Secret grouped_secret;       ///< the same, for people to read
    std::optional<QrMatrix> qr;  ///< nothing when the server's URI fits into no code
    app::Copying copying = app::Copying::Idle;
    std::string name;
    std::string name_problem;
    std::string code;
    std::string code_problem;
    std::optional<api::ApiError> error;
    bool sending = false;
};
using Enrolment = std::variant<NotEnrolling, Starting, Enrolling>;

/// Where adding a passkey stands.
struct NewPasskey {
    std::string name;
    std::string name_problem;
    std::string problem;  ///< why it did not come about, as a sentence
    bool is_busy = false;
};

struct Renaming {
    FactorKind kind = FactorKind::App;
    std::string id;
    std::string name;
    std::string problem;
    bool sending = false;
};

/// The question before a factor goes.
struct Removal {
    FactorKind kind = FactorKind::App;
    std::string id;  ///< empty for all authenticator apps
    bool confirmed = false;
};

/// Codes that were just made, until the person says that they are saved: nobody sees them again.
struct ShownCodes {
    Secret lines;  ///< a code in each
    app::Copying copying = app::Copying::Idle;
};
enum class MakingCodes : std::uint8_t { Idle, Asked, Sending };

/// Recovery codes that an answer may bring.
struct AwaitedCodes {
    std::optional<Instant> made_before;  ///< those that there were
    bool is_lost = false;                ///< the answer; whether they were made is not known yet
};

struct State {
    api::Remote<Security> stored;
    PasswordForm password;
    Enrolment enrolment;
    std::string
        kept_app_name;  ///< of a set-up that ended with its page; the next one begins with it
    std::optional<NewPasskey> new_passkey;
    std::optional<Renaming> renaming;
    std::optional<Removal> removal;
    std::optional<api::ApiError> factor_error;  ///< why one was not removed
    std::optional<ShownCodes> shown_codes;
    MakingCodes making_codes = MakingCodes::Idle;
    std::optional<api::ApiError> codes_error;
    std::optional<AwaitedCodes> awaited_codes;
    std::optional<Instant> unseen_codes;  ///< when those were made whose answer was lost
};

/// Whether there are recovery codes that nobody has seen, because the answer with them was lost.
[[nodiscard]] bool has_unseen_codes(const State& state);

struct ReloadRequested {};

struct CurrentPasswordEdited {
    Secret text;
};
struct NewPasswordEdited {
    Secret text;
};
struct ShowPasswordsChosen {
    bool chosen = false;
};
struct SignOutOthersChosen {
    bool chosen = false;
};
struct SaveRequested {};

struct EnrolmentRequested {};
struct EnrolmentCancelled {};
struct SecretCopyRequested {};
struct AppNameEdited {
    std::string text;
};
struct CodeEdited {
    std::string text;
};
struct EnableRequested {};

struct PasskeyRequested {};
struct PasskeyNameEdited {
    std::string text;
};
struct PasskeyConfirmed {};
struct PasskeyCancelled {};

struct RenameRequested {
    std::string id;
};
struct NewNameEdited {
    std::string text;
};
struct RenameConfirmed {};
struct RenameCancelled {};

struct RemovalRequested {
    std::string id;  ///< empty for all authenticator apps
};
struct RemovalConfirmed {};
struct RemovalCancelled {};

struct NewCodesRequested {};
struct NewCodesConfirmed {};
struct NewCodesCancelled {};
struct CodesCopyRequested {};
struct CodesDownloadRequested {};
struct CodesPrintRequested {};
struct CodesSaved {};  ///< the person says so: they need not be shown any longer

using Msg = std::variant<
    ReloadRequested,
    CurrentPasswordEdited,
    NewPasswordEdited,
    ShowPasswordsChosen,
    SignOutOthersChosen,
    SaveRequested,
    EnrolmentRequested,
    EnrolmentCancelled,
    SecretCopyRequested,
    AppNameEdited,
    CodeEdited,
    EnableRequested,
    PasskeyRequested,
    PasskeyNameEdited,
    PasskeyConfirmed,
    PasskeyCancelled,
    RenameRequested,
    NewNameEdited,
    RenameConfirmed,
    RenameCancelled,
    RemovalRequested,
    RemovalConfirmed,
    RemovalCancelled,
    NewCodesRequested,
    NewCodesConfirmed,
    NewCodesCancelled,
    CodesCopyRequested,
    CodesDownloadRequested,
    CodesPrintRequested,
    CodesSaved>;

enum class RequestKind : std::uint8_t {
    Load,
    ChangePassword,
    JudgePassword,
    StartTotp,
    ConfirmTotp,
    StartPasskey,
    MakePasskey,
    ConfirmPasskey,
    RenameFactor,
    RemoveFactor,
    MakeCodes,
    CopySecret,
    CopyCodes
};

/// A secret for the app, and the same as a Key URI for its camera.
struct TotpSecret {
    Secret secret;
    Secret uri;
};

/// What comes back when a code has proved an app.
struct Confirmed {
    Security security;
    std::optional<Secret> new_codes;  ///< a line each, when it is the first factor
};

/// Codes that were made anew, a line each.
struct NewCodes {
    Secret lines;
    std::size_t count = 0;
    Instant made_at;
};

[[nodiscard]] api::Request request_security();
[[nodiscard]] api::Request request_password_change(const PasswordForm& form);
[[nodiscard]] api::Request request_strength(const Secret& password);
[[nodiscard]] api::Request request_enrolment();
/// An empty name leaves the choice to the server.
[[nodiscard]] api::Request
request_confirmation(const std::string& code, const std::string& name = {});
[[nodiscard]] api::Request request_passkey();
/// `answer` is the browser's. An empty name leaves the choice to the server.
[[nodiscard]] api::Request
request_passkey_confirmation(const std::string& answer, const std::string& name);
[[nodiscard]] api::Request
request_rename(FactorKind kind, const std::string& id, const std::string& name);
/// Of all authenticator apps, for an empty id.
[[nodiscard]] api::Request request_removal(FactorKind kind, const std::string& id);
[[nodiscard]] api::Request request_codes();
[[nodiscard]] Result<Security, api::ApiError> read_security(const api::Response& response);
[[nodiscard]] Result<Confirmed, api::ApiError> read_confirmed(const api::Response& response);
[[nodiscard]] Result<Strength, api::ApiError> read_strength(const api::Response& response);
[[nodiscard]] Result<TotpSecret, api::ApiError> read_totp_secret(const api::Response& response);
[[nodiscard]] Result<Factor, api::ApiError> read_app(const api::Response& response);
[[nodiscard]] Result<Factor, api::ApiError> read_passkey(const api::Response& response);
[[nodiscard]] Result<NewCodes, api::ApiError> read_codes(const api::Response& response);

/// The fewest characters that a new password may have: more when it is the only factor (NIST SP
/// 800-63B-4, 3.1.1.2).
[[nodiscard]] std::size_t shortest_password(const Security& security);

/// The factor with that id, if it is there.
[[nodiscard]] const Factor* find_factor(const State& state, const std::string& id);

/// Whether nothing is left beside the password without this one; without all apps, for an empty id.
[[nodiscard]] bool is_last_factor(const Security& security, const std::string& id);

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
    /// Codes that nobody has saved are lost with the page.
    static bool has_unsaved(const State& state) { return state.shown_codes.has_value(); }
    static std::string draft(const State& state);
    static void restore(State& state, const std::string& json);
    static void view(const State& state, const app::ViewContext& context, app::Outbox<Msg>& out);
};

}  // namespace mooring::security
