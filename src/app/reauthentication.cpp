#include "app/reauthentication.h"

#include <utility>

namespace mooring::app {

void hold(std::optional<Reauthentication>& question, const SendHttp& sent, ProofSet proofs) {
    if (!question) {
        question.emplace();
        question->form.by = proofs.first_typed();
    }
    question->waiting.push_back(sent);
}

std::optional<api::Request> submit(std::optional<Reauthentication>& question) {
    if (!question || question->form.sending) {
        return std::nullopt;
    }
    auto body = proof_body(question->form);
    if (!body) {
        return std::nullopt;
    }
    question->form.sending = true;
    return request_reauthentication(*std::move(body));
}

std::vector<SendHttp>
confirm(std::optional<Reauthentication>& question, const Result<Session, api::ApiError>& session) {
    if (!question) {
        return {};
    }
    if (session) {
        return std::move(std::exchange(question, std::nullopt)->waiting);
    }
    refuse(question->form, session.error());
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
