#include "api/json_writer.h"
#include "sections/sign_in/sign_in.h"

namespace mooring::sign_in {

api::Request request_sign_in(const std::string& email, const Secret& password) {
    return api::post(
        "/session",
        api::JsonWriter().text("email", email).text("password", password.reveal()).finish()
    );
}

api::Request request_code(const std::string& code) {
    return api::post("/session/code", api::JsonWriter().text("code", code).finish());
}

}  // namespace mooring::sign_in
