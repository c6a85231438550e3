// Both directions of the contract: whatever its examples show is read, and what is written is what
// they show.
#include <array>
#include <catch2/catch_test_macros.hpp>
#include <map>
#include <nlohmann/json.hpp>
#include <set>
#include <span>
#include <string>
#include <vector>

#include "app/session.h"
#include "sections/api_keys/api_keys.h"
#include "sections/cloud_accounts/cloud_accounts.h"
#include "sections/dashboard/dashboard.h"
#include "sections/profile/profile.h"
#include "sections/security/security.h"
#include "sections/sign_in/sign_in.h"
#include "support/contract.h"
#include "support/replies.h"
#include "support/requests.h"

using namespace mooring;
using nlohmann::json;

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

const std::map<std::string, Codec> codecs{
    {"ApiKeyPage", trouble<api_keys::read_keys>},
    {"CloudAccount", trouble<cloud_accounts::read_account>},
    {"CloudAccountPage", trouble<cloud_accounts::read_accounts>},
    {"CloudSetup", trouble<cloud_accounts::read_setup>},
    {"CreatedApiKey", trouble<api_keys::read_created>},
    {"Overview", trouble<dashboard::read_overview>},
    {"Problem", problem_trouble},
    {"Profile", trouble<profile::read_profile>},
    {"Security", trouble<security::read_security>},
    {"Session", trouble<app::read_session>},
    {"TotpEnrolment", trouble<security::read_enrolment>},
};

/// A schema that is a part of another, and where it stands in it.
struct Part {
    std::string schema;
    std::string of;
    std::string pointer;
};
const std::array parts_of_replies{
    Part{"ApiKey", "ApiKeyPage", "/items/0"},
    Part{"ApiKey", "CreatedApiKey", "/api_key"},
    Part{"AwsAccessKeyLink", "CloudAccount", "/link"},
    Part{"AwsRoleLink", "CloudAccount", "/link"},
    Part{"AwsSetup", "CloudSetup", "/aws"},
    Part{"AzureSetup", "CloudSetup", "/azure"},
    Part{"AzureSubscriptionLink", "CloudAccount", "/link"},
    Part{"CloudAccount", "CloudAccountPage", "/items/0"},
    Part{"CloudAccountCounts", "Overview", "/cloud_accounts"},
    Part{"FieldProblem", "Problem", "/errors/0"},
    Part{"GcpServiceAccountLink", "CloudAccount", "/link"},
    Part{"GcpSetup", "CloudSetup", "/gcp"},
    Part{"Link", "CloudAccount", "/link"},
    Part{"Totp", "Security", "/totp"},
    Part{"User", "Session", "/user"},
};
const std::array parts_of_requests{
    Part{"AwsAccessKeyCredentials", "NewCloudAccount", "/credentials"},
    Part{"AwsRoleCredentials", "NewCloudAccount", "/credentials"},
    Part{"AzureSubscriptionCredentials", "NewCloudAccount", "/credentials"},
    Part{"Credentials", "NewCloudAccount", "/credentials"},
    Part{"GcpServiceAccountCredentials", "NewCloudAccount", "/credentials"},
    Part{"Label", "NewApiKey", "/name"},
    Part{"Label", "NewCloudAccount", "/alias"},
    Part{"OptionalText", "ProfileChange", "/company"},
};

/// Schemas that the console neither reads nor writes, each with its reason.
const std::map<std::string, std::string> unused{};

/// Members of replies that the console does not look at.
const std::set<std::string> unread{"CloudAccount/updated_at", "Session/authenticated_at"};

/// The examples of a schema, and those of its parts in their place in its last example.
std::vector<std::string>
examples_with_parts(const std::string& schema, std::span<const Part> parts) {
    std::vector<std::string> all = test::examples(schema);
    const json frame = json::parse(all.back(), nullptr, false);
    for (const Part& part : parts) {
        if (part.of == schema) {
            for (const std::string& example : test::examples(part.schema)) {
                json whole = frame;
                whole[json::json_pointer(part.pointer)] = json::parse(example, nullptr, false);
                all.push_back(whole.dump());
            }
        }
    }
    return all;
}

/// The request that the console makes of the values in an example.
using Writer = api::Request (*)(const json& example);

struct Written {
    std::string schema;
    std::string line;  ///< method and path
    Writer write;
};

std::string text(const json& object, const char* field) {
    const auto found = object.find(field);
    return found == object.end() ? "" : found->get<std::string>();
}

api::Request write_profile(const json& e) {
    return profile::request_save(
        {text(e, "name"),
         text(e, "phone"),
         text(e, "company"),
         text(e, "job_title"),
         text(e, "country"),
         text(e, "time_zone")},
        "\"1\""
    );
}

