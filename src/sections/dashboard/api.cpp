#include "api/json_reader.h"
#include "sections/dashboard/dashboard.h"

namespace mooring::dashboard {
namespace {

std::size_t read_count(const api::JsonReader& json, const char* field) {
    const std::int64_t count = json.integer(field);
    if (count < 0) {
        json.complain("a count");
        return 0;
    }
    return static_cast<std::size_t>(count);
}

}  // namespace

api::Request request_overview() {
    return api::get("/overview");
}

Result<Overview, api::ApiError> read_overview(const api::Response& response) {
    return api::read_reply<Overview>(response, [](const api::JsonReader& json) {
        const api::JsonReader clouds = json.object("cloud_accounts");
        Overview overview;
        overview.aws = read_count(clouds, "aws");
        overview.azure = read_count(clouds, "azure");
        overview.gcp = read_count(clouds, "gcp");
        overview.totp_enabled = json.boolean("totp_enabled");
        overview.api_keys = read_count(json, "api_keys");
        return overview;
    });
}

}  // namespace mooring::dashboard
