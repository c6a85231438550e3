#include "app/passkey.h"

#include "api/json_reader.h"
#include "api/json_writer.h"

namespace mooring::app {

api::Request request_passkey_proof() {
    return api::post("/session/passkey/options", {});
}

Result<std::string, api::ApiError> read_passkey_options(const api::Response& response) {
    // Read only to know that it is an object with a challenge: the browser reads the rest.
    auto checked = api::read_reply<api::Nothing>(response, [](const api::JsonReader& json) {
        static_cast<void>(json.text("challenge"));
        return api::Nothing{};
    });
    if (!checked) {
        return checked.error();
    }
    return response.body;
}

Secret passkey_body(const std::string& answer) {
    return api::JsonWriter().raw("passkey", answer).finish();
}

std::string passkey_problem(std::string_view exception) {
    if (exception == "NotAllowedError" || exception == "AbortError") {
        // All that browsers say of being cancelled, of a time-out, and of no passkey being there.
        return "No passkey was used. Try again, or choose another way.";
    }
    if (exception == "InvalidStateError") {
        return "This device has a passkey for your account already.";
    }
    if (exception == "SecurityError") {
        return "Passkeys do not work at this address.";
    }
    return "This browser could not use a passkey.";
}

}  // namespace mooring::app
