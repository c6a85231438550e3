// The fault matrix: every form and every list, with each way in which a request can go wrong. What
// was typed stays unless it is secret, a sentence says what happened, and the same act works
// afterwards. `unit_tests "[faults]" --success` prints the table: what a person sees.
#include <algorithm>
#include <catch2/catch_test_macros.hpp>
#include <iomanip>
#include <iostream>
#include <nlohmann/json.hpp>
#include <set>
#include <sstream>

#include "support/console.h"
#include "support/contract.h"
#include "unit/app/fault_acts.h"

using namespace mooring;
using test::Act;
using test::acts;
using test::Console;
using test::Page;
using test::pages;

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
    for (const Page& page : pages()) {
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

TEST_CASE(
    "Whatever is refused because the session got another token meanwhile is sent again as it was",
    "[faults]"
) {
    for (const Act& act : acts()) {
        if (!act.signed_in || act.line == std::string_view("DELETE /session")) {
            continue;
        }
        INFO(act.line);
        Console console(with_passkeys);
        arrive(console, act);
        send(console, act);
        const api::Request refused =
            console.answer(act.line, test::problem(401, "unauthenticated", "You are signed out."));
        console.answer("GET /session", test::signed_in());
        CHECK(console.sent() == std::vector<std::string>{act.line});
        CHECK(console.request(act.line) == refused);
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
    for (const Page& page : pages()) {
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
        "getSession",                 // before there is a page: app/connection.tests.cpp,
                                      // app/session_end.tests.cpp
        "judgePassword",              // only advises; says nothing when it cannot
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
