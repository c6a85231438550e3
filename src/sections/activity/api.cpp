#include "api/json_reader.h"
#include "sections/activity/activity.h"

namespace mooring::activity {
namespace {

std::string who(const api::JsonReader& json) {
    const std::string browser = json.text("browser");
    const std::string system = json.text("system");
    const std::string key = json.text_or_empty("api_key");
    return key.empty() ? browser + " on " + system : "API key " + key;
}

Entry read_entry(const api::JsonReader& json) {
    return {
        .id = json.text("id"),
        .at = json.time("at"),
        .what = sentence_of(json.text("event"), json.text("subject")),
        .by = who(json),
        .address = json.text("address")};
}

}  // namespace

api::Request request_entries(const app::ListQuery& query, std::string_view cursor) {
    return api::get(query.address("/activity", cursor));
}

Result<EntryPage, api::ApiError> read_entries(const api::Response& response) {
    return api::read_reply<EntryPage>(response, [](const api::JsonReader& json) {
        EntryPage page;
        for (const api::JsonReader& item : json.list("items")) {
            page.items.push_back(read_entry(item));
        }
        page.next_cursor = json.text_or_empty("next_cursor");
        page.total = json.count("total");
        return page;
    });
}

std::string file_address(std::string_view format, const app::ListQuery& query) {
    std::string address("/activity/export?format=");
    address.append(format);
    const std::string& kind = query[app::QueryPart::Kind];
    return kind.empty() ? address : address + "&kind=" + kind;
}

}  // namespace mooring::activity
