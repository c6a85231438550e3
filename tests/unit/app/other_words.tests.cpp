// Every screen, drawn once in the view's words and once in others: it has the same elements, since
// ids come from keys. See Console::speak_other_words.
#include <array>
#include <catch2/catch_test_macros.hpp>
#include <catch2/generators/catch_generators.hpp>
#include <catch2/generators/catch_generators_range.hpp>
#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "support/console.h"
#include "support/contract.h"
#include "unit/app/profile_page.h"
#include "unit/sections/cloud_accounts/pages.h"

using namespace mooring;
using namespace mooring::test::cloud;
using nlohmann::json;
using test::answer_all;
using test::example;
using test::ok;

namespace {

constexpr ui::Environment phone{.viewport = {360, 740}, .ratio = 3, .coarse_pointer = true};
constexpr const char* password = "a lighthouse in the fog";

struct Console : test::Console {
    explicit Console(const ui::Environment& environment = {}) : test::Console(environment) {
        speak_other_words();
    }
};

const app::SectionInfo& any_section() {
    return app::section_infos[GENERATE(range(std::size_t{0}, app::section_count))];
}

const ui::Environment& any_width() {
    static constexpr std::array widths{ui::Environment{}, phone};
    return widths[GENERATE(std::size_t{0}, std::size_t{1})];
}

using Reply = api::Response (*)(std::string_view line);

api::Response failed_reply(std::string_view) {
    return test::problem(500, "internal", "A fault.");
}

void answer_all(test::Console& console, Reply reply) {
    while (!console.sent().empty()) {
        const std::string line = console.sent().front();
        console.answer(line, reply(line));
    }
}

void open(test::Console& console, const app::SectionInfo& info, Reply reply) {
    info.place == app::Place::Entry ? console.open_signed_out(std::string(info.path))
                                    : console.open(std::string(info.path));
    answer_all(console, reply);
}

api::Response reauthentication_required() {
    return test::problem(403, "reauthentication-required", "Confirm that it is you.");
}

void open_keys(test::Console& console, const std::vector<json>& keys) {
    const json page{
        {"items", keys},
        {"next_cursor", nullptr},
        {"total", keys.size()},
        {"total_unfiltered", keys.size()}};
    console.set_time("2026-03-12T09:30:00Z");
    console.open("/settings/api-keys");
    console.answer("GET /api-keys", ok(page.dump()));
}

void open_security(test::Console& console, const std::string& security) {
    console.open("/settings/security");
    console.answer("GET /security", ok(security));
}

constexpr std::size_t with_apps = 0;
constexpr std::size_t without_apps = 2;

void open_account(test::Console& console) {
    console.open("/settings/account");
    console.answer("GET /account/removal", ok(example("AccountRemoval")));
}

void enter_credentials(test::Console& console) {
    console.type("E-mail", "ada@example.com");
    console.type("Password", password);
    console.submit();
}

}  // namespace

TEST_CASE("Every section keeps its elements in other words, in every state") {
    const app::SectionInfo& info = any_section();
    INFO(info.label);
    Console console(any_width());
    SECTION("failed") {
        open(console, info, failed_reply);
    }
    SECTION("empty") {
        open(console, info, test::empty_reply);
    }
    SECTION("filled") {
        open(console, info, test::filled_reply);
    }
}

TEST_CASE("So does every page that a section's links lead to") {
    const app::SectionInfo& info = any_section();
    const Reply reply = GENERATE(test::empty_reply, test::filled_reply);
    test::Console start;
    open(start, info, reply);
    for (const test::Accessible& link : start.nodes("a")) {
        const std::string href = link.attribute("href");
        if (href.starts_with(std::string(info.path) + '/')) {
            INFO(href);
            Console console;
            console.open(href);
            answer_all(console, reply);
        }
    }
}

