#include "support/replies.h"

#include <nlohmann/json.hpp>
#include <utility>

namespace mooring::test {
namespace {

using nlohmann::json;

api::Response reply(int status, std::string content_type, std::string body, std::string etag = {}) {
    api::Response response;
    response.status = status;
    response.content_type = std::move(content_type);
    response.etag = std::move(etag);
    response.body = std::move(body);
    return response;
}

api::Response
session(std::string_view state, const json& user, const std::vector<std::string>& proofs) {
    const json body{
        {"state", state},
        {"user", user},
        {"proofs", proofs},
        {"passkey_support", {{"available", true}}},
        {"authenticated_at", user.is_null() ? json() : json("2026-03-12T09:00:00Z")}};
    return ok(body.dump());
}

}  // namespace

api::Response ok(std::string json, std::string etag) {
    return reply(200, "application/json", std::move(json), std::move(etag));
}

api::Response created(std::string json, std::string etag) {
    return reply(201, "application/json", std::move(json), std::move(etag));
}

api::Response no_content() {
    return reply(204, "", "");
}

api::Response offline() {
    return {};
}

api::Response problem(
    int status,
    std::string_view code,
    std::string_view detail,
    const std::vector<api::FieldProblem>& fields
) {
    json body{
        {"type", "urn:mooring:problem:" + std::string(code)},
        {"title", "A problem"},
        {"status", status},
        {"detail", detail}};
    for (const api::FieldProblem& field : fields) {
        json error{{"pointer", field.pointer}, {"detail", field.detail}};
        if (!field.existing_id.empty()) {
            error["existing_id"] = field.existing_id;
        }
        body["errors"].push_back(error);
    }
    return reply(status, "application/problem+json", body.dump());
}

api::Response bad_field(std::string_view pointer, std::string_view detail) {
    return problem(
        422,
        "invalid-fields",
        "Check the marked fields.",
        {{std::string(pointer), std::string(detail)}}
    );
}

api::Response signed_in(const std::vector<std::string>& proofs) {
    const json ada{
        {"id", "4f1c0a7be29d5386"}, {"email", "ada@example.com"}, {"name", "Ada Lovelace"}};
    return session("signed_in", ada, proofs);
}

api::Response signed_in_as(std::string_view user, std::string_view email) {
    return session("signed_in", {{"id", user}, {"email", email}, {"name", ""}}, {"password"});
}

api::Response signed_out() {
    return session("signed_out", nullptr, {});
}

api::Response code_required(const std::vector<std::string>& proofs) {
    return session("code_required", nullptr, proofs);
}

}  // namespace mooring::test
