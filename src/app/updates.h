// The parts of the app's update, by what they are about.
#pragma once

#include "app/navigation.h"

namespace mooring::app {

/// Requests of the app itself carry the first index behind the sections.
inline constexpr auto app_tag = static_cast<std::uint8_t>(section_count);
enum class AppRequest : std::uint8_t {
    LoadSession,
    LoadProofs,
    SignOut,
    Reauthenticate,
    PasskeyOptions,
    AskForPasskey,
    CheckSession,
    FindConnection,  ///< the same, but nothing is loaded anew
    SessionEnding,   ///< a timer
    EndConfirmed,    ///< a timer
    Retry,           ///< a timer
};

// update.cpp
[[nodiscard]] Tag app_request(AppRequest kind);
/// Of a request that belongs to the session.
[[nodiscard]] Tag app_request(AppRequest kind, const State& state);
/// Whether an answer is of use to nobody any more. Requests of the app are of a session.
[[nodiscard]] bool is_late(const Tag& tag, const State& state);
[[nodiscard]] Tag timer_of(AppRequest kind, std::uint16_t turn);
void send(AppRequest kind, api::Request request, AppChange& change);
void deliver(const SendHttp& sent, const api::Response& response, AppChange& change);

// update_session.cpp
void on(const SessionRetried& msg, AppChange& change);
void on(const SessionKept& msg, AppChange& change);
void on(const ChangedElsewhere& msg, AppChange& change);
void on(const CameBack& msg, AppChange& change);
void on(const SignOutRequested& msg, AppChange& change);
void session_loaded(const api::Response& response, AppChange& change);
void session_checked(const SendHttp& sent, const api::Response& response, AppChange& change);
void signed_out(const api::Response& response, AppChange& change);
/// The server no longer knows the session: sign in again, and go on from here.
void session_lost(AppChange& change);
/// Asks whose session it is; the answer comes to `session_checked`.
void check_session(AppChange& change);

// update_session_end.cpp
/// The server says that the session has ended. A proof that was on its way may have changed the
/// token since it was asked, in this tab or another: only what is said twice is true.
void seem_to_end(const SendHttp& sent, AppChange& change);
/// A timer: asks the second time.
void end_confirmed(std::uint16_t turn, AppChange& change);
/// Something was refused because the session had ended. But every proof, in whichever tab, gives it
/// another token, and what was asked for with the one before is refused: then it is sent again.
void doubt_session(const SendHttp& refused, AppChange& change);
/// The session goes on: sends again what was refused meanwhile.
void ask_doubted(AppChange& change);
/// Nobody can say whether it goes on, and nobody is asked again.
void check_failed(AppChange& change);
/// Each request that the server took for one of the session puts off its end.
void watch_session(const api::Response& response, AppChange& change);
void session_ending(std::uint16_t turn, AppChange& change);

// update_connection.cpp
void on(const ConnectionChanged& msg, AppChange& change);
/// Notices whether there is one, and has what only reads asked for again.
/// Whether who asked need not hear of this answer, because another will come.
[[nodiscard]] bool watch_connection(const HttpAnswered& msg, AppChange& change);
void retry_due(std::uint16_t id, AppChange& change);
/// Keeps account of what is asked for outside: what is sent is marked with the step, and what
/// waited to be sent is on its way.
void note_requests(AppChange& change);
/// Keeps account of when something was changed for a section.
void note_change(const HttpAnswered& msg, State& state);
/// What was read before a change of the same section is older than what the change has shown.
/// Whether it is asked for once more in place of being shown.
[[nodiscard]] bool refresh(const HttpAnswered& msg, AppChange& change);
/// Other tabs with the console hear of each change that the server has made.
void tell_tabs(const HttpAnswered& msg, AppChange& change);

// update_reauthentication.cpp
void on(const ReauthenticationSubmitted& msg, AppChange& change);
void on(const ReauthenticationEdited& msg, AppChange& change);
void on(const ReauthenticationChosen& msg, AppChange& change);
void on(const ReauthenticationCancelled& msg, AppChange& change);
/// Asks for a proof, and then makes the request again.
void ask_for_proof(const SendHttp& sent, AppChange& change);
void proofs_loaded(const api::Response& response, AppChange& change);
void passkey_offered(const api::Response& response, AppChange& change);
void passkey_used(const api::Response& response, AppChange& change);
void proof_answered(const api::Response& response, AppChange& change);

}  // namespace mooring::app