TEST_CASE("So does whatever a section's buttons lead to") {
    const app::SectionInfo& info = any_section();
    const Reply reply = GENERATE(test::empty_reply, test::filled_reply);
    test::Console start;
    open(start, info, reply);
    for (const test::Accessible& button : start.nodes("button")) {
        if (!button.is_disabled()) {
            INFO(info.label << ", button \"" << button.name << '"');
            Console console;
            open(console, info, reply);
            console.click(button.name);
        }
    }
}

TEST_CASE("The frame around the sections keeps its elements in other words") {
    Console console(any_width());
    SECTION("while the session is asked for, and when it could not be") {
        console.start("/settings/profile");
        console.answer("GET /session", test::problem(500, "internal", ""));
    }
    SECTION("where there is nothing") {
        console.open("/nowhere");
    }
    SECTION("without a connection") {
        test::open_profile(console);
        console.dispatch(app::ConnectionChanged{false});
    }
    SECTION("when it is too old for the server") {
        test::open_profile(console);
        console.type("Company", "Babbage & Co");
        console.click("Save");
        console.answer("PUT /profile", test::problem(410, "console-too-old", ""));
    }
    SECTION("when signing out fails") {
        test::open_profile(console);
        console.click("Sign out");
        console.answer("DELETE /session", test::problem(500, "internal", ""));
    }
    SECTION("without its picture") {
        console.open("/");
        console.resize({.face = ui::PageFace::Plain});
        answer_all(console);
    }
    SECTION("when something is not saved") {
        test::open_profile(console);
        console.type("Company", "Babbage & Co");
        console.click("Dashboard");
        REQUIRE(console.has("dialog", "Leave without saving?"));
    }
}

TEST_CASE("A session that ends soon is told of by the same elements in other words") {
    test::Console console(
        {}, {.api_base = "https://console.example.com/api/v1", .session_idle_minutes = 60}
    );
    console.speak_other_words();
    test::open_profile(console);
    console.pass(56 * test::minute);
    REQUIRE(console.has("button", "Stay signed in"));
}

TEST_CASE("A site's own links stay the same elements in other words") {
    test::Console console(
        {},
        {.api_base = "https://console.example.com/api/v1",
         .documentation_url = "https://docs.example.com",
         .support_url = "https://help.example.com"}
    );
    console.speak_other_words();
    console.open("/");
    REQUIRE(console.has("link", "Support"));
}

TEST_CASE("The question who it is keeps its elements in other words, by whatever it is answered") {
    Console console({.passkeys = true});
    test::open_profile(console);
    console.type("Name", "Ada King");
    console.click("Save");
    console.answer("PUT /profile", reauthentication_required());
    console.answer(
        "GET /session", test::signed_in({"password", "passkey", "code", "recovery_code"})
    );
    REQUIRE(console.has("dialog", "Confirm that it is you"));
    console.click("Confirm");
    console.click("Use a security code");
    console.click("Use a recovery code");
    console.click("Use a passkey");
    console.answer("POST /session/passkey/options", test::problem(500, "internal", "A fault."));
    REQUIRE_FALSE(console.nodes("alert").empty());
}

TEST_CASE("Signing in keeps its elements in other words") {
    Console console({.passkeys = true});
    console.open_signed_out("/settings/profile");
    SECTION("with nothing typed") {
        console.click("Sign in");
    }
    SECTION("with what is wrong") {
        enter_credentials(console);
        console.answer("POST /session", test::problem(401, "wrong-credentials", "It is wrong."));
    }
    SECTION("with a second step") {
        enter_credentials(console);
        console.answer("POST /session", test::code_required({"code", "recovery_code", "passkey"}));
        console.type("Security code", "123456");
        console.answer("POST /session/code", test::bad_field("/code", "This code is wrong."));
        console.click("Use a recovery code");
        console.click("Use a passkey");
    }
}

