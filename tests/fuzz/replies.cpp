// The codecs of replies: whatever comes is read or refused, and how it is laid out as JSON makes no
// difference.
#include <array>
#include <concepts>
#include <nlohmann/json.hpp>
#include <optional>
#include <string>

#include "api/json_tree.h"
#include "fuzz/check.h"
#include "fuzz/targets.h"
#include "support/replies.h"
#include "support/reply_codecs.h"

namespace mooring::fuzz {
namespace {

using nlohmann::json;

template <class T>
bool is_same(const T& a, const T& b) {
    if constexpr (std::equality_comparable<T> && !std::same_as<T, std::string>) {
        return a == b;
    } else {
        return true;  // what is handed on as it came depends on how it is laid out
    }
}

template <class T>
bool is_same(const Result<T, api::ApiError>& a, const Result<T, api::ApiError>& b) {
    if (!a || !b) {
        return !a && !b && a.error() == b.error();
    }
    return is_same(a.value(), b.value());
}

template <auto Read>
void read_reply(std::string_view text) {
    const auto read = Read(test::ok(std::string(text), "\"1\""));
    if (!read) {
        check(read.error().kind == api::ErrorKind::Malformed, "what is refused is malformed");
        check(!read.error().detail.empty(), "a refusal says something");
    }
    if (const std::optional<json> tree = api::parse_json(text)) {
        check(is_same(read, Read(test::ok(tree->dump(), "\"1\""))), "layout makes no difference");
    }
}

void read_problem(std::string_view text) {
    for (const int status : std::array{401, 403, 404, 409, 412, 422, 429, 500}) {
        api::Response response = test::ok(std::string(text));
        response.status = status;
        response.content_type = "application/problem+json";
        response.retry_after_s = static_cast<int>(text.size());
        const api::ApiError error = api::read_error(response);
        check(!error.detail.empty(), "an error says something");
        check(error.kind != api::ErrorKind::Malformed, "the status says enough");
    }
}

/// The tree that every codec reads is the one of nlohmann's own parser.
void read_tree(std::string_view text) {
    const std::optional<json> tree = api::parse_json(text);
    const json reference = json::parse(text, nullptr, false);
    check(tree.has_value() != reference.is_discarded(), "the same texts are JSON");
    check(!tree || *tree == reference, "they say the same");
}

}  // namespace

std::vector<Target> reply_targets() {
    std::vector<Target> all{
        {.run = read_tree, .schema = "AuthenticationResponse", .seeds = {R"([1,-1,0.5,"\u00e9"])"}},
        {.run = read_problem, .schema = "Problem", .seeds = {}},
        {.run = read_reply<security::read_security>, .schema = "Security", .seeds = {}},
        {.run = read_reply<own_account::read_changed_email>, .schema = "Profile", .seeds = {}}};
    test::for_each_codec([&]<auto Read>(const char* schema) {
        all.push_back({.run = read_reply<Read>, .schema = schema, .seeds = {}});
    });
    return all;
}

}  // namespace mooring::fuzz
