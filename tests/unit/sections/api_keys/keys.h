// Keys as the server tells of them, and a section that has some.
#pragma once

#include <catch2/catch_test_macros.hpp>
#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "sections/api_keys/api_keys.h"
#include "support/contract.h"
#include "support/replies.h"
#include "support/section_bench.h"

namespace mooring::test::keys {

using namespace api_keys;

using Bench = SectionBench<Section>;

inline constexpr const char* made_key = "moor_live_0123456789abcdefghijABCDEFGHIJ0123456789x9Kd";

inline nlohmann::json key(const std::string& id, const std::string& name) {
    auto json = nlohmann::json::parse(example("ApiKey"));
    json["id"] = id;
    json["name"] = name;
    return json;
}

inline api::Response page(const std::vector<nlohmann::json>& keys, const char* cursor = nullptr) {
    nlohmann::json json{
        {"items", keys},
        {"next_cursor", nullptr},
        {"total", keys.size()},
        {"total_unfiltered", keys.size()}};
    if (cursor != nullptr) {
        json["next_cursor"] = cursor;
    }
    return ok(json.dump());
}

inline api::Response made(const std::string& id, const std::string& name) {
    return created(nlohmann::json{{"api_key", key(id, name)}, {"key", made_key}}.dump());
}

inline Bench loaded(const api::Response& response) {
    Bench bench;
    bench.open();
    bench.answer(RequestKind::Load, response);
    return bench;
}

inline void generate(Bench& bench, const std::string& name) {
    bench.send(NameEdited{name});
    bench.send(GenerateRequested{});
}

inline std::vector<std::string> names(const Bench& bench) {
    std::vector<std::string> names;
    REQUIRE(bench.state.keys.value() != nullptr);
    for (const ApiKey& key : bench.state.keys.value()->items) {
        names.push_back(key.name);
    }
    return names;
}

using Names = std::vector<std::string>;

}  // namespace mooring::test::keys
