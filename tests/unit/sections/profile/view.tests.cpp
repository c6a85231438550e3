#include <catch2/catch_test_macros.hpp>
#include <nlohmann/json.hpp>

#include "support/console.h"
#include "support/contract.h"

using namespace mooring;
using test::Console;

namespace {

void open_loaded(Console& console, std::size_t example = 0) {
    console.open("/settings/profile");
    console.answer("GET /profile", test::ok(test::example("Profile", example), "\"1\""));
}

}  // namespace

TEST_CASE("The profile shows what is stored, in fields that a browser can fill") {
    Console console;
    open_loaded(console);
    CHECK(console.value_of("Name") == "Ada Lovelace");
    CHECK(console.value_of("E-mail") == "ada@example.com");
    CHECK(console.value_of("Country") == "GB");
    CHECK(console.value_of("Time zone") == "Europe/London");
    const auto attribute = [&](const char* label, const char* name) {
        return console.node("textbox", label).attribute(name);
    };
    CHECK(attribute("Name", "autocomplete") == "name");
    CHECK(attribute("Phone number", "autocomplete") == "tel");
    CHECK(attribute("Phone number", "type") == "tel");
    CHECK(attribute("Company", "autocomplete") == "organization");
    CHECK(attribute("Job title", "autocomplete") == "organization-title");
    CHECK(console.node("combobox", "Country").attribute("autocomplete") == "country");
    CHECK(console.node("textbox", "E-mail").has("readonly"));
}

TEST_CASE("A profile that is empty shows empty fields") {
    Console console;
    open_loaded(console, 1);
    for (const char* label :
         {"Name", "Phone number", "Company", "Job title", "Country", "Time zone"}) {
        CHECK(console.value_of(label).empty());
    }
    CHECK(console.is_disabled("Save"));
}

TEST_CASE("While the profile loads there is no form, and a failure can be tried again") {
    Console console;
    console.open("/settings/profile");
    CHECK(console.sees("Loading your profile"));
    CHECK(console.nodes("form").empty());
    console.answer("GET /profile", test::offline());
    CHECK(console.sees("No answer from the server."));
    console.click("Try again");
    CHECK(console.sees("Loading your profile"));
    console.answer("GET /profile", test::filled_reply("GET /profile"));
    CHECK(console.value_of("Name") == "Ada Lovelace");
}

TEST_CASE("A person changes the profile and saves it") {
    Console console;
    open_loaded(console);
    CHECK(console.is_disabled("Save"));
    CHECK_FALSE(console.has("button", "Discard changes"));
    console.type("Name", "Ada King");
    console.choose("Country", "Germany");
    console.submit();
    CHECK(console.is_disabled("Save"));
    auto stored = nlohmann::json::parse(test::example("Profile"), nullptr, false);
    stored["name"] = "Ada King";
    stored["country"] = "DE";
    const auto sent = console.answer("PUT /profile", test::ok(stored.dump(), "\"2\""));
    CHECK(test::body_of(sent)["country"] == "DE");
    CHECK(console.nodes("status").back().text == "Saved");
    CHECK(console.is_disabled("Save"));
    console.type("Name", "Ada");
    CHECK(console.nodes("status").back().text.empty());
}

TEST_CASE("What the server finds wrong stands under its field, and goes when the field is edited") {
    Console console;
    open_loaded(console);
    console.type("Phone number", "12");
    console.click("Save");
    console.answer(
        "PUT /profile", test::bad_field("/phone", "Enter a phone number such as +44 20 7946 0958.")
    );
    CHECK(console.problem_of("Phone number") == "Enter a phone number such as +44 20 7946 0958.");
    CHECK(console.value_of("Phone number") == "12");
    console.type("Phone number", "+44 20 7946 0000");
    CHECK(console.problem_of("Phone number").empty());
}

TEST_CASE("Changes can be discarded") {
    Console console;
    open_loaded(console);
    console.type("Name", "Ada King");
    console.choose("Country", "Germany");
    console.click("Discard changes");
    CHECK(console.value_of("Name") == "Ada Lovelace");
    CHECK(console.value_of("Country") == "GB");
    CHECK(console.is_disabled("Save"));
}

TEST_CASE("A value that the list of a select does not know is kept") {
    Console console;
    console.open("/settings/profile");
    auto stored = nlohmann::json::parse(test::example("Profile"), nullptr, false);
    stored["time_zone"] = "Antarctica/Troll";
    console.answer("GET /profile", test::ok(stored.dump(), "\"1\""));
    console.type("Name", "Ada King");
    console.click("Save");
    CHECK(test::body_of(console.request("PUT /profile"))["time_zone"] == "Antarctica/Troll");
}

TEST_CASE("Both versions of what was edited here and elsewhere stand side by side") {
    const auto profile = [](std::string company, std::string title) {
        auto json = nlohmann::json::parse(test::example("Profile"));
        json["company"] = std::move(company);
        json["job_title"] = std::move(title);
        return json.dump();
    };
    test::Console console;
    console.open("/settings/profile");
    console.answer("GET /profile", test::ok(profile("Before", "Mate"), "\"1\""));
    console.type("Company", "Here");
    console.type("Job title", "Pilot");
    console.click("Save");
    console.answer("PUT /profile", test::problem(412, "precondition-failed", "It was changed."));
    CHECK_FALSE(console.has("region", "Company was changed elsewhere"));
    console.answer("GET /profile", test::ok(profile("Elsewhere", "Captain"), "\"2\""));
    REQUIRE(console.has("region", "Company was changed elsewhere"));
    CHECK(console.sees("Elsewhere"));
    CHECK(console.value_of("Company") == "Here");
    console.click("Take the other: Company");
    CHECK(console.value_of("Company") == "Elsewhere");
    CHECK_FALSE(console.has("region", "Company was changed elsewhere"));
    console.click("Keep yours: Job title");
    CHECK(console.value_of("Job title") == "Pilot");
    console.click("Save");
    const auto body = test::body_of(console.request("PUT /profile"));
    CHECK(body["company"] == "Elsewhere");
    CHECK(body["job_title"] == "Pilot");
    CHECK(console.request("PUT /profile").if_match == "\"2\"");
}

TEST_CASE("Who meets their own change, whose reply was lost, is told that it is saved") {
    auto changed = nlohmann::json::parse(test::example("Profile"));
    changed["company"] = "Here";
    test::Console console;
    console.open("/settings/profile");
    console.answer("GET /profile", test::ok(test::example("Profile"), "\"1\""));
    console.type("Company", "Here");
    console.click("Save");
    console.answer("PUT /profile", test::offline());
    console.click("Save");
    console.answer("PUT /profile", test::problem(412, "precondition-failed", "Changed."));
    CHECK(console.sees("What you changed here is kept"));
    console.answer("GET /profile", test::ok(changed.dump(), "\"2\""));
    CHECK_FALSE(console.sees("What you changed here is kept"));
    CHECK(console.sees("Saved"));
    CHECK(console.is_disabled("Save"));
}
