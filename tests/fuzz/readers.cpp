// Readers of what people type, choose and follow links with.
#include <algorithm>
#include <array>
#include <cstdio>
#include <ctime>
#include <optional>
#include <string>
#include <vector>

#include "api/json_tree.h"
#include "api/json_writer.h"
#include "app/router.h"
#include "app/section_list.h"
#include "core/text.h"
#include "core/time.h"
#include "core/validate.h"
#include "fuzz/check.h"
#include "fuzz/targets.h"
#include "sections/api_keys/link.h"
#include "sections/cloud_accounts/account_list.h"
#include "sections/cloud_accounts/validate.h"

namespace mooring::fuzz {
namespace {

/// As the C library writes it; nothing for a year that RFC 3339 has no four digits for.
std::optional<std::string> written(Instant time) {
    const std::int64_t ms = ((time.ms % 1000) + 1000) % 1000;
    const auto seconds = static_cast<std::time_t>((time.ms - ms) / 1000);
    std::tm parts{};
    gmtime_r(&seconds, &parts);
    const int year = parts.tm_year + 1900;
    if (year < 0 || year > 9999) {
        return std::nullopt;
    }
    std::array<char, 96> text{};
    const int length = std::snprintf(
        text.data(),
        text.size(),
        "%04d-%02d-%02dT%02d:%02d:%02d.%03dZ",
        year,
        parts.tm_mon + 1,
        parts.tm_mday,
        parts.tm_hour,
        parts.tm_min,
        parts.tm_sec,
        static_cast<int>(ms)
    );
    return std::string(text.data(), static_cast<std::size_t>(length));
}

void read_time(std::string_view text) {
    const std::optional<Instant> time = parse_rfc3339(text);
    if (!time) {
        return;
    }
    if (const auto again = written(*time)) {
        check(parse_rfc3339(*again) == time, "a time that is written again is the same");
    }
    for (const int offset : {-720, 0, 345}) {
        const Clock clock{.now = {1'773'307'800'000}, .utc_offset_minutes = offset};
        check(!exact_time(*time, clock).empty(), "every time can be told");
        check(!relative_time(*time, clock).empty(), "also from now");
        check(!time_left(*time, clock).empty(), "and until then");
    }
}

void read_codes(std::string_view text) {
    if (const auto code = read_security_code(text)) {
        check(read_security_code(*code) == code, "a code that was read is a code");
    } else {
        check(!security_code_problem(text).empty(), "what is no code is told why");
    }
    if (const auto code = read_recovery_code(text)) {
        check(read_recovery_code(*code) == code, "a recovery code that was read is one");
        check(read_recovery_code(grouped(*code, 4)) == code, "also in groups");
    } else {
        check(!recovery_code_problem(text).empty(), "what is no recovery code is told why");
    }
}

/// What is sent can be read by the server: JSON is UTF-8.
bool can_be_sent(std::string_view text) {
    return api::parse_json(api::JsonWriter().text("text", text).finish().reveal()).has_value();
}

void read_text(std::string_view text) {
    const std::string_view inner = trimmed(text);
    check(trimmed(inner) == inner, "what is trimmed is trimmed");
    check(code_point_count(text) <= text.size(), "a code point has at least a byte");
    check(can_be_sent(well_formed(text)), "what is well-formed can be sent");
    check(!can_be_sent(text) || well_formed(text) == text, "what can be sent is well-formed");
    check(app::percent_decoded(app::percent_encoded(text)) == text, "decoding undoes encoding");
    const std::string decoded = app::percent_decoded(text);
    check(
        app::percent_decoded(app::percent_encoded(decoded)) == decoded,
        "what was decoded can be encoded"
    );
}

void read_address(std::string_view text) {
    const std::string next = app::safe_next(text);
    check(next.starts_with('/') && !next.starts_with("//"), "the next page is one of this site");
    check(app::find_route(next).has_value(), "and there is one");
    check(can_be_sent(next), "it can be kept");
    check(app::safe_next(app::percent_encoded(next)) == next, "it stays the same when encoded");
    if (const auto route = app::find_route(text)) {
        check(route->section < app::section_count, "a route leads to a section");
    }
}

void read_key_link(std::string_view text) {
    static_cast<void>(api_keys::is_link(text));
    const api_keys::LinkedKey linked = api_keys::read_link(text);
    const auto& offered = api_keys::expiries;
    check(
        std::find(offered.begin(), offered.end(), linked.key.expiry) != offered.end(),
        "a link asks for an expiry that is offered"
    );
    check(!linked.key.access.is_empty(), "and for some access");
    check(can_be_sent(linked.key.name), "and for a name that can be sent");
    check(can_be_sent(linked.problem), "and is told of in text");
}

/// One scope a line.
void read_scopes(std::string_view text) {
    std::vector<std::string> scopes;
    while (!text.empty()) {
        const std::size_t end = std::min(text.find('\n'), text.size());
        scopes.emplace_back(text.substr(0, end));
        text.remove_prefix(std::min(end + 1, text.size()));
    }
    std::string unknown;
    const api_keys::Access access = api_keys::read_access(scopes, unknown);
    const bool is_nothing = access.is_empty();
    check(is_nothing == api_keys::words_of(access).empty(), "all that is granted is said");
    std::string unknown_again;
    const std::vector<std::string> again = api_keys::scopes_of(access);
    check(
        api_keys::read_access(again, unknown_again) == access && unknown_again.empty(),
        "access that is written again is the same"
    );
}

/// A path of the API with one segment behind the collection.
bool is_of_one_account(std::string_view path) {
    constexpr std::string_view collection = "/cloud-accounts/";
    if (!path.starts_with(collection)) {
        return false;
    }
    path.remove_prefix(collection.size());
    return !path.empty() && path != "." && path != ".." && path.find('/') == std::string_view::npos;
}

template <class To>
void check_account_page(
    const cloud_accounts::Target& target, std::string (*path_of)(std::string_view id)
) {
    if (const auto* to = std::get_if<To>(&target)) {
        const std::string path = path_of(to->id);
        check(
            cloud_accounts::find_target(
                std::string_view(path).substr(cloud_accounts::overview_path().size())
            ) == target,
            "the address of an account's page leads to it"
        );
        check(
            is_of_one_account(cloud_accounts::request_account(to->id).path),
            "an account's page asks for an account"
        );
    }
}

void read_account_route(std::string_view text) {
    const cloud_accounts::Target target = cloud_accounts::find_target(text);
    check_account_page<cloud_accounts::ToEdit>(target, cloud_accounts::edit_path);
    check_account_page<cloud_accounts::ToTest>(target, cloud_accounts::test_path);
    static_cast<void>(cloud_accounts::Section::title(text));
}

void read_key_file(std::string_view text) {
    const auto key = cloud_accounts::read_service_account_key(text);
    if (key) {
        check(cloud_accounts::is_project_id(key.value().project_id), "a key has a project");
        check(!key.value().client_email.empty(), "and an address");
        check(!key.value().private_key_id.empty(), "and an id");
    } else {
        check(!key.error().empty(), "what is no key is told why");
    }
    const std::string problem = cloud_accounts::validate_service_account_key(text);
    check(problem.empty() == key.has_value(), "both say the same of a key");
}

void read_subscriptions(std::string_view text) {
    const auto found = cloud_accounts::read_account_list(text);
    for (const cloud_accounts::Subscription& subscription : found) {
        check(!subscription.id.empty(), "a subscription has an id");
        check(!subscription.tenant_id.empty(), "and a tenant");
    }
    const auto tree = api::parse_json(text);
    check(found.empty() || (tree && tree->is_array()), "subscriptions are in a list");
}

void read_credentials(std::string_view text) {
    using namespace cloud_accounts;
    const std::string spaced = "  " + std::string(text) + "\t";
    for (const auto validate :
         {validate_alias,
          validate_role_arn,
          validate_access_key_id,
          validate_secret_access_key,
          validate_session_token,
          validate_subscription_id,
          validate_tenant_id}) {
        check(validate(text) == validate(spaced), "white space around it does not count");
    }
}

}  // namespace

std::vector<Target> reader_targets() {
    return {
        {.run = read_time,
         .schema = {},
         .seeds =
             {"2026-03-12T09:30:00Z",
              "1999-02-28t23:59:60.123456+05:30",
              "0000-01-01 00:00:00-23:59"}},
        {.run = read_codes, .schema = {}, .seeds = {"123 456", "abcd-efgh-ijkl-mnop-qrst-uvwx"}},
        {.run = read_text, .schema = {}, .seeds = {"a b/c?d%e%20%C3%A9", "\u00a0\u3000x\u2003"}},
        {.run = read_address,
         .schema = {},
         .seeds =
             {"/settings/profile", "%2Fsettings%2Fapi-keys%2Fnew%3Fname=x", "/sign-in?next=%2F"}},
        {.run = read_key_link,
         .schema = {},
         .seeds = {"/new?name=Terraform+%C3%A9&scopes=cloud-accounts:write,profile:read&"
                   "expires_in_days=30"}},
        {.run = read_scopes,
         .schema = {},
         .seeds =
             {"read", "write\nprofile:read", "cloud-accounts:write\noverview:read\napi-keys:read"}},
        {.run = read_account_route,
         .schema = {},
         .seeds =
             {"/aws/new/grant",
              "/azure/new/application",
              "/cloud_1/edit",
              "/..%2Fsession/test?x=y"}},
        {.run = read_key_file,
         .schema = {},
         .seeds =
             {R"({"type":"service_account","project_id":"analytical-engines","private_key_id":"9c8b",)"
              R"("private_key":"-----BEGIN PRIVATE KEY-----\nAAAA\n-----END PRIVATE KEY-----\n",)"
              R"("client_email":"mooring@analytical-engines.iam.gserviceaccount.com",)"
              R"("token_uri":"https://oauth2.googleapis.com:443/token"})",
              "-----BEGIN PRIVATE KEY-----"}},
        {.run = read_subscriptions,
         .schema = {},
         .seeds =
             {R"([{"name":"Main","id":"s","tenantId":"t","managedByTenants":[]}])",
              R"([],"list":[{"id":"s","tenantId":"t"}])"}},
        {.run = read_credentials,
         .schema = {},
         .seeds = {
             "arn:aws-iso-b:iam::123456789012:role/partners/eu/mooring",
             "ASIAIOSFODNN7EXAMPLE",
             "wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY",
             "f81d4fae-7dec-11d0-a765-00a0c91e6bf6",
             "example.onmicrosoft.com"}}};
}

}  // namespace mooring::fuzz
