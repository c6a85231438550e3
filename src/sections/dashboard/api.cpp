#include "api/json_reader.h"
#include "sections/dashboard/dashboard.h"

namespace mooring::dashboard {
api::Request request_overview() {
    return api::get("/overview");
}

Result<Overview, api::ApiError> read_overview(const api::Response& response) {
    return api::read_reply<Overview>(response, [](const api::JsonReader& json) {
        const api::JsonReader clouds = json.object("cloud_accounts");
        Overview overview;
        overview.aws = clouds.count("aws");
        overview.azure = clouds.count("azure");
        overview.gcp = clouds.count("gcp");
        overview.totp_enabled = json.boolean("totp_enabled");
        // Servers from before there were passkeys do not say.
        overview.passkeys = json.has("passkeys") ? json.count("passkeys") : 0;
        overview.api_keys = json.count("api_keys");
        return overview;
    });
}

}  // namespace mooring::dashboard
