#include "core/validate.h"

#include <catch2/catch_test_macros.hpp>
#include <catch2/generators/catch_generators.hpp>

using namespace mooring;

TEST_CASE("A security code may be typed with spaces") {
    CHECK(read_security_code("123456") == "123456");
    CHECK(read_security_code(" 123 456 ") == "123456");
    CHECK(read_security_code("000000") == "000000");
}

TEST_CASE("What is no security code is refused, with a sentence that says why") {
    struct Bad {
        const char* typed;
        const char* problem;
    };
    const Bad bad = GENERATE(
        Bad{"", "Enter the six digits that your authenticator app shows."},
        Bad{"   ", "Enter the six digits that your authenticator app shows."},
        Bad{"12345", "The code has six digits; this has 5."},
        Bad{"1234567", "The code has six digits; this has 7."},
        Bad{"12a456", "The code has digits only, six of them."},
        Bad{"１２３４５６", "The code has digits only, six of them."}
    );
    INFO(bad.typed);
    CHECK_FALSE(read_security_code(bad.typed).has_value());
    CHECK(security_code_problem(bad.typed) == bad.problem);
}
