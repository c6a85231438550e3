#include "sections/api_keys/access.h"

#include <catch2/catch_test_macros.hpp>
#include <string>
#include <vector>

#include "sections/api_keys/link.h"

using namespace mooring::api_keys;

namespace {

using Scopes = std::vector<std::string>;

Access access_of(const Scopes& scopes) {
    std::string unknown;
    const Access access = read_access(scopes, unknown);
    CHECK(unknown.empty());
    return access;
}

}  // namespace

TEST_CASE("Access is read from scopes and written as the same ones") {
    for (const Scopes& scopes :
         {Scopes{"read"},
          Scopes{"write"},
          Scopes{"cloud-accounts:write", "profile:read"},
          Scopes{"overview:read", "security:read", "api-keys:read", "activity:read"}}) {
        CHECK(scopes_of(access_of(scopes)) == scopes);
    }
}

TEST_CASE("The widest of several scopes counts") {
    CHECK(scopes_of(access_of({"profile:read", "profile:write"})) == Scopes{"profile:write"});
    CHECK(scopes_of(access_of({"profile:write", "profile:read"})) == Scopes{"profile:write"});
    CHECK(scopes_of(access_of({"read", "profile:read"})) == Scopes{"read"});
}

TEST_CASE("What is no scope is named, and grants nothing") {
    for (const char* bad :
         {"", "all", "read:profile", "security:write", "profile:", ":read", "nothing:read"}) {
        INFO(bad);
        std::string unknown = "untouched";
        unknown.clear();
        const Access access = read_access(Scopes{bad}, unknown);
        CHECK(unknown == bad);
        CHECK(access.is_empty());
    }
}

TEST_CASE("Access is said in words") {
    CHECK(words_of(access_of({"read"})) == "Reads everything");
    CHECK(words_of(access_of({"write"})) == "Reads and writes everything");
    CHECK(words_of(access_of({"profile:read", "activity:read"})) == "Reads Profile, Activity");
    CHECK(
        words_of(access_of({"cloud-accounts:write", "profile:read"})) ==
        "Writes Cloud accounts; reads Profile"
    );
}

TEST_CASE("A link to a new key is told from other addresses") {
    CHECK(is_link("/new"));
    CHECK(is_link("/new?name=x"));
    CHECK_FALSE(is_link(""));
    CHECK_FALSE(is_link("/newer"));
    CHECK_FALSE(is_link("/old?name=x"));
}

TEST_CASE("A link to a new key says name, scopes and expiry, and what it leaves out is as usual") {
    CHECK(read_link("/new").key == NewKey{});
    const LinkedKey linked =
        read_link("/new?expires_in_days=365&scopes=profile%3Awrite+overview:read&name=a%26b+c");
    CHECK(linked.problem.empty());
    CHECK(linked.key.name == "a&b c");
    CHECK(linked.key.expiry == "365");
    CHECK(scopes_of(linked.key.access) == Scopes{"profile:write", "overview:read"});
}

TEST_CASE("A broken link to a new key breaks nothing") {
    for (const char* rest :
         {"/new?",
          "/new?&&=&",
          "/new?name",
          "/new?scopes=,,+",
          "/new?expires_in_days=never",
          "/new?name=%",
          "/new?=x&name="}) {
        INFO(rest);
        const LinkedKey linked = read_link(rest);
        CHECK(linked.key.expiry == usual_expiry);
        CHECK(scopes_of(linked.key.access) == Scopes{"read"});
    }
}

TEST_CASE("What a link to a new key says is text, whatever bytes it has") {
    CHECK(read_link("/new?name=a%FFb").key.name == "a\uFFFDb");
    CHECK(read_link("/new?name=%C3%A9").key.name == "é");
    CHECK(read_link("/new?scopes=%ff").problem.starts_with("The link asks for “\uFFFD”"));
}
