// Both directions of the contract: whatever its examples show is read, and what is written is what
// they show.
#include <array>
#include <catch2/catch_test_macros.hpp>
#include <functional>
#include <map>
#include <nlohmann/json.hpp>
#include <set>
#include <string>

#include "app/session.h"
#include "sections/api_keys/api_keys.h"
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
    {"CreatedApiKey", trouble<api_keys::read_created>},
    {"Overview", trouble<dashboard::read_overview>},
    {"Problem", problem_trouble},
    {"Profile", trouble<profile::read_profile>},
    {"Security", trouble<security::read_security>},
    {"Session", trouble<app::read_session>},
    {"TotpEnrolment", trouble<security::read_enrolment>},
};

/// A schema that is only ever a part of another: where it stands in that one's first example.
struct Part {
    std::string schema;
    std::string of;
    std::string pointer;
};
const std::array parts{
    Part{"ApiKey", "ApiKeyPage", "/items/0"},
    Part{"ApiKey", "CreatedApiKey", "/api_key"},
    Part{"CloudAccountCounts", "Overview", "/cloud_accounts"},
    Part{"FieldProblem", "Problem", "/errors/0"},
    Part{"Totp", "Security", "/totp"},
    Part{"User", "Session", "/user"},
};

/// Replies that no codec reads, each with its reason.
const std::map<std::string, std::string> unread{};

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
    for (const std::string& schema : test::reply_schemas()) {
        INFO("the reply " << schema << " has no codec");
        const auto codec = codecs.find(schema);
        if (codec == codecs.end()) {
            CHECK(unread.contains(schema));
            continue;
        }
        for (const std::string& example : test::examples(schema)) {
            INFO(schema << ": " << example);
            CHECK(codec->second(example).empty());
        }
    }
}

TEST_CASE("Every example of a part of a reply is read in its place") {
    for (const Part& part : parts) {
        for (const std::string& example : test::examples(part.schema)) {
            json whole = json::parse(test::example(part.of), nullptr, false);
            REQUIRE(whole.contains(json::json_pointer(part.pointer)));
            whole[json::json_pointer(part.pointer)] = json::parse(example, nullptr, false);
            INFO(part.schema << " in " << whole.dump());
            CHECK(codecs.at(part.of)(whole.dump()).empty());
        }
    }
}

TEST_CASE("A reply that lacks what the contract requires is refused") {
    for (const auto& [schema, codec] : codecs) {
        if (schema == "Problem") {
            continue;  // what is left of a broken problem is shown all the same
        }
        const json example = json::parse(test::example(schema), nullptr, false);
        for (const auto& [field, value] : example.items()) {
            json broken = example;
            broken[field] = 7.5;  // no field is a fraction
            INFO(schema << " with " << field << " broken");
            const bool is_unused = schema == "Session" && field == "authenticated_at";
            CHECK(codec(broken.dump()).empty() == is_unused);
        }
    }
}

TEST_CASE("What the console writes is what the contract shows") {
    for (const Written& each : written) {
        CHECK(test::request_schema(each.line) == each.schema);
        for (const std::string& example : test::examples(each.schema)) {
            const json shown = json::parse(example, nullptr, false);
            const api::Request request = each.write(shown);
            INFO(each.line << ": " << example);
            CHECK(test::line_of(request) == each.line);
            CHECK(with_defaults(test::body_of(request)) == with_defaults(shown));
            CHECK(test::broken_contract(request) == "");
        }
    }
}

TEST_CASE("Every body that the contract takes is written by the console") {
    std::set<std::string> schemas;
    for (const Written& each : written) {
        schemas.insert(each.schema);
    }
    for (const std::string& schema : test::request_schemas()) {
        INFO(schema);
        CHECK(schemas.contains(schema));
    }
}
