#include "unit/app/fault_acts.h"

#include <array>
#include <catch2/catch_test_macros.hpp>

#include "support/contract.h"

namespace mooring::test {
namespace {

constexpr const char* password = "a lighthouse in the fog";
constexpr const char* recovery_code = "k3vd-72ub-mqxs-4h6t-yc5a-wn2e";

void enter_credentials(Console& c) {
    c.type("E-mail", "ada@example.com");
    c.type("Password", password);
    c.click("Sign in");
}

/// Whoever is asked for a second factor, with all that an account can have.
void reach_second_step(Console& c) {
    enter_credentials(c);
    c.answer("POST /session", code_required({"code", "recovery_code", "passkey"}));
}

void use_passkey(Console& c, const char* schema) {
    REQUIRE_FALSE(c.platform().passkeys.empty());
    const app::AskForPasskey asked = c.platform().passkeys.back();
    c.dispatch(app::PasskeyAnswered{asked.tag, example(schema)});
}

void ask_for_proof(Console& c) {
    c.type("Company", "Babbage & Co");
    c.click("Save");
    const auto needed = problem(403, "reauthentication-required", "Confirm that it is you.");
    c.answer("PUT /profile", needed);
    c.answer("GET /session", signed_in());
}

std::vector<Act> acts_of_signing_in() {
    return {
        {"POST /session",
         "/",
         enter_credentials,
         {{"E-mail", "ada@example.com"}},
         "Sign in",
         false},
        {"POST /session/code",
         "/",
         [](Console& c) {
             reach_second_step(c);
             c.type("Security code", "123456");
         },
         {},
         "Sign in",
         false},
        {"POST /session/recovery-code",
         "/",
         [](Console& c) {
             reach_second_step(c);
             c.click("Use a recovery code");
             c.type("Recovery code", recovery_code);
             c.click("Sign in");
         },
         {},
         "Sign in",
         false},
        {"POST /session/passkey/options",
         "/",
         [](Console& c) {
             reach_second_step(c);
             c.click("Use a passkey");
         },
         {},
         "Use your passkey",
         false},
        {"POST /session/passkey",
         "/",
         [](Console& c) {
             reach_second_step(c);
             c.click("Use a passkey");
             const char* line = "POST /session/passkey/options";
             c.answer(line, filled_reply(line));
             use_passkey(c, "AuthenticationResponse");
         },
         {},
         "Use your passkey",
         false},
        {"POST /passkey-sign-in/options",
         "/",
         [](Console& c) { c.click("Use a passkey"); },
         {},
         "Use a passkey",
         false},
        {"POST /passkey-sign-in",
         "/",
         [](Console& c) {
             c.click("Use a passkey");
             const char* line = "POST /passkey-sign-in/options";
             c.answer(line, filled_reply(line));
             use_passkey(c, "AuthenticationResponse");
         },
         {},
         "Use a passkey",
         false},
        {"DELETE /session",
         "/settings/profile",
         [](Console& c) { c.click("Sign out"); },
         {},
         "Sign out"},
        {"POST /session/reauthentication",
         "/settings/profile",
         [](Console& c) {
             ask_for_proof(c);
             c.type("Password", password);
             c.click("Confirm");
         },
         {},
         "Confirm"},
    };
}

std::vector<Act> acts_of_security() {
    return {
        {"PUT /password",
         "/settings/security",
         [](Console& c) {
             c.type("Current password", password);
             c.type("New password", "nine brass buttons on a coat");
             c.click("Save");
         },
         {},
         "Save"},
        {"DELETE /totp",
         "/settings/security",
         [](Console& c) {
             c.click("Disable TOTP");
             c.click("Disable TOTP");
         },
         {},
         "Disable TOTP"},
        {"PUT /totp/totp_5Hn2Vd8qTk",
         "/settings/security",
         [](Console& c) {
             c.click("Rename Phone");
             c.type("Name of the device", "Work phone");
             c.click("Rename");
         },
         {{"Name of the device", "Work phone"}},
         "Rename"},
        {"DELETE /totp/totp_9Wc4Xz1mPs",
         "/settings/security",
         [](Console& c) {
             c.click("Remove Tablet");
             c.click("Remove");
         },
         {},
         "Remove Tablet"},
        {"POST /totp",
         "/settings/security",
         [](Console& c) { c.click("Add another app"); },
         {},
         "Add another app"},
        {"POST /totp/confirmation",
         "/settings/security",
         [](Console& c) {
             c.click("Add another app");
             c.answer("POST /totp", filled_reply("POST /totp"));
             c.type("Name of the device", "Work phone");
             c.type("Security code", "012345");
         },
         {{"Name of the device", "Work phone"}},
         "Enable TOTP"},
        {"POST /passkeys",
         "/settings/security",
         [](Console& c) {
             c.click("Add a passkey");
             c.type("Name of the passkey", "Laptop");
             c.click("Go on");
         },
         {{"Name of the passkey", "Laptop"}},
         "Go on"},
        {"POST /passkeys/confirmation",
         "/settings/security",
         [](Console& c) {
             c.click("Add a passkey");
             c.type("Name of the passkey", "Laptop");
             c.click("Go on");
             c.answer("POST /passkeys", filled_reply("POST /passkeys"));
             use_passkey(c, "RegistrationResponse");
         },
         {{"Name of the passkey", "Laptop"}},
         "Go on"},
        {"PUT /passkeys/passkey_8Rt3Lm6yQw2Zc5Vn",
         "/settings/security",
         [](Console& c) {
             c.click("Rename Work laptop");
             c.type("Name of the passkey", "Desk");
             c.click("Rename");
         },
         {{"Name of the passkey", "Desk"}},
         "Rename"},
        {"DELETE /passkeys/passkey_8Rt3Lm6yQw2Zc5Vn",
         "/settings/security",
         [](Console& c) {
             c.click("Remove Work laptop");
             c.click("Remove");
         },
         {},
         "Remove Work laptop"},
        {"POST /recovery-codes",
         "/settings/security",
         [](Console& c) {
             c.click("Make new recovery codes");
             c.click("Make new codes");
         },
         {},
         "Make new recovery codes"},
        {"DELETE /sessions",
         "/settings/sessions",
         [](Console& c) {
             c.click("Sign out all others");
             c.click("Sign out all others");
         },
         {},
         "Sign out all others"},
        {"DELETE /sessions/session_a9Tq3Rk7Vb2Nw5Xs",
         "/settings/sessions",
         [](Console& c) { c.click("Sign out Safari 19 on iPhone, 2001:db8::1"); },
         {},
         "Sign out Safari 19 on iPhone, 2001:db8::1"},
    };
}

std::vector<Act> acts_of_the_account() {
    return {
        {"PUT /profile",
         "/settings/profile",
         [](Console& c) {
             c.type("Company", "Babbage & Co");
             c.click("Save");
         },
         {{"Company", "Babbage & Co"}},
         "Save"},
        {"POST /email-change",
         "/settings/account",
         [](Console& c) {
             c.click("Change e-mail address");
             c.type("New e-mail address", "ada.lovelace@example.com");
             c.click("Send code");
         },
         {{"New e-mail address", "ada.lovelace@example.com"}},
         "Send code"},
        {"POST /email-change/confirmation",
         "/settings/account",
         [](Console& c) {
             c.click("Change e-mail address");
             c.type("New e-mail address", "ada.lovelace@example.com");
             c.click("Send code");
             c.answer("POST /email-change", no_content());
             c.type("Code", "12345678");
             c.click("Change address");
         },
         {{"Code", "12345678"}},
         "Change address"},
        {"POST /account/deletion",
         "/settings/account",
         [](Console& c) {
             c.type("Your e-mail address", "ada@example.com");
             c.click("Delete account");
         },
         {{"Your e-mail address", "ada@example.com"}},
         "Delete account"},
        {"POST /api-keys",
         "/settings/api-keys",
         [](Console& c) {
             c.type("Name", "terraform");
             c.click("Generate API key");
         },
         {{"Name", "terraform"}},
         "Generate API key"},
        {"DELETE /api-keys/key_7Qd2mX0aLw",
         "/settings/api-keys",
         [](Console& c) {
             c.click("Delete Deployment");
             c.click("Delete key");
         },
         {},
         "Delete Deployment"},
        {"POST /api-keys/key_7Qd2mX0aLw/rotation",
         "/settings/api-keys",
         [](Console& c) {
             c.click("Rotate Deployment");
             c.click("Rotate key");
         },
         {},
         "Rotate key"},
    };
}

std::vector<Act> acts_of_cloud_accounts() {
    return {
        {"POST /cloud-accounts",
         "/settings/cloud-accounts/azure/new/finish",
         [](Console& c) {
             c.type("Subscription id", "0f9e8d7c-6b5a-4493-8271-605f4e3d2c1b");
             c.type("Tenant ID", "a1b2c3d4-e5f6-4708-9a0b-1c2d3e4f5a6b");
             c.type("Alias", "Research");
             c.click("Finish");
         },
         {{"Subscription id", "0f9e8d7c-6b5a-4493-8271-605f4e3d2c1b"}, {"Alias", "Research"}},
         "Finish"},
        {"PUT /cloud-accounts/cloud_3kV9sT1nPa",
         "/settings/cloud-accounts/cloud_3kV9sT1nPa/edit",
         [](Console& c) {
             c.type("Alias", "Research");
             c.click("Save");
         },
         {{"Alias", "Research"}},
         "Save"},
        {"GET /cloud-accounts/cloud_5mN4xC7dRf/removal",
         "/settings/cloud-accounts",
         [](Console& c) { c.click("Delete Data"); },
         {},
         "Delete"},
        {"DELETE /cloud-accounts/cloud_5mN4xC7dRf",
         "/settings/cloud-accounts",
         [](Console& c) {
             c.click("Delete Data");
             const std::string line = "GET /cloud-accounts/cloud_5mN4xC7dRf/removal";
             c.answer(line, filled_reply(line));
             c.click("Delete");
         },
         {},
         "Delete Data"},
        {"POST /cloud-accounts/cloud_3kV9sT1nPa/verify",
         "/settings/cloud-accounts/cloud_3kV9sT1nPa/test",
         [](Console& c) { c.click("Test now"); },
         {},
         "Test now"},
    };
}

constexpr std::array all_pages{
    Page{"/", "GET /overview"},
    Page{"/settings/account", "GET /account/removal"},
    Page{"/settings/activity", "GET /activity"},
    Page{"/settings/api-keys", "GET /api-keys"},
    Page{"/settings/cloud-accounts", "GET /cloud-accounts"},
    Page{"/settings/cloud-accounts/azure/new/finish", "GET /cloud-setup"},
    Page{"/settings/cloud-accounts/cloud_3kV9sT1nPa/edit", "GET /cloud-accounts/cloud_3kV9sT1nPa"},
    Page{"/settings/cloud-accounts/cloud_3kV9sT1nPa/test", "GET /cloud-accounts/cloud_3kV9sT1nPa"},
    Page{"/settings/profile", "GET /profile"},
    Page{"/settings/security", "GET /security"},
    Page{"/settings/sessions", "GET /sessions"},
};

}  // namespace

const std::vector<Act>& acts() {
    static const std::vector<Act> all = [] {
        std::vector<Act> acts = acts_of_signing_in();
        for (const auto& more :
             {acts_of_security(), acts_of_the_account(), acts_of_cloud_accounts()}) {
            acts.insert(acts.end(), more.begin(), more.end());
        }
        return acts;
    }();
    return all;
}

std::span<const Page> pages() {
    return all_pages;
}

}  // namespace mooring::test
