// The fault matrix: every form and every list, with each way in which a request can go wrong. What
// was typed stays unless it is secret, a sentence says what happened, and the same act works
// afterwards. `unit_tests "[faults]" --success` prints the table: what a person sees.
#include <algorithm>
#include <catch2/catch_test_macros.hpp>
#include <iomanip>
#include <iostream>
#include <map>
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
    void (*fill)(Console&);
    std::map<std::string, std::string> typed;  ///< what has to stay, by the labels of its fields
    const char* button;                        ///< sends it; again, after the fault
};

const std::vector<Act>& acts() {
    static const std::vector<Act> all{
        {"PUT /profile",
         "/settings/profile",
         [](Console& c) { c.type("Company", "Babbage & Co"); },
         {{"Company", "Babbage & Co"}},
         "Save"},
        {"PUT /password",
         "/settings/security",
         [](Console& c) {
             c.type("Current password", "a lighthouse in the fog");
             c.type("New password", "nine brass buttons on a coat");
         },
         {},
         "Save"},
        {"PUT /totp/totp_5Hn2Vd8qTk",
         "/settings/security",
         [](Console& c) {
             c.click("Rename Phone");
             c.type("Name of the device", "Work phone");
         },
         {{"Name of the device", "Work phone"}},
         "Rename"},
        {"POST /api-keys",
         "/settings/api-keys",
         [](Console& c) { c.type("Name", "terraform"); },
         {{"Name", "terraform"}},
         "Generate API key"},
        {"POST /email-change",
         "/settings/account",
         [](Console& c) {
             c.click("Change e-mail address");
             c.type("New e-mail address", "ada.lovelace@example.com");
         },
         {{"New e-mail address", "ada.lovelace@example.com"}},
         "Send code"},
        {"POST /account/deletion",
         "/settings/account",
         [](Console& c) {
             c.click("Delete account");
             c.type("Your e-mail address", "ada@example.com");
         },
         {{"Your e-mail address", "ada@example.com"}},
         "Delete account"},
        {"POST /cloud-accounts",
         "/settings/cloud-accounts/azure/new/finish",
         [](Console& c) {
             c.type("Subscription id", "0f9e8d7c-6b5a-4493-8271-605f4e3d2c1b");
             c.type("Tenant ID", "a1b2c3d4-e5f6-4708-9a0b-1c2d3e4f5a6b");
             c.type("Alias", "Research");
         },
         {{"Subscription id", "0f9e8d7c-6b5a-4493-8271-605f4e3d2c1b"}, {"Alias", "Research"}},
         "Finish"},
    };
    return all;
}

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
        text_ << std::left << std::setw(30) << line << std::setw(18) << fault << told << '\n';
    }
    ~Table() { std::cout << text_.str(); }
    Table() = default;
    Table(const Table&) = delete;
    Table& operator=(const Table&) = delete;

private:
    std::ostringstream text_;
};

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
            Console console;
            console.open(act.path);
            answer_all(console);
            act.fill(console);
            console.click(act.button);
            const std::set<std::string> before = sentences(console);
            console.answer(act.line, fault.response);
            const std::string told = what_is_new(before, sentences(console));
            table.row(act.line, fault.name, told);
            CHECK_FALSE(told.empty());
            CHECK(told.find("stack trace") == std::string::npos);
            for (const auto& [label, text] : act.typed) {
                CHECK(console.value_of(label) == text);
            }
            CHECK_FALSE(console.is_disabled(act.button));
        }
    }
}

TEST_CASE(
    "Whatever goes wrong with what is loaded, it is said, and trying again helps", "[faults]"
) {
    Table table;
    for (const app::SectionInfo& info : app::section_infos) {
        if (info.place == app::Place::Entry) {
            continue;
        }
        for (const Fault& fault : faults()) {
            Console console;
            console.open(std::string(info.path));
            REQUIRE_FALSE(console.sent().empty());
            const std::string line = console.sent().front();
            INFO(line << ", " << fault.name);
            const std::set<std::string> before = sentences(console);
            console.answer(line, fault.response);
            table.row(line, fault.name, what_is_new(before, sentences(console)));
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

TEST_CASE("A reply that comes when its page is gone changes nothing", "[faults]") {
    for (const Act& act : acts()) {
        INFO(act.line);
        Console console;
        console.open(act.path);
        answer_all(console);
        act.fill(console);
        console.click(act.button);
        REQUIRE(console.sent() == std::vector<std::string>{act.line});
        console.dispatch(app::LinkFollowed{"/settings/sessions"});
        if (console.has("button", "Leave without saving")) {
            console.click("Leave without saving");
        }
        CHECK(console.heading() == "Sessions");
        console.answer(act.line, test::problem(500, "internal", ""));
        answer_all(console);
        CHECK(console.heading() == "Sessions");
        CHECK_FALSE(console.sees("The server has a problem"));
    }
}
