// The profile's page, and what else the tests of bad days begin with.
#pragma once

#include <string>
#include <string_view>

#include "support/console.h"
#include "support/contract.h"
#include "support/replies.h"

namespace mooring::test {

inline constexpr std::string_view lost = "No connection to the server.";
inline constexpr int minute = 60'000;

inline void open_profile(Console& console) {
    console.open("/settings/profile");
    console.answer("GET /profile", ok(example("Profile"), "\"1\""));
}

inline api::Response profile_of_ada_king() {
    return ok(
        R"({"email":"ada@example.com","name":"Ada King","phone":"",
        "company":"","job_title":"","country":"","time_zone":""})",
        "\"2\""
    );
}

inline api::Response signed_out_meanwhile() {
    return problem(401, "unauthenticated", "You are signed out.");
}

/// The server is there again, and answers whatever waits.
inline void answer_all(Console& console) {
    while (!console.sent().empty()) {
        const std::string line = console.sent().front();
        console.answer(line, filled_reply(line));
    }
}

}  // namespace mooring::test
