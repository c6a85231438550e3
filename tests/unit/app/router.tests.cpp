#include "app/router.h"

#include <catch2/catch_test_macros.hpp>
#include <catch2/generators/catch_generators.hpp>

#include "app/section_list.h"

using namespace mooring;
using app::find_route;

namespace {

std::size_t place_of(std::string_view path) {
    for (std::size_t i = 0; i < app::section_infos.size(); ++i) {
        if (app::section_infos[i].path == path) {
            return i;
        }
    }
    FAIL("no section at " << path);
    return 0;
}

}  // namespace

TEST_CASE("Each section is found at its own path, and what follows is its own business") {
    for (const app::SectionInfo& info : app::section_infos) {
        const std::string path(info.path);
        INFO(path);
        const std::size_t section = place_of(path);
        CHECK(find_route(path) == app::Route{section, ""});
        CHECK(find_route(path + "?a=b") == app::Route{section, "?a=b"});
        if (path != "/") {
            CHECK(find_route(path + "/") == app::Route{section, ""});
            CHECK(find_route(path + "/aws/new") == app::Route{section, "/aws/new"});
        }
    }
}

TEST_CASE("The settings alone lead to their first section") {
    CHECK(find_route("/settings") == find_route(app::settings_path()));
    const auto route = find_route("/settings");
    REQUIRE(route.has_value());
    CHECK(app::section_infos[route->section].place == app::Place::Settings);
    CHECK(find_route("/settings/") == route);
}

TEST_CASE("What is no path of this site leads nowhere") {
    const auto* const path = GENERATE(
        "",
        "settings",
        "/nothing",
        "/settings/profiles",
        "/settings/unknown",
        "//evil.example",
        "//evil.example/settings/profile",
        "/\\evil.example",
        "https://evil.example/",
        "javascript:alert(1)",
        "/sign-inn",
        "/index.html",
        "\\\\evil.example",
        " /settings/profile"
    );
    INFO(path);
    CHECK_FALSE(find_route(path).has_value());
}

TEST_CASE("Sign-in leads back to where one wanted to go") {
    CHECK(app::sign_in_path("") == "/sign-in");
    CHECK(app::sign_in_path("/") == "/sign-in");
    CHECK(
        app::sign_in_path("/settings/profile?a=b&c") ==
        "/sign-in?next=/settings/profile%3Fa%3Db%26c"
    );
}

TEST_CASE("After sign-in only known paths of this site are gone to") {
    CHECK(app::safe_next("/settings/profile") == "/settings/profile");
    CHECK(app::safe_next("/settings/profile%3Fa%3Db") == "/settings/profile?a=b");
    CHECK(app::safe_next("/settings/profile%3F%FF") == "/settings/profile?\uFFFD");
    const auto* const next = GENERATE(
        "",
        "//evil.example",
        "%2F%2Fevil.example",
        "%2f%2fevil.example",
        "/%5Cevil.example",
        "https://evil.example",
        "https:%2F%2Fevil.example",
        "/unknown",
        "/sign-in",
        "/sign-in?next=/sign-in",
        "javascript:alert(1)",
        "%00/settings/profile",
        "/settings/%70rofiles"
    );
    INFO(next);
    CHECK(app::safe_next(next) == "/");
}

TEST_CASE("Percent-encoding goes there and back") {
    const auto* const text =
        GENERATE("", "plain-._~/", "a b", "100%", "日本", "?next=/x&y=z#f", "\x01\x7F\xFF");
    CHECK(app::percent_decoded(app::percent_encoded(text)) == text);
}

TEST_CASE("A percent sign that encodes nothing stands for itself") {
    for (const auto* const text : {"%", "%4", "100%", "%zz", "%4g"}) {
        CHECK(app::percent_decoded(text) == text);
    }
    CHECK(app::percent_decoded("%4") == "%4");
    CHECK(app::percent_decoded("%41%4") == "A%4");
    CHECK(app::percent_encoded("a b/ü") == "a%20b/%C3%BC");
}
