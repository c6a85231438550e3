#include "api/json_reader.h"
#include "api/json_writer.h"
#include "sections/profile/profile.h"

namespace mooring::profile {

api::Request request_profile() {
    return api::get("/profile");
}

api::Request request_save(const Fields& fields, const std::string& etag) {
    api::JsonWriter json;
    json.text("name", fields.name)
        .text("phone", fields.phone)
        .text("company", fields.company)
        .text("job_title", fields.job_title)
        .text("country", fields.country)
        .text("time_zone", fields.time_zone);
    return api::put("/profile", json.finish(), etag);
}

Result<Profile, api::ApiError> read_profile(const api::Response& response) {
    return api::read_reply<Profile>(response, [&](const api::JsonReader& json) {
        Profile profile;
        profile.email = json.text("email");
        profile.fields.name = json.text("name");
        profile.fields.phone = json.text("phone");
        profile.fields.company = json.text("company");
        profile.fields.job_title = json.text("job_title");
        profile.fields.country = json.text("country");
        profile.fields.time_zone = json.text("time_zone");
        profile.etag = response.etag;
        return profile;
    });
}

}  // namespace mooring::profile
