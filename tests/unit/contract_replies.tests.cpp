// Whatever the contract's examples of replies show is read.
#include <algorithm>
#include <catch2/catch_test_macros.hpp>
#include <map>
#include <nlohmann/json.hpp>
#include <set>
#include <string>

#include "support/contract.h"
#include "support/replies.h"
#include "support/reply_codecs.h"

using namespace mooring;
using nlohmann::json;
using test::Part;

namespace {

/// What is wrong with a body for the codec of its schema; empty when it was read.
using Codec = std::string (*)(const std::string& body);

template <auto Read>
std::string trouble(const std::string& body) {
    const auto read = Read(test::ok(body));
    return read ? "" : read.error().code;
}

/// A problem is never refused, so it has to come out as it went in.
std::string problem_trouble(const std::string& body) {
    const json problem = json::parse(body, nullptr, false);
    api::Response response = test::ok(body);
    response.content_type = "application/problem+json";
    response.status = problem["status"].get<int>();
    const api::ApiError error = api::read_error(response);
    const std::string type = problem["type"].get<std::string>();
    const bool is_same =
        type.ends_with(":" + error.code) && error.detail == problem["detail"].get<std::string>() &&
        error.fields.size() == (problem.contains("errors") ? problem["errors"].size() : 0);
    return is_same ? "" : "read differently";
}

const std::map<std::string, Codec> codecs = [] {
    std::map<std::string, Codec> all{{"Problem", problem_trouble}};
    test::for_each_codec([&]<auto Read>(const char* schema) { all[schema] = trouble<Read>; });
    return all;
}();

/// Members of replies that the console does not look at.
const std::set<std::string> unread{
    "Passkey/transports",
    "PasskeyCreationOptions/attestation",
    "PasskeyCreationOptions/authenticatorSelection",
    "PasskeyCreationOptions/excludeCredentials",
    "PasskeyCreationOptions/pubKeyCredParams",
    "PasskeyCreationOptions/rp",
    "PasskeyCreationOptions/timeout",
    "PasskeyCreationOptions/user",
    "PasskeyRequestOptions/allowCredentials",
    "PasskeyRequestOptions/rpId",
    "PasskeyRequestOptions/timeout",
    "PasskeyRequestOptions/userVerification",
    "Security/new_recovery_codes",
    "Session/passkey_support",
    "CloudAccount/problem",
    "CloudAccount/replacement",
    "CloudAccount/updated_at",
    "CloudSetup/aws",
    "CloudSetup/azure",
    "CloudSetup/gcp",
    "Session/authenticated_at"};

/// Schemas of replies that no codec reads, each with its reason.
const std::map<std::string, std::string> not_read{
    {"ActivityFile", "the browser saves it as a file"},
    {"AwsPartition", "it is a part of AwsSetup, in whose examples it is read"},
    {"Scope", "it is a part of ApiKey, in whose examples it is read"},
    {"CloudFormationTemplate", "the browser saves it as a file"},
};

}  // namespace

TEST_CASE("Every example of a reply is read by the codec of its schema") {
    for (const auto& [schema, codec] : codecs) {
        for (const std::string& example : test::examples_with_parts(schema, test::reply_parts)) {
            INFO(schema << ": " << example);
            CHECK(codec(example).empty());
        }
    }
}

TEST_CASE("A reply that is not what the contract says is refused") {
    for (const auto& [schema, codec] : codecs) {
        if (schema == "Problem") {
            continue;  // what is left of a broken problem is shown all the same
        }
        const json example = json::parse(test::example(schema), nullptr, false);
        for (const auto& [field, value] : example.items()) {
            json broken = example;
            broken[field] = 7.5;  // no member is a fraction
            INFO(schema << " with " << field << " broken");
            const std::string place = std::string(schema).append("/").append(field);
            CHECK(codec(broken.dump()).empty() == unread.contains(place));
        }
    }
}

TEST_CASE("Every schema of a reply is read, by itself or as a part") {
    for (const std::string& schema : test::with_parts(test::reply_schemas())) {
        const bool is_part =
            std::any_of(test::reply_parts.begin(), test::reply_parts.end(), [&](const Part& part) {
                return part.schema == schema;
            });
        INFO(schema << " is not read");
        CHECK((is_part || codecs.contains(schema) || not_read.contains(schema)));
    }
    for (const std::string& schema : test::reply_schemas()) {
        INFO("the reply " << schema << " has no codec");
        CHECK((codecs.contains(schema) || not_read.contains(schema)));
    }
}

TEST_CASE("Every schema of the contract belongs to a reply or a request") {
    std::set<std::string> used = test::with_parts(test::reply_schemas());
    used.merge(test::with_parts(test::request_schemas()));
    for (const auto& [schema, definition] : test::contract()["components"]["schemas"].items()) {
        INFO(schema);
        CHECK(used.contains(schema));
    }
}
