#include <utility>

#include "api/json_writer.h"
#include "app/passkey.h"
#include "sections/sign_in/sign_in.h"

namespace mooring::sign_in {

api::Request request_sign_in(const std::string& email, const Secret& password) {
    return api::post(
        "/session",
        api::JsonWriter().text("email", email).text("password", password.reveal()).finish()
    );
}

api::Request request_passkey_options() {
    return api::post("/passkey-sign-in/options", {});
}

api::Request request_passkey_sign_in(const std::string& answer) {
    return api::post("/passkey-sign-in", app::passkey_body(answer));
}

api::Request request_second_step(app::Proof by, Secret body) {
    switch (by) {
        case app::Proof::Code: return api::post("/session/code", std::move(body));
        case app::Proof::Passkey: return api::post("/session/passkey", std::move(body));
        default: return api::post("/session/recovery-code", std::move(body));
    }
}

}  // namespace mooring::sign_in
