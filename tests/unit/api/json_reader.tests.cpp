#include "api/json_reader.h"

#include <catch2/catch_test_macros.hpp>
#include <catch2/generators/catch_generators.hpp>
#include <limits>
#include <string>

#include "support/replies.h"

using namespace mooring;
using api::JsonReader;

namespace {

struct Thing {
    std::string name;
    std::string nick;
    bool on = false;
    std::int64_t count = 0;
    Instant made;
    std::optional<Instant> used;
    std::vector<std::string> tags;
    std::size_t kind = 0;
    std::string owner;
};

Thing read_thing(const JsonReader& json) {
    Thing thing;
    thing.name = json.text("name");
    thing.nick = json.text_or_empty("nick");
    thing.on = json.boolean("on");
    thing.count = json.integer("count");
    thing.made = json.time("made");
    thing.used = json.time_or_null("used");
    for (const JsonReader& tag : json.list("tags")) {
        thing.tags.push_back(tag.text("name"));
    }
    thing.kind = json.choice("kind", {"small", "large"}, 9);
    thing.owner = json.object("owner").text("email");
    return thing;
}

Result<Thing, api::ApiError> read(const api::Response& response) {
    return api::read_reply<Thing>(response, read_thing);
}

/// What is said to be wrong with a body, for those who look into it; empty if nothing is.
std::string trouble_with(std::string body) {
    const auto thing = read(test::ok(std::move(body)));
    if (thing) {
        return "";
    }
    CHECK(thing.error().kind == api::ErrorKind::Malformed);
    CHECK_FALSE(thing.error().detail.empty());
    return thing.error().code;
}

/// A body with all fields right except one.
std::string with(std::string_view field, std::string_view value) {
    constexpr std::pair<std::string_view, std::string_view> fields[]{
        {"name", R"("a name")"},
        {"nick", R"("a nick")"},
        {"on", "true"},
        {"count", "7"},
        {"made", R"("2026-03-12T09:30:00Z")"},
        {"used", "null"},
        {"tags", R"([{"name":"x"},{"name":"y"}])"},
        {"kind", R"("large")"},
        {"owner", R"({"email":"ada@example.com"})"},
    };
    std::string body = "{";
    for (const auto& [name, right] : fields) {
        const std::string_view content = name == field ? value : right;
        if (!content.empty()) {
            body +=
                (body.size() > 1 ? ",\"" : "\"") + std::string(name) + "\":" + std::string(content);
        }
    }
    return body + "}";
}

}  // namespace

TEST_CASE("A reply is read field by field") {
    const auto thing = read(test::ok(with("", "")));
    REQUIRE(thing.has_value());
    CHECK(thing.value().name == "a name");
    CHECK(thing.value().nick == "a nick");
    CHECK(thing.value().on);
    CHECK(thing.value().count == 7);
    CHECK(thing.value().made == Instant{1'773'307'800'000});
    CHECK_FALSE(thing.value().used.has_value());
    CHECK(thing.value().tags == std::vector<std::string>{"x", "y"});
    CHECK(thing.value().kind == 1);
    CHECK(thing.value().owner == "ada@example.com");
}

TEST_CASE("Fields that this build does not know are ignored, and unknown names are no error") {
    const auto thing = read(test::ok(with("kind", R"("huge","news":{"deep":[1,2,3]})")));
    REQUIRE(thing.has_value());
    CHECK(thing.value().kind == 9);
}

TEST_CASE("What may be absent or null is empty then") {
    for (const auto* const value : {"", "null"}) {
        const auto thing = read(test::ok(with("nick", value)));
        REQUIRE(thing.has_value());
        CHECK(thing.value().nick.empty());
        CHECK(read(test::ok(with("used", value))).has_value());
    }
}

