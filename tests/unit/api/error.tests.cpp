#include "api/error.h"

#include <catch2/catch_test_macros.hpp>
#include <catch2/generators/catch_generators.hpp>

#include "support/replies.h"

using namespace mooring;
using api::ErrorKind;

TEST_CASE("Status and code of a reply say which kind of error it is") {
    struct Known {
        int status;
        const char* code;
        ErrorKind kind;
    };
    const Known known = GENERATE(
        Known{0, "", ErrorKind::Offline},
        Known{400, "invalid-json", ErrorKind::Refused},
        Known{401, "unauthenticated", ErrorKind::Unauthenticated},
        Known{401, "wrong-credentials", ErrorKind::Invalid},
        Known{403, "forbidden", ErrorKind::Refused},
        Known{403, "reauthentication-required", ErrorKind::ReauthenticationNeeded},
        Known{404, "not-found", ErrorKind::NotFound},
        Known{405, "method-not-allowed", ErrorKind::Refused},
        Known{409, "totp-already-on", ErrorKind::Refused},
        Known{412, "precondition-failed", ErrorKind::Stale},
        Known{413, "too-large", ErrorKind::Refused},
        Known{422, "invalid-fields", ErrorKind::Invalid},
        Known{429, "too-many-requests", ErrorKind::TooMany},
        Known{500, "internal", ErrorKind::Server},
        Known{502, "", ErrorKind::Server},
        Known{503, "not-configured", ErrorKind::Server},
        Known{301, "", ErrorKind::Malformed}
    );
    INFO(known.status << ' ' << known.code);
    const api::ApiError error =
        api::read_error(test::problem(known.status, known.code, "A sentence."));
    CHECK(error.kind == known.kind);
    CHECK(error.code == known.code);
    CHECK_FALSE(error.detail.empty());
}

TEST_CASE("The server's own sentence is shown, except for its own faults") {
    CHECK(
        api::read_error(test::problem(409, "no-enrolment", "Start again.")).detail == "Start again."
    );
    const auto fault =
        api::read_error(test::problem(500, "internal", "NullPointerException at 0x0"));
    CHECK(fault.detail == "The server has a problem. It is not your fault. Try again soon.");
}

TEST_CASE("What only the site's operator can supply is said, and not when to try again") {
    const api::ApiError error = api::read_error(
        test::problem(503, "not-configured", "This site cannot link AWS accounts yet.")
    );
    CHECK(error.detail == "This site cannot link AWS accounts yet.");
}

TEST_CASE("A failure without a sentence gets one") {
    for (const int status : {0, 400, 401, 403, 404, 412, 422, 429, 500}) {
        api::Response bare;
        bare.status = status;
        INFO(status);
        CHECK_FALSE(api::read_error(bare).detail.empty());
    }
    api::Response page = test::problem(502, "", "");
    page.content_type = "text/html";
    page.body = "<h1>Bad gateway</h1>";
    CHECK(api::read_error(page).kind == ErrorKind::Server);
}

TEST_CASE("When to try again is said where the server said it") {
    const auto detail = [](int status, int seconds) {
        api::Response bare;
        bare.status = status;
        bare.retry_after_s = seconds;
        return api::read_error(bare).detail;
    };
    CHECK(detail(429, 42) == "Too many attempts. Try again in 42 seconds.");
    CHECK(detail(429, 121) == "Too many attempts. Try again in 3 minutes.");
    CHECK(detail(429, -5) == "Too many attempts. Try again soon.");
    CHECK(
        detail(503, 1) == "The server has a problem. It is not your fault. Try again in 1 second."
    );
    CHECK(detail(404, 5).find("Try again") == std::string::npos);
}

TEST_CASE("The title stands in for a missing detail") {
    api::Response response = test::problem(409, "x", "");
    response.body = R"({"type":"urn:mooring:problem:x","title":"Not now"})";
    CHECK(api::read_error(response).detail == "Not now");
}

TEST_CASE("Problems of fields are found by their pointer") {
    const auto error = api::read_error(test::problem(
        422,
        "invalid-fields",
        "Check the marked fields.",
        {{"/alias", "Taken."}, {"/name", "Empty."}}
    ));
    CHECK(error.fields.size() == 2);
    CHECK(api::problem_at(error, "/alias") == "Taken.");
    CHECK(api::problem_at(error, "/name") == "Empty.");
    CHECK(api::problem_at(error, "/other").empty());
}

TEST_CASE("A problem that is itself broken keeps what can be read of it") {
    const auto* const body = GENERATE(
        "",
        "nonsense",
        "[]",
        R"({"type":7})",
        R"({"detail":"Kept.","errors":7})",
        R"({"detail":"Kept.","errors":[7,{"pointer":1}]})"
    );
    INFO(body);
    api::Response response = test::problem(422, "x", "");
    response.body = body;
    const auto error = api::read_error(response);
    CHECK(error.kind == ErrorKind::Invalid);
    CHECK_FALSE(error.detail.empty());
    if (std::string_view(body).find("Kept.") != std::string_view::npos) {
        CHECK(error.detail == "Kept.");
    }
}

TEST_CASE("How long to wait is taken from the header") {
    api::Response response = test::problem(429, "too-many-requests", "Too many attempts.");
    response.retry_after_s = 30;
    CHECK(api::read_error(response).retry_after_s == 30);
}
