#include "api/json_writer.h"

#include <catch2/catch_test_macros.hpp>
#include <catch2/generators/catch_generators.hpp>
#include <nlohmann/json.hpp>
#include <string>

#include "support/memory_watch.h"

using namespace mooring;
using api::JsonWriter;
using nlohmann::json;

namespace {

json parsed(const Secret& text) {
    return json::parse(text.reveal(), nullptr, false);
}

std::string every_character() {
    std::string text;
    for (char c = 0; c < 0x7F; ++c) {
        text += c;
    }
    return text + "\x7F";
}

}  // namespace

TEST_CASE("Whatever text is written is read back by another library") {
    const std::string text = GENERATE(
        as<std::string>{},
        "",
        "plain",
        "quote \" and backslash \\",
        "\n\r\t\b\f",
        "日本 🔑 Zoë",
        "</script>",
        "\xE2\x80\xA8",
        every_character()
    );
    const json object = parsed(JsonWriter().text("value", text).finish());
    REQUIRE_FALSE(object.is_discarded());
    CHECK(object["value"].get<std::string>() == text);
}

TEST_CASE("Names of fields are escaped as well") {
    const json object = parsed(JsonWriter().text("a \"name\"\n", "x").finish());
    REQUIRE(object.contains("a \"name\"\n"));
}

TEST_CASE("Fields of all kinds stand beside each other") {
    const Secret inner = JsonWriter().text("method", "aws_role").finish();
    const json object = parsed(JsonWriter()
                                   .text("alias", "Production")
                                   .boolean("on", true)
                                   .boolean("off", false)
                                   .object("credentials", inner)
                                   .finish());
    CHECK(
        object ==
        json::parse(
            R"({"alias":"Production","on":true,"off":false,"credentials":{"method":"aws_role"}})"
        )
    );
}

TEST_CASE("An object may be empty") {
    CHECK(JsonWriter().finish().reveal() == "{}");
}

TEST_CASE("Writing a secret leaves it nowhere else") {
    static const std::string password = "a lighthouse in the fog";
    const test::FreedMemoryWatch watch(password);
    {
        const Secret body = JsonWriter()
                                .text("email", std::string(200, 'x'))
                                .text("password", password)
                                .text("other", std::string(2000, 'y'))
                                .finish();
        CHECK(body.reveal().find(password) != std::string_view::npos);
    }
    CHECK(watch.sightings() == 0);
}