TEST_CASE("A field that is missing or of the wrong type is named") {
    struct Wrong {
        const char* field;
        const char* value;
        const char* trouble;
    };
    const Wrong wrong = GENERATE(
        Wrong{"name", "", "/name is not a text"},
        Wrong{"name", "null", "/name is not a text"},
        Wrong{"name", "7", "/name is not a text"},
        Wrong{"name", "[]", "/name is not a text"},
        Wrong{"nick", "7", "/nick is not a text"},
        Wrong{"on", "1", "/on is not true or false"},
        Wrong{"on", R"("true")", "/on is not true or false"},
        Wrong{"count", "7.5", "/count is not a whole number"},
        Wrong{"count", R"("7")", "/count is not a whole number"},
        Wrong{"count", "1e300", "/count is not a whole number"},
        Wrong{"count", "18446744073709551615", "/count is not a whole number"},
        Wrong{"made", "0", "/made is not a text"},
        Wrong{"made", R"("soon")", "/made is not a time"},
        Wrong{"used", R"("once")", "/used is not a time"},
        Wrong{"tags", "{}", "/tags is not a list"},
        Wrong{"tags", R"([{"name":"x"},7])", "/tags/1 is not an object"},
        Wrong{"tags", R"([{"name":"x"},{}])", "/tags/1/name is not a text"},
        Wrong{"kind", "2", "/kind is not a text"},
        Wrong{"owner", "null", "/owner is not an object"},
        Wrong{"owner", "", "/owner is not an object"},
        Wrong{"owner", "[]", "/owner is not an object"},
        Wrong{"owner", "{}", "/owner/email is not a text"}
    );
    INFO(wrong.field << " = " << wrong.value);
    CHECK(trouble_with(with(wrong.field, wrong.value)) == wrong.trouble);
}

TEST_CASE("A whole number is read to the ends of its range") {
    for (const std::int64_t number : {INT64_MIN, std::int64_t{0}, INT64_MAX}) {
        const auto thing = read(test::ok(with("count", std::to_string(number))));
        REQUIRE(thing.has_value());
        CHECK(thing.value().count == number);
    }
}

TEST_CASE("What is not a JSON object is malformed") {
    CHECK(trouble_with("") == "not JSON");
    CHECK(trouble_with("{") == "not JSON");
    CHECK(trouble_with("{}{}") == "not JSON");
    CHECK(trouble_with("{'name': 1}") == "not JSON");
    CHECK(trouble_with("\xEF\xBB\xBF") == "not JSON");
    CHECK(trouble_with("{\"name\":\"\xFF\"}") == "not JSON");  // no UTF-8
    CHECK(trouble_with("null") == "/ is not an object");
    CHECK(trouble_with("[1,2]") == "/ is not an object");
    CHECK(trouble_with("\"text\"") == "/ is not an object");
}

TEST_CASE("JSON nested very deeply is survived") {
    constexpr std::size_t depth = 200'000;
    CHECK(trouble_with(std::string(depth, '[')) == "not JSON");
    const std::string nested = std::string(depth, '[') + std::string(depth, ']');
    CHECK(trouble_with(nested) == "/ is not an object");
    CHECK(trouble_with(with("owner", nested)) == "/owner is not an object");
}

TEST_CASE("A reply larger than any that makes sense is refused unread") {
    std::string body = with("", "");
    body.append(api::largest_reply_bytes - body.size(), ' ');
    CHECK(trouble_with(body).empty());
    body += ' ';
    CHECK(trouble_with(body) == "larger than expected");
}

TEST_CASE("A success in HTML, as of a captive portal, is malformed") {
    api::Response page = test::ok("<!doctype html><title>Free wi-fi</title>");
    page.content_type = "text/html; charset=utf-8";
    const auto thing = read(page);
    REQUIRE_FALSE(thing.has_value());
    CHECK(thing.error().kind == api::ErrorKind::Malformed);
    page.body = with("", "");
    CHECK_FALSE(read(page).has_value());
}

TEST_CASE("Parameters of the media type do not matter") {
    api::Response response = test::ok(with("", ""));
    response.content_type = "application/json; charset=utf-8";
    CHECK(read(response).has_value());
}

TEST_CASE("A failure is the error that it says, whatever it looks like inside") {
    const auto thing = read(test::problem(404, "not-found", "This key is gone."));
    REQUIRE_FALSE(thing.has_value());
    CHECK(thing.error().kind == api::ErrorKind::NotFound);
    CHECK(thing.error().detail == "This key is gone.");
}

TEST_CASE("A reply without a body succeeds by its status alone") {
    CHECK(api::read_nothing(test::no_content()).has_value());
    CHECK_FALSE(api::read_nothing(test::offline()).has_value());
    CHECK_FALSE(api::read_nothing(test::problem(500, "internal", "")).has_value());
}
