#include "sections/cloud_accounts/service_account_key.h"

#include <catch2/catch_test_macros.hpp>
#include <nlohmann/json.hpp>
#include <string>
#include <vector>

using namespace mooring;
using namespace mooring::cloud_accounts;
using nlohmann::json;

namespace {

json whole() {
    return {
        {"type", "service_account"},
        {"project_id", "analytical-engines"},
        {"private_key_id", "9c8b7a6f5e4d3c2b1a09"},
        {"private_key", "-----BEGIN PRIVATE KEY-----\nMIIE\n-----END PRIVATE KEY-----\n"},
        {"client_email", "mooring@analytical-engines.iam.gserviceaccount.com"},
        {"token_uri", "https://oauth2.googleapis.com/token"}};
}

std::string problem_of(std::string_view text) {
    const auto key = read_service_account_key(text);
    return key ? "" : key.error();
}

bool says(std::string_view text, std::string_view words) {
    const std::string problem = problem_of(text);
    INFO(problem);
    return problem.find(words) != std::string::npos && problem.ends_with(".");
}

}  // namespace

TEST_CASE("A key shows whose it is, and not its private key") {
    const auto key = read_service_account_key("\n " + whole().dump(2) + "\n");
    REQUIRE(key.has_value());
    CHECK(
        key.value() ==
        ServiceAccountKey{
            .project_id = "analytical-engines",
            .client_email = "mooring@analytical-engines.iam.gserviceaccount.com",
            .private_key_id = "9c8b7a6f5e4d3c2b1a09"}
    );
}

TEST_CASE("Members of a key that are not known do not matter") {
    json key = whole();
    key["universe_domain"] = "googleapis.com";
    key["client_id"] = 7;
    CHECK(problem_of(key.dump()).empty());
}

TEST_CASE("What is no key at all is told apart") {
    CHECK(says("", "choose its file"));
    CHECK(says("  \n", "choose its file"));
    CHECK(says("mooring@analytical-engines.iam.gserviceaccount.com", "not JSON"));
    CHECK(says(whole().dump().substr(0, 100), "not complete"));
    CHECK(says("-----BEGIN PRIVATE KEY-----\nMIIE", "the private key alone"));
    CHECK(says("[]", "not a service account key"));
    CHECK(says("\"text\"", "not a service account key"));
    CHECK(says("{}", "type is not service_account"));
    CHECK(says(R"({"type": 7})", "not a service account key"));
    CHECK(says(R"({"type": "authorized_user"})", "a person's own credentials"));
    CHECK(says(R"({"type": "external_account"})", "workload identity federation"));
    CHECK(says(R"({"installed": {"client_id": "x"}})", "an OAuth client"));
    CHECK(says(R"({"web": {"client_id": "x"}})", "an OAuth client"));
    CHECK(says(std::string(longest_key + 1, '{'), "too long"));
}

TEST_CASE("A part that is missing or of another type is named") {
    const std::vector<std::string> parts{
        "project_id", "private_key_id", "private_key", "client_email", "token_uri"};
    for (const std::string& part : parts) {
        INFO(part);
        json key = whole();
        key.erase(part);
        CHECK(says(key.dump(), "has no " + part + "."));
        key[part] = "";
        CHECK(says(key.dump(), "has no " + part + "."));
        key[part] = 7;
        CHECK(says(key.dump(), "not a service account key"));
    }
}

TEST_CASE("A part that is damaged is named") {
    struct Damage {
        std::string part;
        std::string value;
    };
    const std::vector<Damage> damages{
        {"project_id", "Analytical-Engines"},
        {"project_id", "short"},
        {"private_key", "MIIE"},
        {"private_key", "-----BEGIN PRIVATE KEY-----\nMIIE"},
        {"private_key",
         "-----BEGIN ENCRYPTED PRIVATE KEY-----\nx\n-----END ENCRYPTED PRIVATE KEY-----"},
        {"client_email", "mooring"},
        {"client_email", "@analytical-engines.iam.gserviceaccount.com"},
        {"client_email", "moo ring@analytical-engines.iam.gserviceaccount.com"},
        {"client_email", "mooring@localhost"},
        {"token_uri", "http://oauth2.googleapis.com/token"},
    };
    for (const Damage& damage : damages) {
        INFO(damage.part << ": " << damage.value);
        json key = whole();
        key[damage.part] = damage.value;
        CHECK(says(key.dump(), damage.part + " is damaged"));
    }
}

TEST_CASE("Project ids, with those of old projects that belong to a domain") {
    for (const char* id :
         {"abcdef", "analytical-engines", "a12345", "example.com:api-project", "ex-1.co.uk:p1"}) {
        INFO(id);
        CHECK(is_project_id(id));
    }
    CHECK(is_project_id("a" + std::string(29, 'b')));
    const std::vector<std::string> wrong{
        "",
        "abcde",
        "1bcdef",
        "Abcdef",
        "abcdef-",
        "abc_def",
        "abc.def",
        "-abcdef",
        "a" + std::string(30, 'b'),
        "example:project",
        ":project",
        "example.com:",
        "example.com:1p",
        "example.com:a:b"};
    for (const std::string& id : wrong) {
        INFO(id);
        CHECK_FALSE(is_project_id(id));
    }
}
