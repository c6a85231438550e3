// The fault matrix: every form and every list, with each way in which a request can go wrong. What
// was typed stays unless it is secret, a sentence says what happened, and the same act works
// afterwards. `unit_tests "[faults]" --success` prints the table: what a person sees.
#include <algorithm>
#include <array>
#include <catch2/catch_test_macros.hpp>
#include <iomanip>
#include <iostream>
#include <map>
#include <nlohmann/json.hpp>
#include <set>
#include <sstream>

#include "support/console.h"
#include "support/contract.h"

using namespace mooring;
using test::Console;

namespace {

api::Response plain(int status, std::string body, std::string type = "application/json") {
    api::Response response;
    response.status = status;
    response.content_type = std::move(type);
    response.body = std::move(body);
    return response;
}

api::Response waiting(int status, std::string_view code, int seconds) {
    api::Response response = test::problem(status, code, "Too much is going on.");
    response.retry_after_s = seconds;
    return response;
}

struct Fault {
    const char* name;
    api::Response response;
};

/// 401 and 403 that ask for a proof lead elsewhere, and have tests of their own.
const std::vector<Fault>& faults() {
    static const std::vector<Fault> all{
        {"no answer", test::offline()},
        {"a captive portal", plain(200, "<!doctype html><title>Welcome", "text/html")},
        {"half a reply", plain(200, R"({"name": "Ada", "pho)")},
        {"nothing in it", plain(200, "")},
        {"a list instead", plain(200, "[1, 2]")},
        {"other types", plain(200, R"({"name": 7, "items": {}, "state": []})")},
        {"400", test::problem(400, "invalid-request", "The request makes no sense.")},
        {"403", test::problem(403, "forbidden", "This is not yours to do.")},
        {"404", test::problem(404, "not-found", "This is no longer there.")},
        {"409", test::problem(409, "conflict", "Something else is going on.")},
        {"412", test::problem(412, "stale", "It was changed elsewhere.")},
        {"413", test::problem(413, "too-large", "This is too much at once.")},
        {"422", test::problem(422, "invalid", "The form was not accepted.")},
        {"429", waiting(429, "too-many-requests", 30)},
        {"500", test::problem(500, "internal", "A stack trace.")},
        {"502 of a proxy", plain(502, "<html>Bad Gateway", "text/html")},
        {"503", waiting(503, "unavailable", 30)},
    };
    return all;
}

struct Act {
    const char* line;  ///< of the request that goes wrong
    const char* path;  ///< of the page
    void (*send)(Console&);
    std::map<std::string, std::string> typed;  ///< what has to stay, by the labels of its fields
    const char* again;                         ///< begins the same once more, after the fault
    bool signed_in = true;
};

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
    c.answer("POST /session", test::code_required({"code", "recovery_code", "passkey"}));
}

void use_passkey(Console& c, const char* schema) {
    REQUIRE_FALSE(c.platform().passkeys.empty());
    const app::AskForPasskey asked = c.platform().passkeys.back();
    c.dispatch(app::PasskeyAnswered{asked.tag, test::example(schema)});
}

void ask_for_proof(Console& c) {
    c.type("Company", "Babbage & Co");
    c.click("Save");
    const auto needed = test::problem(403, "reauthentication-required", "Confirm that it is you.");
    c.answer("PUT /profile", needed);
    c.answer("GET /session", test::signed_in());
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
             c.answer(line, test::filled_reply(line));
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
             c.answer(line, test::filled_reply(line));
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
             c.answer("POST /totp", test::filled_reply("POST /totp"));
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
             c.answer("POST /passkeys", test::filled_reply("POST /passkeys"));
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
             c.answer("POST /email-change", test::no_content());
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
             c.answer(line, test::filled_reply(line));
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

struct Page {
    const char* path;
    const char* line;  ///< of what it loads
};

constexpr std::array pages{
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

void answer_all(Console& console) {
    for (int round = 0; !console.sent().empty(); ++round) {
        REQUIRE(round < 50);
        const std::string line = console.sent().front();
        console.answer(line, test::filled_reply(line));
    }
}

/// Texts of the page that end as sentences do, problems of fields among them.
std::set<std::string> sentences(const Console& console) {
    std::set<std::string> found;
    for (const char* role : {"alert", "status", "paragraph", "p", "span"}) {
        for (const test::Accessible& node : console.nodes(role)) {
            if (node.text.ends_with('.') && node.text.find(' ') != std::string::npos) {
                found.insert(node.text);
            }
        }
    }
    return found;
}

std::string what_is_new(const std::set<std::string>& before, const std::set<std::string>& after) {
    std::string told;
    for (const std::string& sentence : after) {
        if (!before.contains(sentence)) {
            told += (told.empty() ? "" : " / ") + sentence;
        }
    }
    return told;
}

class Table {
public:
    void row(std::string_view line, std::string_view fault, std::string_view told) {
        text_ << std::left << std::setw(46) << line << std::setw(18) << fault << told << '\n';
    }
    ~Table() { std::cout << text_.str(); }
    Table() = default;
    Table(const Table&) = delete;
    Table& operator=(const Table&) = delete;

private:
    std::ostringstream text_;
};

}  // namespace

namespace {

void arrive(Console& console, const Act& act) {
    act.signed_in ? console.open(act.path) : console.open_signed_out(act.path);
    answer_all(console);
}

/// Up to the request that is to go wrong.
void send(Console& console, const Act& act) {
    act.send(console);
    // Whether a password is strong is asked beside it.
    while (console.sent().front() != act.line) {
        const std::string line = console.sent().front();
        console.answer(line, test::filled_reply(line));
    }
}

constexpr ui::Environment with_passkeys{.passkeys = true};

}  // namespace

TEST_CASE(
    "Whatever goes wrong with what was sent, it is said, nothing typed is lost, and it can "
    "be sent again",
    "[faults]"
) {
    Table table;
    for (const Act& act : acts()) {
        for (const Fault& fault : faults()) {
            INFO(act.line << ", " << fault.name);
            Console console(with_passkeys);
            arrive(console, act);
            send(console, act);
            const std::set<std::string> before = sentences(console);
            console.keep_failing(act.line, fault.response);
            const std::string told = what_is_new(before, sentences(console));
            table.row(act.line, fault.name, told);
            const bool is_gone =
                fault.response.status == 404 && std::string_view(act.line).starts_with("DELETE");
            CHECK((is_gone || !told.empty())
            );  // it goes from the list, which is what was asked for
            CHECK(told.find("stack trace") == std::string::npos);
            for (const auto& [label, text] : act.typed) {
                CHECK(console.value_of(label) == text);
            }
            answer_all(console);  // what was changed elsewhere is loaded
            if (!is_gone) {
                CHECK_FALSE(console.is_disabled(act.again));
            }
        }
    }
}

TEST_CASE(
    "Whatever goes wrong with what is loaded, it is said, and trying again helps", "[faults]"
) {
    Table table;
    for (const Page& page : pages) {
        for (const Fault& fault : faults()) {
            INFO(page.path << ", " << fault.name);
            Console console;
            console.open(page.path);
            REQUIRE(console.sent() == std::vector<std::string>{page.line});
            const std::set<std::string> before = sentences(console);
            console.answer(page.line, fault.response);
            table.row(page.line, fault.name, what_is_new(before, sentences(console)));
            CHECK_FALSE(what_is_new(before, sentences(console)).empty());
            if (fault.response.status == 404) {
                continue;  // what is not there will not be there the next time
            }
            REQUIRE(console.has("button", "Try again"));
            console.click("Try again");
            answer_all(console);
            CHECK_FALSE(console.has("button", "Try again"));
        }
    }
}

TEST_CASE("The matrix has every request that the console makes", "[faults]") {
    std::set<std::string> faulty;
    const auto operation_of = [](const char* line) {
        const nlohmann::json* operation = test::find_operation(line);
        INFO(line);
        REQUIRE(operation != nullptr);
        return (*operation)["operationId"].get<std::string>();
    };
    for (const Act& act : acts()) {
        faulty.insert(operation_of(act.line));
    }
    for (const Page& page : pages) {
        faulty.insert(operation_of(page.line));
    }
    std::set<std::string> missing;
    for (const nlohmann::json& operations : test::contract()["paths"]) {
        for (const nlohmann::json& operation : operations) {
            if (operation.contains("operationId") &&
                !faulty.contains(operation["operationId"].get<std::string>())) {
                missing.insert(operation["operationId"].get<std::string>());
            }
        }
    }
    const std::set<std::string> elsewhere{
        "getSession",     // before there is a page: app/connection.tests.cpp, app/session.tests.cpp
        "judgePassword",  // only advises; says nothing when it cannot
        "exportActivity",             // the browser's own download
        "getCloudFormationTemplate",  // for AWS
    };
    CHECK(missing == elsewhere);
}

TEST_CASE("A reply that comes when its page is gone changes nothing", "[faults]") {
    for (const Act& act : acts()) {
        if (!act.signed_in || act.line == std::string_view("DELETE /session")) {
            continue;  // there is no other page to go to
        }
        INFO(act.line);
        Console console(with_passkeys);
        arrive(console, act);
        send(console, act);
        REQUIRE(console.sent() == std::vector<std::string>{act.line});
        console.dispatch(app::LinkFollowed{"/settings/activity"});
        if (console.has("button", "Leave without saving")) {
            console.click("Leave without saving");
        }
        CHECK(console.heading() == "Activity");
        console.answer(act.line, test::problem(500, "internal", ""));
        answer_all(console);
        CHECK(console.heading() == "Activity");
        CHECK_FALSE(console.sees("The server has a problem"));
    }
}
