#include "app/session.h"

#include "api/json_reader.h"
#include "api/json_writer.h"

namespace mooring::app {

api::Request request_session() {
    return api::get("/session");
}

api::Request request_sign_out() {
    return api::remove("/session");
}

api::Request request_reauthentication(const Secret& password) {
    return api::post(
        "/session/reauthentication", api::JsonWriter().text("password", password.reveal()).finish()
    );
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
        if (session.state == SessionState::SignedIn) {
            const api::JsonReader user = json.object("user");
            session.email = user.text("email");
            session.name = user.text("name");
        }
        return session;
    });
}

}  // namespace mooring::app
