// Signing in: e-mail and password, then another proof when the account has a second factor.
#pragma once

#include <optional>
#include <string>
#include <variant>

#include "api/error.h"
#include "app/change.h"
#include "app/proof.h"
#include "app/section.h"
#include "core/secret.h"

namespace mooring::sign_in {

struct Credentials {
    std::string email;
    Secret password;
};
struct SecondStep {
    app::ProofSet proofs;  ///< that the server takes
    app::ProofForm form;
};

/// What is wrong, and where it is said. An empty sentence means nothing is wrong there.
struct Problems {
    std::string email;
    std::string password;
    std::string form;
};

struct State {
    std::variant<Credentials, SecondStep> step;
    Problems problems;     ///< with the credentials, or with all of it
    std::string news;      ///< what happened to the session before, when the person asked for it
    bool sending = false;  ///< the credentials
    bool asking_for_passkey = false;  ///< the server for one to be used, then the browser
    std::uint16_t passkey_turn = 0;   ///< of which the last counts
    std::string next;                 ///< where to go afterwards; empty for the dashboard
};

struct EmailEdited {
    std::string text;
};
struct PasswordEdited {
    Secret text;
};
struct ProofEdited {
    Secret text;
};
struct ProofChosen {
    app::Proof by = app::Proof::Code;
};
struct Submitted {};
struct PasskeyRequested {};  ///< in place of e-mail and password
struct StartedOver {};       ///< back from the second step to the password
using Msg = std::variant<
    EmailEdited,
    PasswordEdited,
    PasskeyRequested,
    ProofEdited,
    ProofChosen,
    Submitted,
    StartedOver>;

enum class RequestKind : std::uint8_t { SignIn, SendProof, PasskeyOptions, AskForPasskey };

[[nodiscard]] api::Request request_sign_in(const std::string& email, const Secret& password);
/// What a passkey has to sign in place of e-mail and password, and the answer.
[[nodiscard]] api::Request request_passkey_options();
[[nodiscard]] api::Request request_passkey_sign_in(const std::string& answer);
/// `body` as app::proof_body or app::passkey_body made it.
[[nodiscard]] api::Request request_second_step(app::Proof by, Secret body);

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

/// Goes on with the second step, when the session says so on start.
void ask_for_proof(State& state, app::ProofSet proofs);

/// Why a person who was at work sees this page.
void say_session_ended(State& state);
void tell(State& state, std::string news);

}  // namespace mooring::sign_in
