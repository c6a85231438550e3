#include "sections/cloud_accounts/account_list.h"

#include "api/json_reader.h"

namespace mooring::cloud_accounts {
namespace {

void read_list(void* into, const api::JsonReader& json) {
    auto& found = *static_cast<std::vector<Subscription>*>(into);
    for (const api::JsonReader& account : json.list("list")) {
        Subscription subscription{
            .name = account.text_or_empty("name"),
            .id = account.text_or_empty("id"),
            .tenant_id = account.text_or_empty("tenantId")};
        if (!subscription.id.empty() && !subscription.tenant_id.empty()) {
            found.push_back(std::move(subscription));
        }
    }
}

}  // namespace

std::vector<Subscription> read_account_list(std::string_view text) {
    std::string object = R"({"list":)";
    object += text;
    object += '}';
    std::vector<Subscription> found;
    static_cast<void>(api::read_object(object, &found, read_list));
    return found;
}

}  // namespace mooring::cloud_accounts
