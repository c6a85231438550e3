#include "app/session.h"

#include <utility>

#include "api/json_reader.h"

namespace mooring::app {
namespace {

/// Those that this build knows.
ProofSet read_proofs(const api::JsonReader& json) {
    ProofSet proofs;
    if (!json.has("proofs")) {
        return proofs;
    }
    for (const std::string& name : json.texts("proofs")) {
        if (name == "password") {
            proofs.add(Proof::Password);
        } else if (name == "code") {
            proofs.add(Proof::Code);
        } else if (name == "recovery_code") {
            proofs.add(Proof::RecoveryCode);
        } else if (name == "passkey") {
            proofs.add(Proof::Passkey);
        }
    }
    return proofs;
}

}  // namespace

api::Request request_session() {
    return api::get("/session");
}

api::Request request_sign_out() {
    return api::remove("/session");
}

api::Request request_reauthentication(Secret proof) {
    return api::post("/session/reauthentication", std::move(proof));
}

Result<Session, api::ApiError> read_session(const api::Response& response) {
    return api::read_reply<Session>(response, [](const api::JsonReader& json) {
        Session session;
        // A state that this build does not know is treated as signed out: the safe side.
        switch (json.choice("state", {"signed_out", "code_required", "signed_in"}, 0)) {
            case 1: session.state = SessionState::CodeRequired; break;
            case 2: session.state = SessionState::SignedIn; break;
            default: session.state = SessionState::SignedOut; break;
        }
        session.proofs = read_proofs(json);
        session.passkeys = json.has_object("passkey_support") &&
                           json.object("passkey_support").boolean("available");
        if (session.state == SessionState::SignedIn) {
            const api::JsonReader user = json.object("user");
            session.user = user.text("id");
            session.email = user.text("email");
            session.name = user.text("name");
        }
        return session;
    });
}

}  // namespace mooring::app
