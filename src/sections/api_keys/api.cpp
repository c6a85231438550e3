#include "api/json_reader.h"
#include "api/json_writer.h"
#include "app/router.h"
#include "sections/api_keys/api_keys.h"

namespace mooring::api_keys {
namespace {

ApiKey read_key(const api::JsonReader& json) {
    return {
        .id = json.text("id"),
        .name = json.text("name"),
        .prefix = json.text("prefix"),
        .last_four = json.text("last_four"),
        .created_at = json.time("created_at"),
        .last_used_at = json.time_or_null("last_used_at")};
}

}  // namespace

api::Request request_keys(const app::ListQuery& query, std::string_view cursor) {
    return api::get(query.address("/api-keys", cursor));
}

api::Request request_create(const Attempt& attempt) {
    return api::create(
        "/api-keys", api::JsonWriter().text("name", attempt.name).finish(), attempt.idempotency_key
    );
}

api::Request request_delete(const std::string& id) {
    return api::remove("/api-keys/" + app::percent_encoded(id));
}

Result<ApiKeyPage, api::ApiError> read_keys(const api::Response& response) {
    return api::read_reply<ApiKeyPage>(response, [](const api::JsonReader& json) {
        ApiKeyPage page;
        for (const api::JsonReader& item : json.list("items")) {
            page.items.push_back(read_key(item));
        }
        page.next_cursor = json.text_or_empty("next_cursor");
        page.total = json.count("total");
        page.total_unfiltered = json.count("total_unfiltered");
        return page;
    });
}

Result<CreatedApiKey, api::ApiError> read_created(const api::Response& response) {
    return api::read_reply<CreatedApiKey>(response, [](const api::JsonReader& json) {
        return CreatedApiKey{
            .api_key = read_key(json.object("api_key")), .key = Secret(json.text("key"))};
    });
}

}  // namespace mooring::api_keys
