// Moving between sections, and handing on what is meant for one of them.
#pragma once

#include <string>
#include <string_view>

#include "app/msg.h"
#include "app/state.h"

namespace mooring::app {

using AppChange = Change<State>;

/// Goes to `path` as a link does: asks first when something typed would be lost, then changes
/// address and section.
void navigate(std::string_view path, AppChange& change);

/// Shows what belongs to `path`, which is already the address: after start, back and forward.
void enter(std::string_view path, AppChange& change);

/// Whether going to `path` would lose something typed and not saved.
[[nodiscard]] bool loses_something(const State& state, std::string_view path);

/// Has the section that is shown load what it shows, as when it is entered.
void open_section(AppChange& change);

/// Forgets the forms of the section that is shown, and what it asked for that waits for a proof.
void leave_section(AppChange& change);

/// Takes the browser's question for a passkey away, which the section that asked hears of if it is
/// still shown. False when there was none.
bool drop_passkey(AppChange& change);

void adopt(const Session& session, AppChange& change);

/// The person's new address; what was typed stays theirs.
void adopt_email(std::string email, State& state);

/// Of the section through which a session begins.
[[nodiscard]] sign_in::State& sign_in_state(State& state);

/// Signed out, here or by the server: nothing of the account stays in memory.
void end_session(AppChange& change);

/// The same, and leads to sign-in, where `reason` is told unless it is empty. Nothing that was
/// typed is kept.
void close_session(std::string reason, AppChange& change);

/// Whether an answer is for the visit of the section that is going on.
[[nodiscard]] bool is_current(const Tag& tag, const State& state);

void deliver(const Answer& answer, AppChange& change);
void deliver(const TimerFired& timer, AppChange& change);
void deliver(const SectionMsg& msg, AppChange& change);

}  // namespace mooring::app
