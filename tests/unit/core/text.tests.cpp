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
    CHECK(trimmed("a\xE2\x80z") == "a\xE2\x80z");  // a character cut off takes no other with it
}

TEST_CASE("Code points are counted, not bytes") {
    CHECK(code_point_count("") == 0);
    CHECK(code_point_count("abc") == 3);
    CHECK(code_point_count("Zoë") == 3);
    CHECK(code_point_count("日本") == 2);
    CHECK(code_point_count("🔑") == 1);
    CHECK(code_point_count("\xFF\xFE") == 2);  // malformed bytes count one each
}

TEST_CASE("Bytes that are no characters are replaced one by one, and characters are left alone") {
    for (const char* text : {"", "plain", "Zoë 日本 🔑", "\u0080\u07ff\u0800\ue000\uffff"}) {
        CHECK(well_formed(text) == text);
    }
    CHECK(well_formed(std::string_view("a\0b", 3)) == std::string_view("a\0b", 3));
    CHECK(well_formed("a\xFFz") == "a\uFFFDz");
    CHECK(well_formed("\x80") == "\uFFFD");
    CHECK(well_formed("\xE2\x82") == "\uFFFD\uFFFD");            // cut off
    CHECK(well_formed("\xE2\x82z") == "\uFFFD\uFFFDz");          // what follows stays
    CHECK(well_formed("\xC0\xAF") == "\uFFFD\uFFFD");            // a slash, too long
    CHECK(well_formed("\xED\xA0\x80") == "\uFFFD\uFFFD\uFFFD");  // a surrogate
    CHECK(well_formed("\xF4\x90\x80\x80").size() == 12);         // beyond U+10FFFF
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
