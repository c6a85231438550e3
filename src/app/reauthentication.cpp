#include "app/reauthentication.h"

#include <utility>

namespace mooring::app {

void hold(std::optional<Reauthentication>& question, const SendHttp& sent) {
    if (!question) {
        question.emplace();
    }
    question->waiting.push_back(sent);
}

std::optional<api::Request> submit(std::optional<Reauthentication>& question) {
    if (!question || question->sending) {
        return std::nullopt;
    }
    if (question->password.empty()) {
        question->problem = "Enter your password.";
        return std::nullopt;
    }
    question->sending = true;
    return request_reauthentication(question->password);
}

std::vector<SendHttp>
confirm(std::optional<Reauthentication>& question, const api::Response& response) {
    if (!question) {
        return {};
    }
    question->sending = false;
    const auto session = read_session(response);
    if (session) {
        return std::move(std::exchange(question, std::nullopt)->waiting);
    }
    const std::string at_field = api::problem_at(session.error(), "/password");
    question->problem = at_field.empty() ? session.error().detail : at_field;
    return {};
}

api::Response cancelled_response() {
    return {
        .status = 403,
        .content_type = "application/problem+json",
        .etag = {},
        .retry_after_s = 0,
        .body = R"({"type":"urn:mooring:problem:reauthentication-required",)"
                R"("detail":"Nothing was changed, since it was not confirmed."})"};
}

}  // namespace mooring::app
