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

#include "app/passkey.h"
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
    Part{"AuthenticationResponse", "PasskeyProof", "/passkey"},
    Part{"Base64Url", "PasskeyProof", "/passkey/id"},
    Part{"RegistrationResponse", "NewPasskey", "/passkey"},
    Part{"Transports", "NewPasskey", "/passkey/response/transports"},
    Part{"Scope", "NewApiKey", "/scopes/0"},
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

Secret body_of_proof(app::Proof by, const std::string& typed) {
    app::ProofForm form{.by = by, .typed = Secret(typed), .problem = {}};
    const auto body = app::proof_body(form);
    REQUIRE(body.has_value());
    return *body;
}

api::Request write_reauthentication(const json& e) {
    if (e.contains("passkey")) {
        return app::request_reauthentication(app::passkey_body(e["passkey"].dump()));
    }
    if (e.contains("code")) {
        return app::request_reauthentication(body_of_proof(app::Proof::Code, text(e, "code")));
    }
    const bool is_recovery = e.contains("recovery_code");
    const auto by = is_recovery ? app::Proof::RecoveryCode : app::Proof::Password;
    const auto typed = text(e, is_recovery ? "recovery_code" : "password");
    return app::request_reauthentication(body_of_proof(by, typed));
}

std::string days_of(const json& e) {
    if (!e.contains("expires_in_days")) {
        return std::string(api_keys::usual_expiry);
    }
    return e["expires_in_days"].is_null() ? "" : e["expires_in_days"].dump();
}

api::Request write_new_key(const json& e) {
    api_keys::NewKey key{.name = text(e, "name"), .access = {}, .expiry = days_of(e)};
    if (e.contains("scopes")) {
        std::string unknown;
        key.access = api_keys::read_access(e["scopes"].get<std::vector<std::string>>(), unknown);
        CHECK(unknown.empty());
    }
    return api_keys::request_create({.key = key, .idempotency_key = std::string(32, 'a')});
}

api::Request write_rotation(const json& e) {
    api_keys::Rotation rotation{.id = "key_7Qd2mX0aLw"};
    rotation.expiry = days_of(e);
    if (e.contains("overlap_hours")) {
        rotation.overlap = e["overlap_hours"].dump();
    }
    rotation.idempotency_key = std::string(32, 'a');
    return api_keys::request_rotation(rotation);
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
        [](const json& e) {
            return sign_in::request_second_step(
                app::Proof::Code, body_of_proof(app::Proof::Code, text(e, "code"))
            );
        }},
    Written{
        "RecoveryCode",
        "POST /session/recovery-code",
        [](const json& e) {
            const auto by = app::Proof::RecoveryCode;
            return sign_in::request_second_step(by, body_of_proof(by, text(e, "recovery_code")));
        }},
    Written{
        "TotpConfirmation",
        "POST /totp/confirmation",
        [](const json& e) {
            return security::request_confirmation(text(e, "code"), text(e, "name"));
        }},
    Written{
        "AuthenticatorName",
        "PUT /totp/totp_5Hn2Vd8qTk",
        [](const json& e) {
            return security::request_rename(
                security::FactorKind::App, "totp_5Hn2Vd8qTk", text(e, "name")
            );
        }},
    Written{
        "NewPasskey",
        "POST /passkeys/confirmation",
        [](const json& e) {
            return security::request_passkey_confirmation(e["passkey"].dump(), text(e, "name"));
        }},
    Written{
        "PasskeyName",
        "PUT /passkeys/passkey_8Rt3Lm6yQw2Zc5Vn",
        [](const json& e) {
            return security::request_rename(
                security::FactorKind::Passkey, "passkey_8Rt3Lm6yQw2Zc5Vn", text(e, "name")
            );
        }},
    Written{
        "PasskeyProof",
        "POST /session/passkey",
        [](const json& e) {
            return sign_in::request_second_step(
                app::Proof::Passkey, app::passkey_body(e["passkey"].dump())
            );
        }},
    Written{
        "PasskeyProof",
        "POST /passkey-sign-in",
        [](const json& e) { return sign_in::request_passkey_sign_in(e["passkey"].dump()); }},
    Written{
        "PasswordDraft",
        "POST /password/strength",
        [](const json& e) { return security::request_strength(Secret(text(e, "password"))); }},
    Written{"Reauthentication", "POST /session/reauthentication", write_reauthentication},
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
    Written{"NewApiKey", "POST /api-keys", write_new_key},
    Written{"ApiKeyRotation", "POST /api-keys/key_7Qd2mX0aLw/rotation", write_rotation},
};

/// What both sides take as the same: a member that is absent has its default.
json with_defaults(json body) {
    if (body.contains("new_password") && !body.contains("sign_out_others")) {
        body["sign_out_others"] = false;
    }
    if (body.contains("code")) {
        std::string code = body["code"].get<std::string>();
        std::erase(code, ' ');
        body["code"] = code;
    }
    if (body.contains("recovery_code")) {
        std::string code = body["recovery_code"].get<std::string>();
        std::erase(code, '-');
        body["recovery_code"] = code;
    }
    return body;
}

/// The same for what has other defaults.
json with_defaults(const std::string& schema, json body) {
    if (schema == "NewApiKey" && !body.contains("scopes")) {
        body["scopes"] = {"read"};
    }
    if ((schema == "NewApiKey" || schema == "ApiKeyRotation") &&
        !body.contains("expires_in_days")) {
        body["expires_in_days"] = 90;
    }
    if (schema == "ApiKeyRotation" && !body.contains("overlap_hours")) {
        body["overlap_hours"] = 24;
    }
    return with_defaults(std::move(body));
}

}  // namespace

TEST_CASE("What the console writes is what the contract shows") {
    for (const Written& each : written) {
        CHECK(test::request_schema(each.line) == each.schema);
        for (const std::string& example : test::examples_with_parts(each.schema, parts)) {
            const json shown = json::parse(example, nullptr, false);
            const api::Request request = each.write(shown);
            INFO(each.line << ": " << example);
            CHECK(test::line_of(request) == each.line);
            CHECK(
                with_defaults(each.schema, test::body_of(request)) ==
                with_defaults(each.schema, shown)
            );
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
