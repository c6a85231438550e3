#include "sections/cloud_accounts/route.h"

#include <catch2/catch_test_macros.hpp>

using namespace mooring::cloud_accounts;

TEST_CASE("The pages of the section have addresses") {
    CHECK(find_target("") == Target{ToOverview{}});
    CHECK(find_target("/") == Target{ToOverview{}});
    CHECK(find_target("?from=mail") == Target{ToOverview{}});
    CHECK(find_target("/aws/new") == Target{ToNewLink{Provider::Aws}});
    CHECK(find_target("/azure/new") == Target{ToNewLink{Provider::Azure}});
    CHECK(find_target("/gcp/new?from=mail") == Target{ToNewLink{Provider::Gcp}});
    CHECK(find_target("/aws/new/grant") == Target{ToNewLink{Provider::Aws, NewStep::Grant}});
    CHECK(
        find_target("/azure/new/application") ==
        Target{ToNewLink{Provider::Azure, NewStep::Application}}
    );
    CHECK(find_target("/gcp/new/finish") == Target{ToNewLink{Provider::Gcp, NewStep::Finish}});
    CHECK(find_target("/cloud_1/test") == Target{ToTest{"cloud_1"}});
    CHECK(find_target("/cloud_1/edit") == Target{ToEdit{"cloud_1"}});
    CHECK(find_target("/aws/edit") == Target{ToEdit{"aws"}});
}

TEST_CASE("Other addresses lead nowhere") {
    for (const char* rest :
         {"/oracle/new",
          "/aws/new/application",
          "/aws/new/",
          "/test",
          "//new",
          "/new",
          "/AWS/new",
          "/edit",
          "//edit",
          "/aws",
          "/cloud_1",
          "/a/b/edit",
          "/..%2Fsession/edit",
          "/a%2fb/test",
          "/../edit",
          "/%2E/test"}) {
        INFO(rest);
        CHECK(find_target(rest) == Target{ToNowhere{}});
    }
}

TEST_CASE("A path leads back to what it was made of") {
    CHECK(new_link_path(Provider::Gcp) == "/settings/cloud-accounts/gcp/new");
    CHECK(edit_path("cloud_1") == "/settings/cloud-accounts/cloud_1/edit");
    CHECK(
        new_link_path(Provider::Aws, NewStep::Finish) == "/settings/cloud-accounts/aws/new/finish"
    );
    CHECK(test_path("cloud_1") == "/settings/cloud-accounts/cloud_1/test");
    const std::string odd = "a b?c%d..e";
    const std::string path = edit_path(odd);
    CHECK(find_target(path.substr(overview_path().size())) == Target{ToEdit{odd}});
}
