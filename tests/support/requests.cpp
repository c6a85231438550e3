#include "support/requests.h"

#include <catch2/catch_test_macros.hpp>
#include <nlohmann/json.hpp>

namespace mooring::test {

std::string line_of(const api::Request& request) {
    constexpr const char* methods[]{"GET ", "POST ", "PUT ", "DELETE "};
    return methods[static_cast<std::size_t>(request.method)] + request.path;
}

nlohmann::json body_of(const api::Request& request) {
    auto body = nlohmann::json::parse(request.body.reveal(), nullptr, false);
    if (body.is_discarded()) {
        FAIL("the body of " << line_of(request) << " is not JSON");
    }
    return body;
}

}  // namespace mooring::test
