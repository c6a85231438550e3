#include "api/json_reader.h"
#include "api/json_writer.h"
#include "app/router.h"
#include "sections/security/security.h"

namespace mooring::security {
namespace {

Factor read_one(const api::JsonReader& json, FactorKind kind) {
    return {
        .kind = kind,
        .id = json.text("id"),
        .name = json.text("name"),
        .created_at = json.time("created_at"),
        .last_used_at = json.time_or_null("last_used_at"),
        .is_backed_up = kind == FactorKind::Passkey && json.boolean("backed_up")};
}

std::optional<Instant> read_totp_since(const api::JsonReader& json) {
    switch (json.choice("state", {"off", "on"}, 2)) {
        case 0: return std::nullopt;
        case 1: return json.time("enabled_at");
        default: json.complain("on or off"); return std::nullopt;
    }
}

RecoveryCodeCount read_count(const api::JsonReader& json) {
    return {.remaining = json.count("remaining"), .made_at = json.time_or_null("made_at")};
}

Security read_all(const api::JsonReader& json) {
    Security security{
        .password_changed_at = json.time("password_changed_at"),
        .totp_since = read_totp_since(json.object("totp")),
        .apps = {},
        .passkeys = {},
        .no_passkeys_because = {},
        .recovery_codes = read_count(json.object("recovery_codes"))};
    for (const api::JsonReader& item : json.list("authenticators")) {
        security.apps.push_back(read_one(item, FactorKind::App));
    }
    for (const api::JsonReader& item : json.list("passkeys")) {
        security.passkeys.push_back(read_one(item, FactorKind::Passkey));
    }
    const api::JsonReader support = json.object("passkey_support");
    if (!support.boolean("available")) {
        security.no_passkeys_because = support.text_or_empty("reason");
    }
    return security;
}

std::string path_of(FactorKind kind, const std::string& id) {
    return (kind == FactorKind::App ? "/totp/" : "/passkeys/") + app::percent_encoded(id);
}

Secret read_lines(const api::JsonReader& json, const char* field) {
    Secret lines;
    for (std::string& code : json.texts(field)) {
        if (!lines.empty()) {
            lines.append("\n");
        }
        lines.append(code);
        wipe(code);
    }
    return lines;
}

}  // namespace

api::Request request_security() {
    return api::get("/security");
}

api::Request request_password_change(const PasswordForm& form) {
    api::JsonWriter json;
    json.text("current_password", form.current.reveal())
        .text("new_password", form.wanted.reveal())
        .boolean("sign_out_others", form.sign_out_others);
    return api::put("/password", json.finish());
}

api::Request request_strength(const Secret& password) {
    return api::post(
        "/password/strength", api::JsonWriter().text("password", password.reveal()).finish()
    );
}

api::Request request_enrolment() {
    return api::post("/totp", {});
}

api::Request request_confirmation(const std::string& code, const std::string& name) {
    api::JsonWriter json;
    json.text("code", code);
    if (!name.empty()) {
        json.text("name", name);
    }
    return api::post("/totp/confirmation", json.finish());
}

api::Request request_passkey() {
    return api::post("/passkeys", {});
}

api::Request request_passkey_confirmation(const std::string& answer, const std::string& name) {
    api::JsonWriter json;
    if (!name.empty()) {
        json.text("name", name);
    }
    return api::post("/passkeys/confirmation", json.raw("passkey", answer).finish());
}

api::Request request_rename(FactorKind kind, const std::string& id, const std::string& name) {
    return api::put(path_of(kind, id), api::JsonWriter().text("name", name).finish());
}

api::Request request_removal(FactorKind kind, const std::string& id) {
    return api::remove(id.empty() ? "/totp" : path_of(kind, id));
}

api::Request request_codes() {
    return api::post("/recovery-codes", {});
}

Result<Security, api::ApiError> read_security(const api::Response& response) {
    return api::read_reply<Security>(response, read_all);
}

Result<Confirmed, api::ApiError> read_confirmed(const api::Response& response) {
    return api::read_reply<Confirmed>(response, [](const api::JsonReader& json) {
        Confirmed confirmed{.security = read_all(json), .new_codes = {}};
        if (json.has("new_recovery_codes")) {
            confirmed.new_codes = read_lines(json, "new_recovery_codes");
        }
        return confirmed;
    });
}

Result<Strength, api::ApiError> read_strength(const api::Response& response) {
    return api::read_reply<Strength>(response, [](const api::JsonReader& json) {
        return Strength{.score = json.count("score"), .refusal = json.text_or_empty("refusal")};
    });
}

Result<TotpSecret, api::ApiError> read_totp_secret(const api::Response& response) {
    return api::read_reply<TotpSecret>(response, [](const api::JsonReader& json) {
        return TotpSecret{.secret = Secret(json.text("secret")), .uri = Secret(json.text("uri"))};
    });
}

Result<Factor, api::ApiError> read_app(const api::Response& response) {
    return api::read_reply<Factor>(response, [](const api::JsonReader& json) {
        return read_one(json, FactorKind::App);
    });
}

Result<Factor, api::ApiError> read_passkey(const api::Response& response) {
    return api::read_reply<Factor>(response, [](const api::JsonReader& json) {
        return read_one(json, FactorKind::Passkey);
    });
}

Result<NewCodes, api::ApiError> read_codes(const api::Response& response) {
    return api::read_reply<NewCodes>(response, [](const api::JsonReader& json) {
        return NewCodes{
            .lines = read_lines(json, "recovery_codes"),
            .count = json.texts("recovery_codes").size(),
            .made_at = json.time("made_at")};
    });
}

}  // namespace mooring::security