TEST_CASE("The profile keeps its elements in other words") {
    Console console(any_width());
    test::open_profile(console);
    console.type("Company", "Here");
    console.type("Job title", "Pilot");
    console.click("Save");
    SECTION("with what is wrong") {
        console.answer("PUT /profile", test::bad_field("/phone", "Enter a phone number."));
    }
    SECTION("saved") {
        console.answer("PUT /profile", test::profile_of_ada_king());
    }
    SECTION("not saved") {
        console.answer("PUT /profile", test::problem(500, "internal", "A fault."));
    }
    SECTION("with a conflict") {
        console.answer("PUT /profile", test::problem(412, "precondition-failed", "Changed."));
        auto theirs = json::parse(example("Profile"));
        theirs["company"] = "Elsewhere";
        theirs["job_title"] = "Captain";
        console.answer("GET /profile", ok(theirs.dump(), "\"2\""));
        REQUIRE(console.has("region", "Company was changed elsewhere"));
        console.click("Take the other: Company");
    }
}

TEST_CASE("The password's card keeps its elements in other words") {
    Console console;
    open_security(console, example("Security", without_apps));
    console.click("Save");
    console.type("Current password", password);
    console.type("New password", "passwordpassword");
    console.click("Show the passwords");
    console.pass(250);
    console.answer("POST /password/strength", ok(R"({"score":0,"refusal":"Choose another."})"));
    console.type("New password", "nine brass buttons on a coat");
    console.pass(250);
    console.answer("POST /password/strength", ok(R"({"score":4,"refusal":null})"));
    console.click("Save");
    SECTION("saved") {
        console.answer("PUT /password", test::no_content());
    }
    SECTION("not saved") {
        console.answer("PUT /password", test::offline());
    }
}

TEST_CASE("Setting up an authenticator app keeps its elements in other words") {
    Console console(any_width());
    open_security(console, example("Security", without_apps));
    console.click("Set up authenticator app");
    SECTION("when it does not begin") {
        console.answer("POST /totp", test::problem(500, "internal", "A fault."));
    }
    SECTION("when it does") {
        console.answer("POST /totp", test::created(example("TotpEnrolment")));
        console.click("Copy key");
        static_cast<void>(console.take_copied());
        console.click("Copied key");
        static_cast<void>(console.take_copied(false));
        console.click("Enable TOTP");
        console.type("Security code", "012345");
        console.answer("POST /totp/confirmation", test::problem(500, "internal", "A fault."));
        console.click("Enable TOTP");
        console.answer("POST /totp/confirmation", ok(example("Security", 1)));
        REQUIRE(console.has("region", "Your recovery codes"));
        console.click("Copy Recovery codes");
        static_cast<void>(console.take_copied(false));
        console.click("I have saved them");
    }
}

TEST_CASE("The questions about factors keep their elements in other words") {
    Console console({.passkeys = true});
    auto security = json::parse(example("Security", with_apps));
    security["recovery_codes"]["remaining"] = GENERATE(0, 2, 8);
    open_security(console, security.dump());
    SECTION("of a name") {
        console.click("Rename Tablet");
        console.type("Name of the device", "");
        console.click("Rename");
        REQUIRE_FALSE(console.problem_of("Name of the device").empty());
        console.press_escape();
        console.click("Rename Work laptop");
    }
    SECTION("of one to be removed") {
        console.click("Remove Tablet");
        console.press_escape();
        console.click("Remove Work laptop");
        console.click("Remove");
        console.answer(console.sent().front(), test::problem(500, "internal", "A fault."));
    }
    SECTION("of all") {
        console.click("Disable TOTP");
        console.click("Disable TOTP");
        console.answer("DELETE /totp", test::no_content());
    }
    SECTION("of new recovery codes") {
        console.click("Make new recovery codes");
        console.click("Make new codes");
        console.answer("POST /recovery-codes", test::offline());
        security["recovery_codes"]["made_at"] = "2026-03-12T09:29:00Z";
        console.answer("GET /security", ok(security.dump()));
        REQUIRE(console.sees("nobody has seen them"));
    }
    SECTION("of a passkey") {
        console.click("Add a passkey");
        console.click("Go on");
        console.answer(console.sent().front(), test::problem(500, "internal", "A fault."));
    }
}