api::Request write_password(const json& e) {
    security::PasswordForm form;
    form.current = Secret(text(e, "current_password"));
    form.wanted = Secret(text(e, "new_password"));
    form.sign_out_others = e.contains("sign_out_others") && e["sign_out_others"].get<bool>();
    return security::request_password_change(form);
}

cloud_accounts::Draft draft_of(const json& account, cloud_accounts::Draft draft) {
    using cloud_accounts::Field;
    using cloud_accounts::Method;
    draft.texts[Field::Alias] = Secret(text(account, "alias"));
    if (!account.contains("credentials")) {
        return draft;
    }
    const json& credentials = account["credentials"];
    for (std::uint8_t i = 0; i < static_cast<std::uint8_t>(Method::Other); ++i) {
        const auto method = static_cast<Method>(i);
        if (text(credentials, "method") == name_of(method)) {
            draft.method = method;
            for (const Field field : cloud_accounts::credentials_of(method)) {
                draft.texts[field] = Secret(text(credentials, name_of(field)));
            }
        }
    }
    return draft;
}

api::Request write_new_account(const json& e) {
    return cloud_accounts::request_create(draft_of(e, {}), std::string(32, 'a'));
}

/// A change of the contract's first account.
api::Request write_account_change(const json& e) {
    const auto stored =
        cloud_accounts::read_account(test::ok(test::example("CloudAccount"), "\"3\""));
    REQUIRE(stored.has_value());
    const auto draft = draft_of(e, cloud_accounts::draft_of(stored.value().account));
    return cloud_accounts::request_replace(draft, stored.value());
}

const std::array written{
    Written{
        "SignIn",
        "POST /session",
        [](const json& e) {
            return sign_in::request_sign_in(text(e, "email"), Secret(text(e, "password")));
        }},
    Written{
        "SecurityCode",
        "POST /session/code",
        [](const json& e) { return sign_in::request_code(text(e, "code")); }},
    Written{
        "SecurityCode",
        "POST /totp/confirmation",
        [](const json& e) { return security::request_confirmation(text(e, "code")); }},
    Written{
        "Reauthentication",
        "POST /session/reauthentication",
        [](const json& e) { return app::request_reauthentication(Secret(text(e, "password"))); }},
    Written{"ProfileChange", "PUT /profile", write_profile},
    Written{"PasswordChange", "PUT /password", write_password},
    Written{"NewCloudAccount", "POST /cloud-accounts", write_new_account},
    Written{"CloudAccountChange", "PUT /cloud-accounts/cloud_3kV9sT1nPa", write_account_change},
    Written{
        "NewApiKey",
        "POST /api-keys",
        [](const json& e) {
            return api_keys::request_create({text(e, "name"), std::string(32, 'a')});
        }},
};

/// What both sides take as the same: a member that is absent has its default.
json with_defaults(json body) {
    if (body.contains("new_password") && !body.contains("sign_out_others")) {
        body["sign_out_others"] = false;
    }
    return body;
}

}  // namespace

TEST_CASE("Every example of a reply is read by the codec of its schema") {
    for (const auto& [schema, codec] : codecs) {
        for (const std::string& example : examples_with_parts(schema, parts_of_replies)) {
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
            CHECK(codec(broken.dump()).empty() == unread.contains(schema + '/' + field));
        }
    }
}

TEST_CASE("What the console writes is what the contract shows") {
    for (const Written& each : written) {
        CHECK(test::request_schema(each.line) == each.schema);
        for (const std::string& example : examples_with_parts(each.schema, parts_of_requests)) {
            const json shown = json::parse(example, nullptr, false);
            const api::Request request = each.write(shown);
            INFO(each.line << ": " << example);
            CHECK(test::line_of(request) == each.line);
            CHECK(with_defaults(test::body_of(request)) == with_defaults(shown));
            CHECK(test::broken_contract(request).empty());
        }
    }
}

TEST_CASE("Every schema of the contract is read or written, by itself or as a part") {
    std::set<std::string> known;
    for (const auto& [schema, codec] : codecs) {
        known.insert(schema);
    }
    for (const Written& each : written) {
        known.insert(each.schema);
    }
    for (const auto& parts :
         {std::span<const Part>(parts_of_replies), std::span<const Part>(parts_of_requests)}) {
        for (const Part& part : parts) {
            known.insert(part.schema);
        }
    }
    for (const auto& [schema, definition] : test::contract()["components"]["schemas"].items()) {
        INFO(schema);
        CHECK(known.contains(schema) != unused.contains(schema));
    }
}

TEST_CASE("Replies are read as what they are in the contract") {
    for (const std::string& schema : test::reply_schemas()) {
        INFO("the reply " << schema << " has no codec");
        CHECK((codecs.contains(schema) || unused.contains(schema)));
    }
}

TEST_CASE("Every body that the contract takes is written by the console") {
    std::set<std::string> schemas;
    for (const Written& each : written) {
        schemas.insert(each.schema);
    }
    CHECK(schemas == test::request_schemas());
}
