#include "support/long_reply.h"

#include <nlohmann/json.hpp>
#include <string>

#include "support/contract.h"

using nlohmann::json;

namespace mooring::test {

api::Response long_reply(std::string_view line, std::size_t items) {
    json page = json::parse(filled_reply(line).body);
    const json item = page["items"][0];
    for (std::size_t i = 0; i < items; ++i) {
        page["items"][i] = item;
        page["items"][i]["id"] = "item_" + std::to_string(i);
    }
    page["next_cursor"] = nullptr;
    page["total"] = items;
    if (page.contains("linked")) {
        page["linked"] = {{"aws", 0}, {"azure", 0}, {"gcp", items}};
    } else if (page.contains("total_unfiltered")) {
        page["total_unfiltered"] = items;
    }
    api::Response reply = filled_reply(line);
    reply.body = page.dump();
    return reply;
}

}  // namespace mooring::test
