#include "app/list_query.h"

#include <catch2/catch_test_macros.hpp>

using namespace mooring::app;

TEST_CASE("A list that nobody asked anything of has a bare address") {
    const ListQuery query;
    CHECK(query.address("/things", "") == "/things");
    CHECK(query.address("/things", "a/b+c") == "/things?cursor=a/b%2Bc&limit=200");
    CHECK(query.is_usual());
}

TEST_CASE("Each change of a query is another turn") {
    ListQuery query;
    query.edit({QueryPart::Search, " a&b "});
    query.edit({QueryPart::Sort, "-name"});
    CHECK(query.turn == 2);
    CHECK(query.address("/things", "") == "/things?q=a%26b&sort=-name");
    CHECK(query.is_narrowed());
    query.edit({QueryPart::Narrowing, {}});
    CHECK(query.address("/things", "") == "/things?sort=-name");
    CHECK_FALSE(query.is_narrowed());
    CHECK_FALSE(query.is_usual());
}

TEST_CASE("Space alone searches for nothing") {
    ListQuery query;
    query.edit({QueryPart::Search, "  "});
    CHECK(query.is_usual());
    CHECK(query.address("/things", "") == "/things");
}

TEST_CASE("A kind leaves out the others, until all are asked for again") {
    ListQuery query;
    query.edit({QueryPart::Kind, "sign_in"});
    query.edit({QueryPart::Sort, "at"});
    CHECK(query.address("/things", "") == "/things?kind=sign_in&sort=at");
    CHECK(query.is_narrowed());
    query.edit({QueryPart::Narrowing, {}});
    CHECK(query.address("/things", "") == "/things?sort=at");
}