TEST_CASE("Making a key keeps its elements in other words") {
    Console console(any_width());
    open_keys(console, {});
    console.click("Chosen parts");
    console.click("Generate API key");
    console.type("Name", "terraform");
    console.choose("Cloud accounts", "Read and write");
    console.choose("Expires after", "Never");
    console.submit();
    SECTION("made") {
        console.answer("POST /api-keys", test::created(example("CreatedApiKey")));
        console.click("Copy API key Deployment");
        static_cast<void>(console.take_copied());
        console.click("Copy Try it, with the key in MOORING_API_KEY");
        static_cast<void>(console.take_copied(false));
        console.click("I have stored it");
    }
    SECTION("not made") {
        console.answer("POST /api-keys", test::problem(409, "already-done", "Done before."));
    }
}

TEST_CASE("A form that a link filled in keeps its elements in other words") {
    Console console;
    console.open("/settings/api-keys/new?name=My+pipeline&scopes=everything");
    console.answer("GET /api-keys", ok(example("ApiKeyPage", 1)));
    REQUIRE(console.sees("which no key can have"));
}

TEST_CASE("The list of keys keeps its elements in other words") {
    Console console(any_width());
    std::vector<json> keys(12, json::parse(example("ApiKey")));
    for (std::size_t i = 0; i < keys.size(); ++i) {
        keys[i]["id"] = "key_" + std::to_string(i);
        keys[i]["name"] = "key " + std::to_string(i);
    }
    keys[0]["status"] = "expires_soon";
    keys[0]["expires_at"] = "2026-03-15T10:00:00Z";
    keys[1]["status"] = "expired";
    keys[1]["expires_at"] = "2026-03-10T10:00:00Z";
    keys[2]["overlap_ends_at"] = "2026-03-15T10:00:00Z";
    open_keys(console, keys);
    SECTION("searched") {
        console.choose("Order", "Name");
        console.type("Search", "nothing");
        console.pass(1000);
        answer_all(console, test::empty_reply);
    }
    SECTION("with one to be deleted") {
        console.click("Delete key 2");
        console.click("Delete key");
        console.answer("DELETE /api-keys/key_2", test::problem(500, "internal", "A fault."));
    }
    SECTION("with one to be rotated") {
        console.click("Rotate key 2");
        console.choose("The old text works for another", "7 days");
        console.click("Rotate key");
        console.answer("POST /api-keys/key_2/rotation", test::problem(422, "x", "It cannot be."));
    }
}

TEST_CASE("The overview of accounts keeps its elements in other words") {
    Console console(any_width());
    SECTION("with a few of them") {
        open_overview(
            console,
            {account("a", "one", "failed"),
             account("b", "two", "testing"),
             account("c", "three", "paused"),
             azure_account()}
        );
        console.click("Delete one");
        console.answer("GET /cloud-accounts/a/removal", ok(example("CloudRemoval")));
        console.click("Copy Delete the role Mooring, unless something else uses it");
        static_cast<void>(console.take_copied(false));
        console.click("Delete");
        console.answer("DELETE /cloud-accounts/a", test::problem(500, "internal", "A fault."));
    }
    SECTION("with many of them") {
        std::vector<json> items(11, account("cloud", "production"));
        for (std::size_t i = 0; i < items.size(); ++i) {
            items[i]["id"] = "cloud_" + std::to_string(i);
        }
        open_overview(console, items);
        console.choose("State", "Failed");
        console.answer("GET /cloud-accounts?status=failed", ok(page({}).dump()));
        REQUIRE(console.sees("Nothing matches"));
    }
    SECTION("with more that are not here") {
        open_overview(console, {account("a", "one")}, "next");
        console.click("Show more");
        console.answer("GET /cloud-accounts?cursor=next&limit=200", test::offline());
    }
    SECTION("with a deletion that cannot be described") {
        open_overview(console, {account("a", "one")});
        console.click("Delete one");
        console.answer("GET /cloud-accounts/a/removal", test::problem(500, "internal", "A fault."));
    }
}

