#include <algorithm>

#include "api/json_reader.h"
#include "api/json_writer.h"
#include "app/router.h"
#include "sections/api_keys/api_keys.h"

namespace mooring::api_keys {
namespace {

KeyStatus read_status(const api::JsonReader& json) {
    switch (json.choice("status", {"active", "expires_soon", "expired"}, 0)) {
        case 1: return KeyStatus::ExpiresSoon;
        case 2: return KeyStatus::Expired;
        default: return KeyStatus::Active;
    }
}

/// In words; scopes that this build does not know are said as they are.
std::string read_access_words(const api::JsonReader& json) {
    std::string unknown;
    const Access access = read_access(json.texts("scopes"), unknown);
    const std::string words = access.is_empty() ? "" : words_of(access);
    return words.empty() || unknown.empty() ? words + unknown : words + "; " + unknown;
}

/// A number of days or hours, or null for none.
std::string_view number_or_null(std::string_view text) {
    return text.empty() ? "null" : text;
}

ApiKey read_key(const api::JsonReader& json) {
    return {
        .id = json.text("id"),
        .name = json.text("name"),
        .prefix = json.text("prefix"),
        .last_four = json.text("last_four"),
        .access = read_access_words(json),
        .status = read_status(json),
        .created_at = json.time("created_at"),
        .expires_at = json.time_or_null("expires_at"),
        .overlap_ends_at = json.time_or_null("overlap_ends_at"),
        .last_used_at = json.time_or_null("last_used_at"),
        .last_used_address = json.text_or_empty("last_used_address")};
}

std::size_t expiring_here(const ApiKeyPage& page) {
    const auto is_soon = [](const ApiKey& key) { return key.status == KeyStatus::ExpiresSoon; };
    return static_cast<std::size_t>(std::count_if(page.items.begin(), page.items.end(), is_soon));
}

}  // namespace

std::size_t expiring(const ApiKeyPage& page) {
    return expiring_here(page) + page.expiring_elsewhere;
}

void take_over_expiring(std::size_t total, ApiKeyPage& page) {
    page.expiring_elsewhere = total - std::min(total, expiring_here(page));
}

api::Request request_keys(const app::ListQuery& query, std::string_view cursor) {
    return api::get(query.address("/api-keys", cursor));
}

api::Request request_create(const Attempt& attempt) {
    const std::vector<std::string> scopes = scopes_of(attempt.key.access);
    const std::vector<std::string_view> views(scopes.begin(), scopes.end());
    api::JsonWriter json;
    json.text("name", attempt.key.name)
        .texts("scopes", views)
        .raw("expires_in_days", number_or_null(attempt.key.expiry));
    return api::create("/api-keys", json.finish(), attempt.idempotency_key);
}

api::Request request_rotation(const Rotation& rotation) {
    api::JsonWriter json;
    json.raw("overlap_hours", rotation.overlap)
        .raw("expires_in_days", number_or_null(rotation.expiry));
    return api::create(
        "/api-keys/" + app::percent_encoded(rotation.id) + "/rotation",
        json.finish(),
        rotation.idempotency_key
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
        // Older servers do not say; then those that were loaded are told of.
        if (json.has("total_expiring")) {
            take_over_expiring(json.count("total_expiring"), page);
        }
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
