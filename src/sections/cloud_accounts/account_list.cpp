#include "sections/cloud_accounts/account_list.h"

#include <utility>

#include "api/json_reader.h"
#include "api/json_tree.h"

namespace mooring::cloud_accounts {
namespace {

std::vector<Subscription> read_list(const api::JsonReader& json) {
    std::vector<Subscription> found;
    for (const api::JsonReader& account : json.list("list")) {
        Subscription subscription{
            .name = account.text_or_empty("name"),
            .id = account.text_or_empty("id"),
            .tenant_id = account.text_or_empty("tenantId")};
        if (!subscription.id.empty() && !subscription.tenant_id.empty()) {
            found.push_back(std::move(subscription));
        }
    }
    return found;
}

}  // namespace

std::vector<Subscription> read_account_list(std::string_view text) {
    if (text.size() > api::largest_reply_bytes) {
        return {};
    }
    // Parsed before it becomes the member of an object: as text, it could be more than one member.
    std::optional<nlohmann::json> list = api::parse_json(text);
    if (!list) {
        return {};
    }
    nlohmann::json object = nlohmann::json::object();
    object["list"] = *std::move(list);
    api::JsonTrouble trouble;
    return read_list(api::JsonReader(object, "", trouble));
}

}  // namespace mooring::cloud_accounts