TEST_CASE("Editing an account keeps its elements in other words") {
    json stored = account("cloud_1", "production");
    Console console;
    console.open("/settings/cloud-accounts/cloud_1/edit");
    console.answer("GET /cloud-accounts/cloud_1", ok(stored.dump(), "\"1\""));
    console.type("Alias", "mine");
    console.click("Save");
    SECTION("with a conflict") {
        console.answer(
            "PUT /cloud-accounts/cloud_1", test::problem(412, "precondition-failed", "")
        );
        console.answer("GET /cloud-accounts/cloud_1", test::offline());
        console.click("Load the current values");
        stored["alias"] = "theirs";
        console.answer("GET /cloud-accounts/cloud_1", ok(stored.dump(), "\"2\""));
        REQUIRE(console.has("region", "Alias was changed elsewhere"));
    }
    SECTION("when it fails") {
        console.answer("PUT /cloud-accounts/cloud_1", test::problem(500, "internal", "A fault."));
    }
    SECTION("with another account that has the same") {
        api::FieldProblem taken{"/credentials/role_arn", "This is linked already."};
        taken.existing_id = "cloud_2";
        console.answer(
            "PUT /cloud-accounts/cloud_1", test::problem(422, "invalid-fields", "Check.", {taken})
        );
        REQUIRE(console.has("link", "Open that account"));
    }
}

TEST_CASE("Editing what is linked by a key keeps its elements in other words") {
    json stored = account("cloud_1", "staging");
    stored["link"] = {{"method", "aws_access_key"}, {"access_key_id", "ASIAIOSFODNN7EXAMPLE"}};
    Console console;
    console.open("/settings/cloud-accounts/cloud_1/edit");
    console.answer("GET /cloud-accounts/cloud_1", ok(stored.dump(), "\"4\""));
    REQUIRE(console.has("textbox", "Session token"));
    console.type("Secret Access Key", "wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY");
    console.type("Session token", "AQoDYXdzEPT");
    console.click("Save");
    stored["replacement"] = {
        {"status", "failed"},
        {"checked_at", nullptr},
        {"link", stored["link"]},
        {"problem",
         {{"code", "secret_wrong"},
          {"pointer", "/credentials/secret_access_key"},
          {"detail", "The secret does not fit."},
          {"repair", "Copy both again."}}}};
    console.answer("PUT /cloud-accounts/cloud_1", ok(stored.dump(), "\"5\""));
    REQUIRE(console.has("button", "Save all the same"));
}

TEST_CASE("Every step of linking an AWS account keeps its elements in other words") {
    Console console(any_width());
    open_new(console, "aws", "");
    SECTION("by a role") {
        console.click("Next: Create the role");
        for (const char* way : {"AWS CLI", "Terraform", "AWS console"}) {
            console.click(way);
        }
        console.click("Copy Permission policy");
        static_cast<void>(console.take_copied(false));
        console.click("Next: Enter the role");
        console.click("Finish");
    }
    SECTION("by a key") {
        console.click("Access keys (discouraged)");
        console.click("Next: Create a user");
        console.click("Next: Enter the access key");
        console.type("Access Key ID", "ASIAIOSFODNN7EXAMPLE");
    }
}

TEST_CASE("Every step of linking an Azure subscription keeps its elements in other words") {
    Console console;
    open_new(console, "azure", "/application");
    console.click("Next: Assign a role");
    console.click("One resource group");
    console.click("Next: Enter the subscription");
    console.type("Output of az account list", "[");
    console.type(
        "Output of az account list",
        R"([{"id":"0f9e8d7c-6b5a-4493-8271-605f4e3d2c1b","name":"Research",
        "tenantId":"a1b2c3d4-e5f6-4708-9a0b-1c2d3e4f5a6b"},
        {"id":"1f9e8d7c-6b5a-4493-8271-605f4e3d2c1b","name":"Data",
        "tenantId":"a1b2c3d4-e5f6-4708-9a0b-1c2d3e4f5a6b"}])"
    );
    REQUIRE(console.nodes("radio").size() == 2);
}

