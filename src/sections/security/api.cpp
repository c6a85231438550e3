#include "api/json_reader.h"
#include "api/json_writer.h"
#include "sections/security/security.h"

namespace mooring::security {
namespace {

Totp read_totp(const api::JsonReader& json) {
    switch (json.choice("state", {"off", "on"}, 2)) {
        case 0: return Off{};
        case 1: return On{.since = json.time("enabled_at"), .error = {}};
        default: json.complain("on or off"); return Off{};
    }
}

}  // namespace

api::Request request_security() {
    return api::get("/security");
}

api::Request request_password_change(const PasswordForm& form) {
    api::JsonWriter json;
    json.text("current_password", form.current.reveal())
        .text("new_password", form.wanted.reveal())
        .boolean("sign_out_others", form.sign_out_others);
    return api::put("/password", json.finish());
}

api::Request request_enrolment() {
    return api::post("/totp", {});
}

api::Request request_confirmation(const std::string& code) {
    return api::post("/totp/confirmation", api::JsonWriter().text("code", code).finish());
}

api::Request request_disable() {
    return api::remove("/totp");
}

Result<Security, api::ApiError> read_security(const api::Response& response) {
    return api::read_reply<Security>(response, [](const api::JsonReader& json) {
        return Security{
            .password_changed_at = json.time("password_changed_at"),
            .totp = read_totp(json.object("totp"))};
    });
}

Result<Enrolment, api::ApiError> read_enrolment(const api::Response& response) {
    return api::read_reply<Enrolment>(response, [](const api::JsonReader& json) {
        return Enrolment{.secret = Secret(json.text("secret")), .uri = Secret(json.text("uri"))};
    });
}

}  // namespace mooring::security
