// The table of cases that the server is held to as well: tests/credential_cases.json.
#include <catch2/catch_test_macros.hpp>
#include <fstream>
#include <map>
#include <nlohmann/json.hpp>
#include <string>

#include "sections/cloud_accounts/service_account_key.h"
#include "sections/cloud_accounts/validate.h"

using namespace mooring::cloud_accounts;
using nlohmann::json;

namespace {

const json& table() {
    static const json cases = [] {
        std::ifstream file(MOORING_SOURCE_DIR "/tests/credential_cases.json");
        return json::parse(file, nullptr, false);
    }();
    return cases;
}

/// What is wrong with a key file whose `part` is `value`; empty when nothing is.
std::string key_with(const char* part, const std::string& value) {
    json key{
        {"type", "service_account"},
        {"project_id", "analytical-engines"},
        {"private_key_id", "9c8b7a6f5e4d3c2b1a09"},
        {"private_key", "-----BEGIN PRIVATE KEY-----\nAAAA\n-----END PRIVATE KEY-----\n"},
        {"client_email", "mooring@analytical-engines.iam.gserviceaccount.com"},
        {"token_uri", "https://oauth2.googleapis.com/token"}};
    key[part] = value;
    return validate_service_account_key(key.dump());
}

using Validate = std::string (*)(const std::string& value);

template <std::string (*Of)(std::string_view)>
std::string typed(const std::string& value) {
    return Of(value);
}

const std::map<std::string, Validate> validators{
    {"access_key_id", typed<validate_access_key_id>},
    {"client_email", [](const std::string& value) { return key_with("client_email", value); }},
    {"private_key_id", [](const std::string& value) { return key_with("private_key_id", value); }},
    {"project_id", [](const std::string& value) { return key_with("project_id", value); }},
    {"role_arn", typed<validate_role_arn>},
    {"secret_access_key", typed<validate_secret_access_key>},
    {"session_token", typed<validate_session_token>},
    {"subscription_id", typed<validate_subscription_id>},
    {"tenant_id", typed<validate_tenant_id>},
    {"token_uri", [](const std::string& value) { return key_with("token_uri", value); }},
};

}  // namespace

TEST_CASE("The table of credentials is of every format") {
    REQUIRE(table().size() == validators.size());
    for (const auto& [field, cases] : table().items()) {
        INFO(field);
        CHECK(validators.contains(field));
    }
}

TEST_CASE("What is right in the table of credentials is taken") {
    for (const auto& [field, validate] : validators) {
        for (const json& value : table()[field]["good"]) {
            INFO(field << ": " << value << " gives " << validate(value.get<std::string>()));
            CHECK(validate(value.get<std::string>()).empty());
        }
    }
}

TEST_CASE("What is nearly right in the table of credentials is refused") {
    for (const auto& [field, validate] : validators) {
        for (const json& value : table()[field]["bad"]) {
            INFO(field << ": " << value);
            CHECK_FALSE(validate(value.get<std::string>()).empty());
        }
    }
}