TEST_CASE("Every step of linking a Google Cloud project keeps its elements in other words") {
    Console console;
    open_new(console, "gcp", "");
    console.click("Next: Create a service account");
    console.click("Next: Enter the key");
    const json file{
        {"type", "service_account"},
        {"project_id", "analytical-engines"},
        {"private_key_id", "9c8b7a6f5e4d3c2b1a09"},
        {"private_key", "-----BEGIN PRIVATE KEY-----\nMIIE\n-----END PRIVATE KEY-----\n"},
        {"client_email", "mooring@analytical-engines.iam.gserviceaccount.com"},
        {"token_uri", "https://oauth2.googleapis.com/token"}};
    console.choose_file("Choose a key file", file.dump());
    REQUIRE(console.sees("The file has the key of"));
}

TEST_CASE("A provider that is not set up is told of by the same elements in other words") {
    Console console;
    console.open(std::string(overview_path) + "/azure/new/grant");
    console.answer("GET /cloud-setup", ok(example("CloudSetup", 1)));
    REQUIRE(console.sees("has not set up this provider yet"));
}

TEST_CASE("Testing a link keeps its elements in other words") {
    Console console;
    console.open("/settings/cloud-accounts/cloud_1/test");
    json tested = account("cloud_1", "production");
    SECTION("not tested") {}
    SECTION("testing") {
        tested["status"] = "testing";
    }
    SECTION("failed") {
        tested["status"] = "failed";
        tested["checked_at"] = "2026-03-01T09:00:00Z";
        tested["problem"] = {
            {"code", "role_open"},
            {"pointer", "/credentials/role_arn"},
            {"detail", "The role lets everybody in."},
            {"repair", "Add the condition."}};
    }
    console.answer("GET /cloud-accounts/cloud_1", ok(tested.dump(), "\"1\""));
    if (!console.sent().empty() || tested["status"] == "testing") {
        return;
    }
    console.click(tested["status"] == "failed" ? "Test again" : "Test now");
    console.answer(
        "POST /cloud-accounts/cloud_1/verify", test::problem(500, "internal", "A fault.")
    );
}

TEST_CASE("The account's page keeps its elements in other words") {
    Console console;
    open_account(console);
    SECTION("with another address") {
        console.click("Change e-mail address");
        console.click("Send code");
        console.type("New e-mail address", "ada.lovelace@example.com");
        console.click("Send code");
        console.answer("POST /email-change", test::no_content());
        console.click("Send again");
        console.answer("POST /email-change", test::no_content());
        console.click("Change address");
    }
    SECTION("with an address that could not be changed") {
        console.click("Change e-mail address");
        console.type("New e-mail address", "ada.lovelace@example.com");
        console.click("Send code");
        console.answer("POST /email-change", test::problem(503, "not-configured", "No server."));
    }
    SECTION("deleted") {
        console.type("Your e-mail address", "ada@example.com");
        console.click("Delete account");
        console.answer("POST /account/deletion", test::no_content());
        REQUIRE(console.sees("Your account was deleted"));
    }
    SECTION("not deleted") {
        console.click("Delete account");
        console.type("Your e-mail address", "ada@example.com");
        console.click("Delete account");
        console.answer("POST /account/deletion", test::problem(500, "internal", "A fault."));
    }
}

TEST_CASE("Sessions and activity keep their elements in other words, whatever is asked of them") {
    Console console(any_width());
    SECTION("signing out all others") {
        console.open("/settings/sessions");
        console.answer("GET /sessions", ok(example("SessionList")));
        console.click("Sign out all others");
        console.click("Sign out all others");
        console.answer("DELETE /sessions", test::problem(500, "internal", "A fault."));
    }
    SECTION("a kind of which nothing has happened") {
        console.open("/settings/activity");
        console.answer("GET /activity", ok(example("ActivityPage")));
        console.choose("Kind", "API keys");
        console.answer("GET /activity?kind=key", ok(example("ActivityPage", 1)));
        REQUIRE(console.has("button", "Show everything"));
    }
}
