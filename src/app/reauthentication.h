// One mechanism for everything that needs a recent proof of identity: the request waits, the person
// proves who they are, the request goes out again by itself.
#pragma once

#include <optional>
#include <vector>

#include "app/state.h"

namespace mooring::app {

/// Puts a request aside that the server refused for want of a recent proof, and opens the question
/// if it is not open, for one of `proofs`.
void hold(std::optional<Reauthentication>& question, const SendHttp& sent, ProofSet proofs);

/// The request to make when the form is submitted; nothing (and a problem in the form) if it cannot
/// be.
[[nodiscard]] std::optional<api::Request> submit(std::optional<Reauthentication>& question);

/// Reads the answer to the proof. On success the question is over and what waited is returned, to
/// be sent again.
[[nodiscard]] std::vector<SendHttp>
confirm(std::optional<Reauthentication>& question, const Result<Session, api::ApiError>& session);

/// What a section is told about a request that the person chose not to prove.
[[nodiscard]] api::Response cancelled_response();

}  // namespace mooring::app
