#include "core/text.h"

#include <catch2/catch_test_macros.hpp>

using namespace mooring;

TEST_CASE("Trimming takes white space off both ends and leaves the middle") {
    CHECK(trimmed("  a b \t\r\n") == "a b");
    CHECK(trimmed("plain") == "plain");
    CHECK(trimmed(" \t\n ").empty());
    CHECK(trimmed("").empty());
    CHECK(trimmed("\u00a0\u3000x \u2003y\u202f\u0085") == "x \u2003y");  // as the server does it
    CHECK(trimmed("\u200b") == "\u200b");  // of no width, and no white space to Unicode
    CHECK(trimmed("é€") == "é€");
}

TEST_CASE("Code points are counted, not bytes") {
    CHECK(code_point_count("") == 0);
    CHECK(code_point_count("abc") == 3);
    CHECK(code_point_count("Zoë") == 3);
    CHECK(code_point_count("日本") == 2);
    CHECK(code_point_count("🔑") == 1);
    CHECK(code_point_count("\xFF\xFE") == 2);  // malformed bytes count one each
}

TEST_CASE("Grouping puts single spaces between groups") {
    CHECK(grouped("JBSWY3DPEHPK", 4) == "JBSW Y3DP EHPK");
    CHECK(grouped("12345", 4) == "1234 5");
    CHECK(grouped("", 4).empty());
}

TEST_CASE("Only what is wanted of a text is kept, in order") {
    CHECK(only("+44 20 7946", is_digit) == "44207946");
    CHECK(only("abc", is_digit).empty());
}
