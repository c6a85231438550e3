#include "api/json_reader.h"
#include "api/json_writer.h"
#include "sections/own_account/own_account.h"

namespace mooring::own_account {

api::Request request_removal() {
    return api::get("/account/removal");
}

api::Request request_email_change(const std::string& email) {
    return api::post("/email-change", api::JsonWriter().text("email", email).finish());
}

api::Request request_email_confirmation(const std::string& code) {
    return api::post("/email-change/confirmation", api::JsonWriter().text("code", code).finish());
}

api::Request request_deletion(const std::string& email) {
    return api::post("/account/deletion", api::JsonWriter().text("email", email).finish());
}

Result<Removal, api::ApiError> read_removal(const api::Response& response) {
    return api::read_reply<Removal>(response, [](const api::JsonReader& json) {
        return Removal{
            .email = json.text("email"),
            .api_keys = json.count("api_keys"),
            .cloud_accounts = json.count("cloud_accounts"),
            .sessions = json.count("sessions")};
    });
}

Result<std::string, api::ApiError> read_changed_email(const api::Response& response) {
    return api::read_reply<std::string>(response, [](const api::JsonReader& json) {
        return json.text("email");
    });
}

}  // namespace mooring::own_account
