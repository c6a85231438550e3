// What the console writes is what the contract's examples of requests show.
#include <algorithm>
#include <array>
#include <catch2/catch_test_macros.hpp>
#include <fstream>
#include <iterator>
#include <map>
#include <nlohmann/json.hpp>
#include <set>
#include <string>

#include "app/session.h"
#include "core/text.h"
#include "sections/api_keys/api_keys.h"
#include "sections/cloud_accounts/cloud_accounts.h"
#include "sections/own_account/own_account.h"
#include "sections/profile/profile.h"
#include "sections/security/security.h"
#include "sections/sign_in/sign_in.h"
#include "support/contract.h"
#include "support/replies.h"
#include "support/requests.h"

using namespace mooring;
using nlohmann::json;
using test::Part;

namespace {

const std::array parts{
    Part{"AwsAccessKeyCredentials", "NewCloudAccount", "/credentials"},
    Part{"AwsRoleCredentials", "NewCloudAccount", "/credentials"},
    Part{"AzureSubscriptionCredentials", "NewCloudAccount", "/credentials"},
    Part{"Credentials", "NewCloudAccount", "/credentials"},
    Part{"GcpServiceAccountCredentials", "NewCloudAccount", "/credentials"},
    Part{"Label", "NewApiKey", "/name"},
    Part{"Label", "NewCloudAccount", "/alias"},
    Part{"OptionalText", "ProfileChange", "/company"},
};

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
    return cloud_accounts::request_create(draft_of(e, {}), "", std::string(32, 'a'));
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
        "TotpConfirmation",
        "POST /totp/confirmation",
        [](const json& e) { return security::request_confirmation(text(e, "code")); }},
    Written{
        "Reauthentication",
        "POST /session/reauthentication",
        [](const json& e) { return app::request_reauthentication(Secret(text(e, "password"))); }},
    Written{
        "EmailChange",
        "POST /email-change",
        [](const json& e) { return own_account::request_email_change(text(e, "email")); }},
    Written{
        "EmailCode",
        "POST /email-change/confirmation",
        [](const json& e) { return own_account::request_email_confirmation(text(e, "code")); }},
    Written{
        "AccountDeletion",
        "POST /account/deletion",
        [](const json& e) { return own_account::request_deletion(text(e, "email")); }},
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

/// Bodies and parts of bodies that the console does not write, each with its reason.
const std::map<std::string, std::string> not_written{
    {"ApiKeyRotation", "the console does not rotate keys yet"},
    {"AuthenticatorName", "the console does not name authenticators yet"},
    {"PasswordDraft", "the console does not ask for strengths yet"},
    {"RecoveryCode", "the console does not ask for recovery codes yet"},
    {"Scope", "the console does not offer scopes yet"},
};

/// Members of bodies that the console does not write yet; the contract has examples without them.
constexpr std::array<const char*, 4> unwritten{
    "code", "recovery_code", "scopes", "expires_in_days"};

bool is_written(const std::string& schema, const json& example) {
    if (schema == "TotpConfirmation") {
        return !example.contains("name");
    }
    if (schema != "Reauthentication" && schema != "NewApiKey") {
        return true;
    }
    return std::none_of(unwritten.begin(), unwritten.end(), [&](const char* member) {
        return example.contains(member);
    });
}

/// What both sides take as the same: a member that is absent has its default.
json with_defaults(json body) {
    if (body.contains("new_password") && !body.contains("sign_out_others")) {
        body["sign_out_others"] = false;
    }
    return body;
}

}  // namespace

TEST_CASE("What the console writes is what the contract shows") {
    for (const Written& each : written) {
        CHECK(test::request_schema(each.line) == each.schema);
        for (const std::string& example : test::examples_with_parts(each.schema, parts)) {
            const json shown = json::parse(example, nullptr, false);
            if (!is_written(each.schema, shown)) {
                continue;
            }
            const api::Request request = each.write(shown);
            INFO(each.line << ": " << example);
            CHECK(test::line_of(request) == each.line);
            CHECK(with_defaults(test::body_of(request)) == with_defaults(shown));
            CHECK(test::broken_contract(request).empty());
        }
    }
}

TEST_CASE("Every body that the contract takes is written by the console, with all its parts") {
    std::set<std::string> bodies;
    std::set<std::string> all;
    for (const Written& each : written) {
        bodies.insert(each.schema);
        all.insert(each.schema);
    }
    for (const Part& part : parts) {
        all.insert(part.schema);
    }
    for (const auto& [schema, reason] : not_written) {
        all.insert(schema);
        if (test::request_schemas().contains(schema)) {
            bodies.insert(schema);
        }
    }
    CHECK(bodies == test::request_schemas());
    CHECK(all == test::with_parts(test::request_schemas()));
}

TEST_CASE("The page offers the countries that the contract takes") {
    std::ifstream file(MOORING_SOURCE_DIR "/web/options.js");
    const std::string script{std::istreambuf_iterator<char>(file), {}};
    const std::size_t start = script.find("const codes =");
    REQUIRE(start != std::string::npos);
    const std::string letters =
        only(script.substr(start + 13, script.find(';', start) - start - 13), is_letter);
    std::set<std::string> offered{""};
    for (std::size_t i = 0; i < letters.size(); i += 2) {
        offered.insert(letters.substr(i, 2));
    }
    const json& taken =
        test::contract()["components"]["schemas"]["ProfileChange"]["properties"]["country"]["enum"];
    CHECK(offered == taken.get<std::set<std::string>>());
}
