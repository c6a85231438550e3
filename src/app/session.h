// Who is signed in, and the requests about it that do not belong to the sign-in form alone.
#pragma once

#include <string>

#include "api/error.h"
#include "api/http.h"
#include "app/proof.h"
#include "core/result.h"

namespace mooring::app {

enum class SessionState {
    Unknown,  ///< not yet asked
    SignedOut,
    CodeRequired,  ///< the password was right, another proof is still to come
    SignedIn,
};

struct Session {
    SessionState state = SessionState::Unknown;
    std::string user;  ///< the account's identifier, which stays when its address changes
    std::string email;
    std::string name;
    ProofSet proofs;        ///< that the server takes now
    bool passkeys = false;  ///< whether the server has them
    friend bool operator==(const Session&, const Session&) = default;
};

[[nodiscard]] api::Request request_session();
[[nodiscard]] api::Request request_sign_out();
[[nodiscard]] api::Request request_reauthentication(Secret proof);
[[nodiscard]] Result<Session, api::ApiError> read_session(const api::Response& response);

}  // namespace mooring::app
