// The parts of the section's update, by what they are about.
#pragma once

#include "sections/api_keys/api_keys.h"

namespace mooring::api_keys {

using Change = app::Change<State>;

// update.cpp
/// Asks for the first page. What is shown stays until it is here.
void load(Change& change);
/// The same, but what is shown stays as well when it does not come.
void refresh(Change& change);
/// After a failure: what the list says tells whether it came about.
void look_whether_it_came_about(const api::ApiError& error, Change& change);
/// Puts a key that was just made, or made anew, at the top of the list.
void put_first(ApiKey key, Change& change);
/// Takes it out of the list; the counts follow.
void forget_key(const std::string& id, State& state);

// update_new.cpp
void on(const NameEdited& msg, Change& change);
void on(const AccessChosen& msg, Change& change);
void on(const RightChosen& msg, Change& change);
void on(const ExpiryChosen& msg, Change& change);
void on(const GenerateRequested& msg, Change& change);
void on(const KeyCopyRequested& msg, Change& change);
void on(const ExampleCopyRequested& msg, Change& change);
void on(const KeyStored& msg, Change& change);
void created(const api::Response& response, Change& change);
/// Whether a key is still shown that the next one would take away, which is said then.
[[nodiscard]] bool has_unstored_key(Change& change);
/// Shows the key, and brings the person there.
void show_once(CreatedApiKey& made, std::string news, Change& change);
void copied(RequestKind kind, app::Copying copying, Change& change);

// update_existing.cpp
void on(const DeleteRequested& msg, Change& change);
void on(const DeleteConfirmed& msg, Change& change);
void on(const DeleteCancelled& msg, Change& change);
void on(const RotateRequested& msg, Change& change);
void on(const RotationOverlapChosen& msg, Change& change);
void on(const RotationExpiryChosen& msg, Change& change);
void on(const RotateConfirmed& msg, Change& change);
void on(const RotateCancelled& msg, Change& change);
void deleted(const api::Response& response, Change& change);
/// The list has come anew: what it lacks was deleted, although the answer was lost.
void settle_deletion(State& state);
void rotated(const api::Response& response, Change& change);

}  // namespace mooring::api_keys
