#include <catch2/catch_test_macros.hpp>
#include <nlohmann/json.hpp>

#include "sections/security/security.h"
#include "support/contract.h"
#include "support/replies.h"

using namespace mooring;
using namespace mooring::security;

TEST_CASE("A change of password carries both passwords and the wish about other devices") {
    PasswordForm form;
    form.current = Secret("a \"quoted\" one");
    form.wanted = Secret("nine brass buttons");
    form.sign_out_others = true;
    const api::Request request = request_password_change(form);
    CHECK(request.method == api::Method::Put);
    CHECK(request.path == "/password");
    CHECK(
        request.body.reveal() ==
        R"({"current_password":"a \"quoted\" one","new_password":"nine brass buttons","sign_out_others":true})"
    );
}

TEST_CASE("Enrolling starts without a body, is confirmed by the code, and is undone by DELETE") {
    CHECK(request_enrolment() == api::post("/totp", {}));
    CHECK(
        request_confirmation("012345") ==
        api::post("/totp/confirmation", Secret(R"({"code":"012345"})"))
    );
    CHECK(
        request_confirmation("012345", "Phone") ==
        api::post("/totp/confirmation", Secret(R"({"code":"012345","name":"Phone"})"))
    );
    CHECK(request_removal(FactorKind::App, "") == api::remove("/totp"));
    CHECK(request_removal(FactorKind::App, "app_1") == api::remove("/totp/app_1"));
}

TEST_CASE("The state of the authenticator app is read with its time") {
    const auto on = read_security(test::ok(test::example("Security", 0)));
    REQUIRE(on);
    CHECK(on.value().password_changed_at == *parse_rfc3339("2026-01-15T08:00:00Z"));
    CHECK(on.value().totp_since == parse_rfc3339("2026-02-01T12:00:00Z"));
    REQUIRE(on.value().apps.size() == 2);
    CHECK(
        on.value().apps[1] ==
        Factor{
            .kind = FactorKind::App,
            .id = "totp_9Wc4Xz1mPs",
            .name = "Tablet",
            .created_at = *parse_rfc3339("2026-02-03T12:00:00Z"),
            .last_used_at = std::nullopt}
    );
    REQUIRE(on.value().passkeys.size() == 1);
    CHECK(
        on.value().passkeys.front() ==
        Factor{
            .kind = FactorKind::Passkey,
            .id = "passkey_8Rt3Lm6yQw2Zc5Vn",
            .name = "Work laptop",
            .created_at = *parse_rfc3339("2026-02-05T12:00:00Z"),
            .last_used_at = parse_rfc3339("2026-03-01T09:30:00Z"),
            .is_backed_up = true}
    );
    CHECK(on.value().recovery_codes.remaining == 9);

    const auto off = read_security(test::ok(test::example("Security", 2)));
    REQUIRE(off);
    CHECK(!off.value().totp_since);
    CHECK(off.value().apps.empty());
}

TEST_CASE("A state that is neither on nor off is not taken for either") {
    auto security = nlohmann::json::parse(test::example("Security", 2));
    security["totp"]["state"] = "asleep";
    const auto strange = read_security(test::ok(security.dump()));
    REQUIRE(!strange);
    CHECK(strange.error().kind == api::ErrorKind::Malformed);
}

TEST_CASE("On without a time is malformed") {
    auto security = nlohmann::json::parse(test::example("Security", 0));
    security["totp"]["enabled_at"] = nullptr;
    CHECK(!read_security(test::ok(security.dump())));
}

TEST_CASE("An enrolment is the secret and its URI") {
    const auto enrolment = read_totp_secret(test::created(test::example("TotpEnrolment")));
    REQUIRE(enrolment);
    CHECK(enrolment.value().secret.reveal() == "JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP");
    CHECK(enrolment.value().uri.reveal().starts_with("otpauth://totp/Mooring:"));
    CHECK(!read_totp_secret(test::created(R"({"secret":"JBSWY3DP"})")));
}
