#include "sections/cloud_accounts/account_list.h"

#include <catch2/catch_test_macros.hpp>

using namespace mooring::cloud_accounts;

namespace {

const std::string account = R"({"name":"Main","id":"sub","tenantId":"ten"})";

}  // namespace

TEST_CASE("Subscriptions are read from the output of az account list") {
    const std::vector<Subscription> both{
        {.name = "Main", .id = "sub", .tenant_id = "ten"},
        {.name = "", .id = "other", .tenant_id = "ten"}};
    CHECK(
        read_account_list("[" + account + R"(,{"id":"other","tenantId":"ten"},{"id":"x"}])") == both
    );
    CHECK(read_account_list(" [] \n").empty());
}

TEST_CASE("What is no list of accounts has none") {
    for (const std::string& text :
         {std::string(),
          std::string("no json"),
          account,
          "{\"list\":[" + account + "]}",
          "[" + account,
          "[" + account + "],\"more\":1",
          "[],\"list\":[" + account + "]"}) {
        INFO(text);
        CHECK(read_account_list(text).empty());
    }
}
