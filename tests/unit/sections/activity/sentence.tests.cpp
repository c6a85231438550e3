#include <catch2/catch_test_macros.hpp>
#include <nlohmann/json.hpp>

#include "sections/activity/activity.h"
#include "support/contract.h"

using namespace mooring;
using activity::sentence_of;

TEST_CASE("Every event of the contract has a sentence of its own") {
    const auto& item = test::contract()["components"]["schemas"]["ActivityItem"];
    for (const nlohmann::json& event : item["properties"]["event"]["enum"]) {
        const std::string name = event.get<std::string>();
        INFO(name);
        CHECK_FALSE(sentence_of(name, "x").starts_with("Another event"));
    }
}

TEST_CASE("An event is told with its subject") {
    CHECK(sentence_of("api_key_deleted", "Deployment") == "Deleted the API key Deployment");
    CHECK(
        sentence_of("authenticator_renamed", "Work phone") ==
        "Renamed an authenticator app to Work phone"
    );
    CHECK(
        sentence_of("cloud_account_removed", "Production") ==
        "Unlinked the cloud account Production"
    );
    CHECK(sentence_of("session_ended", "Safari 19 on iPhone") == "Signed out Safari 19 on iPhone");
    CHECK(sentence_of("profile_changed", "") == "Changed the profile");
    CHECK(sentence_of("all_sessions_ended", "") == "Signed out everywhere");
    CHECK(sentence_of("account_disabled", "") == "Disabled the account");
    CHECK(sentence_of("account_enabled", "") == "Enabled the account again");
    CHECK(sentence_of("recovery_code_used", "9 left") == "Used a recovery code (9 left)");
    CHECK(sentence_of("recovery_code_used", "") == "Used a recovery code");
}

TEST_CASE("Proofs are told by the names that they have in the console") {
    CHECK(sentence_of("signed_in", "password") == "Signed in with the password");
    CHECK(sentence_of("signed_in", "code") == "Signed in with a security code");
    CHECK(
        sentence_of("sign_in_failed", "password") ==
        "Someone tried to sign in with a wrong password"
    );
    CHECK(
        sentence_of("reauthenticated", "recovery_code") ==
        "Confirmed that it was you with a recovery code"
    );
    CHECK(
        sentence_of("reauthentication_failed", "code") ==
        "Someone who was signed in entered a wrong security code"
    );
    CHECK(sentence_of("signed_in", "") == "Signed in with a proof");
}

TEST_CASE("The other sessions that were ended are counted") {
    CHECK(sentence_of("other_sessions_ended", "1") == "Signed out 1 other session");
    CHECK(sentence_of("other_sessions_ended", "12") == "Signed out 12 other sessions");
    CHECK(sentence_of("other_sessions_ended", "") == "Signed out all other sessions");
}

TEST_CASE("An event that this console does not know yet is told by its name") {
    CHECK(sentence_of("vault_opened", "Main") == "Another event: vault_opened (Main)");
    CHECK(sentence_of("vault_opened", "") == "Another event: vault_opened");
}
