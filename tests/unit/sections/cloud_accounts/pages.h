// The section's pages as its tests open them, and what they look at there.
#pragma once

#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "support/console.h"
#include "support/contract.h"
#include "support/replies.h"

namespace mooring::test::cloud {

inline constexpr const char* overview_path = "/settings/cloud-accounts";

inline nlohmann::json
account(const char* id, const char* alias, const char* status = "not_tested") {
    nlohmann::json value = nlohmann::json::parse(example("CloudAccount"));
    value["id"] = id;
    value["alias"] = alias;
    value["status"] = status;
    return value;
}

inline nlohmann::json azure_account() {
    return nlohmann::json::parse(example("CloudAccount", 1));
}

inline nlohmann::json page(const std::vector<nlohmann::json>& items, const char* cursor = nullptr) {
    nlohmann::json linked{{"aws", 0}, {"azure", 0}, {"gcp", 0}};
    for (const nlohmann::json& item : items) {
        nlohmann::json& count = linked[item["provider"].get<std::string>()];
        count = count.get<int>() + 1;
    }
    nlohmann::json value{
        {"items", items}, {"next_cursor", nullptr}, {"total", items.size()}, {"linked", linked}};
    if (cursor != nullptr) {
        value["next_cursor"] = cursor;
    }
    return value;
}

inline void open_overview(
    Console& console, const std::vector<nlohmann::json>& items, const char* cursor = nullptr
) {
    console.set_time("2026-03-12T09:30:00Z");
    console.open(overview_path);
    console.answer("GET /cloud-accounts", ok(page(items, cursor).dump()));
}

inline void open_new(Console& console, const std::string& provider, const char* step = "/finish") {
    console.open(std::string(overview_path) + '/' + provider + "/new" + step);
    console.answer("GET /cloud-setup", ok(example("CloudSetup")));
}

inline std::string link_of(const Console& console, const char* name) {
    return console.node("link", name).attribute("href");
}

/// What is announced.
inline std::string status_of(const Console& console) {
    std::string said;
    for (const Accessible& status : console.nodes("status")) {
        said += status.text;
    }
    return said;
}

}  // namespace mooring::test::cloud
