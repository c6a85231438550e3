#include "api/json_reader.h"
#include "app/router.h"
#include "sections/sessions/sessions.h"

namespace mooring::sessions {

api::Request request_sessions() {
    return api::get("/sessions");
}

api::Request request_end(const std::string& id) {
    return api::remove("/sessions/" + app::percent_encoded(id));
}

api::Request request_end_others() {
    return api::remove("/sessions");
}

Result<SessionList, api::ApiError> read_sessions(const api::Response& response) {
    return api::read_reply<SessionList>(response, [](const api::JsonReader& json) {
        SessionList sessions;
        for (const api::JsonReader& item : json.list("items")) {
            sessions.push_back(
                {.id = item.text("id"),
                 .current = item.boolean("current"),
                 .browser = item.text("browser"),
                 .system = item.text("system"),
                 .address = item.text("address"),
                 .started_at = item.time("started_at"),
                 .seen_at = item.time("seen_at"),
                 .expires_at = item.time("expires_at")}
            );
        }
        return sessions;
    });
}

}  // namespace mooring::sessions
