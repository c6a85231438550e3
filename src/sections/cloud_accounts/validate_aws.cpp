#include <algorithm>
#include <array>
#include <optional>

#include "core/text.h"
#include "sections/cloud_accounts/validate.h"

namespace mooring::cloud_accounts {
namespace {

constexpr std::size_t account_digits = 12;
constexpr std::size_t longest_arn = 2048;
constexpr std::size_t longest_role_name = 64;
constexpr std::size_t longest_path = 510;                        // between the slashes around it
constexpr std::string_view example_id = "AKIAIOSFODNN7EXAMPLE";  // AWS uses it in its documentation

/// `arn:partition:service:region:account:resource` (AWS General Reference, "Amazon Resource
/// Names").
struct Arn {
    std::string_view partition;
    std::string_view service;
    std::string_view region;
    std::string_view account;
    std::string_view resource;  ///< the rest, which may hold colons
};

std::optional<std::string_view> take_part(std::string_view& rest) {
    const std::size_t colon = rest.find(':');
    if (colon == std::string_view::npos) {
        return std::nullopt;
    }
    const std::string_view part = rest.substr(0, colon);
    rest.remove_prefix(colon + 1);
    return part;
}

std::optional<Arn> split(std::string_view text) {
    const auto scheme = take_part(text);
    const auto partition = take_part(text);
    const auto service = take_part(text);
    const auto region = take_part(text);
    const auto account = take_part(text);
    if (!account || *scheme != "arn") {
        return std::nullopt;
    }
    return Arn{*partition, *service, *region, *account, text};
}

bool is_printing(char c) {
    return c > ' ' && c <= '~';
}

bool are_digits(std::string_view text) {
    return std::all_of(text.begin(), text.end(), is_digit);
}

bool in_role_name(char c) {
    return is_letter(c) || is_digit(c) ||
           std::string_view("_+=,.@-").find(c) != std::string_view::npos;
}

std::string role_arn_of(std::string_view account, std::string_view name) {
    return "arn:aws:iam::" + std::string(account) + ":role/" + std::string(name);
}

std::string not_an_arn(std::string_view text) {
    if (text.size() == account_digits && are_digits(text)) {
        return "This is the account id alone. The ARN of a role in it looks like " +
               role_arn_of(text, "mooring") + ".";
    }
    if (text.starts_with("arn:")) {
        return "The ARN is not complete. A whole one looks like " +
               role_arn_of("123456789012", "mooring") + ".";
    }
    return "This is no ARN. The ARN of a role looks like " +
           role_arn_of("123456789012", "mooring") + ".";
}

/// Nothing, or a hyphen and letters: aws-iso, aws-iso-b, aws-iso-f.
bool is_suffix(std::string_view text) {
    const auto is_lower = [](char c) { return c >= 'a' && c <= 'z'; };
    return text.empty() || (text.size() > 1 && text.front() == '-' &&
                            std::all_of(text.begin() + 1, text.end(), is_lower));
}

std::string check_partition(const Arn& arn) {
    constexpr std::array<std::string_view, 4> known{"aws", "aws-cn", "aws-us-gov", "aws-eusc"};
    constexpr std::string_view isolated = "aws-iso";
    if (std::find(known.begin(), known.end(), arn.partition) != known.end()) {
        return {};
    }
    if (arn.partition.starts_with(isolated) && is_suffix(arn.partition.substr(isolated.size()))) {
        return {};
    }
    return "AWS has no partition “" + std::string(arn.partition) +
           "”. Most ARNs begin with arn:aws:, those in China "
           "with arn:aws-cn:, those in GovCloud with arn:aws-us-gov:.";
}

std::string check_service(const Arn& arn) {
    constexpr std::string_view assumed = "assumed-role/";
    if (arn.service == "sts" && arn.resource.starts_with(assumed)) {
        const std::string_view name = arn.resource.substr(assumed.size());
        return "This is the ARN of a session. Enter the role's own: " +
               role_arn_of(arn.account, name.substr(0, name.find('/'))) + ".";
    }
    if (arn.service != "iam") {
        return "This is the ARN of something else than a role. A role's goes on with iam: " +
               role_arn_of("123456789012", "mooring") + ".";
    }
    return {};
}

std::string check_account(const Arn& arn) {
    if (!arn.region.empty()) {
        return "The ARN of a role has no region: leave “" + std::string(arn.region) +
               "” out, so that two colons follow iam.";
    }
    if (!are_digits(arn.account)) {
        return "The account id, behind iam::, has digits only.";
    }
    if (arn.account.size() != account_digits) {
        return "The account id in the ARN has 12 digits; this has " +
               std::to_string(arn.account.size()) + ".";
    }
    return {};
}

std::string check_kind(const Arn& arn) {
    struct Kind {
        std::string_view prefix;
        std::string_view called;
    };
    constexpr std::array kinds{
        Kind{"user/", "a user"},
        Kind{"group/", "a group"},
        Kind{"policy/", "a policy"},
        Kind{"instance-profile/", "an instance profile"},
        Kind{"root", "a whole account"}};
    for (const Kind& kind : kinds) {
        if (arn.resource.starts_with(kind.prefix)) {
            return "This is the ARN of " + std::string(kind.called) +
                   ". Enter that of the role: " + role_arn_of(arn.account, "mooring") +
                   ", with your role's name at the end.";
        }
    }
    if (!arn.resource.starts_with("role/")) {
        return "Behind the account id follows role/ and the role's name: " +
               role_arn_of(arn.account, "mooring") + ".";
    }
    return {};
}

std::string check_name(const Arn& arn) {
    const std::string_view whole = arn.resource.substr(std::string_view("role/").size());
    const std::size_t slash = whole.rfind('/');
    const bool has_path = slash != std::string_view::npos;
    const std::string_view path = has_path ? whole.substr(0, slash) : "";
    const std::string_view name = has_path ? whole.substr(slash + 1) : whole;
    if (name.empty()) {
        return "The role's name is missing at the end of the ARN.";
    }
    if (name.size() > longest_role_name) {
        return "The name of a role has at most 64 characters; this has " +
               std::to_string(name.size()) + ".";
    }
    if (!std::all_of(name.begin(), name.end(), in_role_name)) {
        return "The name of a role has letters, digits and _ + = , . @ - only.";
    }
    const bool is_path =
        path.size() <= longest_path && std::all_of(path.begin(), path.end(), is_printing);
    if (has_path && (path.empty() || !is_path)) {
        return "The path between role/ and the name has 1 to 510 printing characters without "
               "spaces.";
    }
    return {};
}

bool in_key_id(char c) {
    return is_letter(c) || is_digit(c) || c == '_';
}

/// What else an id of that form may name (AWS, "IAM identifiers": unique identifiers).
std::string_view kind_of_unique_id(std::string_view text) {
    if (text.starts_with("AIDA")) {
        return "a user";
    }
    if (text.starts_with("AROA")) {
        return "a role";
    }
    return text.starts_with("AGPA") ? "a group" : "";
}

bool begins_as_key_id(std::string_view text) {
    return text.starts_with("AKIA") || text.starts_with("ASIA");
}

}  // namespace

std::string validate_role_arn(std::string_view typed) {
    const std::string_view text = trimmed(typed);
    if (text.empty()) {
        return "Enter the ARN of the role, such as " + role_arn_of("123456789012", "mooring") + ".";
    }
    const std::optional<Arn> arn = split(text);
    if (!arn) {
        return not_an_arn(text);
    }
    if (text.size() > longest_arn) {
        return "An ARN has at most 2048 characters; this has " + std::to_string(text.size()) + ".";
    }
    for (const auto check :
         {check_partition, check_service, check_account, check_kind, check_name}) {
        if (std::string problem = check(*arn); !problem.empty()) {
            return problem;
        }
    }
    return {};
}

std::string validate_access_key_id(std::string_view typed) {
    constexpr std::size_t usual_secret = 40;
    const std::string_view text = trimmed(typed);
    const std::string such_as = "such as " + std::string(example_id) + ".";
    if (text.empty()) {
        return "Enter the access key ID, " + such_as;
    }
    if (text.size() == usual_secret && !begins_as_key_id(text)) {
        return "This looks like the secret access key. The ID is the shorter one, " + such_as;
    }
    if (!std::all_of(text.begin(), text.end(), in_key_id)) {
        return "An access key ID has letters and digits only, " + such_as;
    }
    if (const std::string_view kind = kind_of_unique_id(text); !kind.empty()) {
        return "This identifies " + std::string(kind) +
               ". Access key IDs begin with AKIA or ASIA, " + such_as;
    }
    if (text.size() < 16 || text.size() > 128) {
        return "An access key ID usually has 20 characters; this has " +
               std::to_string(text.size()) + ".";
    }
    return {};
}

std::string validate_secret_access_key(std::string_view typed) {
    const std::string_view text = trimmed(typed);
    if (text.empty()) {
        return "Enter the secret access key that belongs to the ID.";
    }
    if (text.size() == example_id.size() && begins_as_key_id(text)) {
        return "This is an access key ID. The secret access key is the longer one, usually 40 "
               "characters.";
    }
    if (!std::all_of(text.begin(), text.end(), is_printing)) {
        return "A secret access key has no spaces in it. Copy it again as AWS showed it.";
    }
    if (text.size() < 16 || text.size() > 256) {
        return "A secret access key usually has 40 characters; this has " +
               std::to_string(text.size()) + ".";
    }
    return {};
}

std::string validate_session_token(std::string_view typed) {
    constexpr std::size_t longest_token = 8192;
    const std::string_view text = trimmed(typed);
    if (text.empty()) {
        return "Enter the session token, too: keys that begin with ASIA are temporary and need it.";
    }
    if (!std::all_of(text.begin(), text.end(), is_printing)) {
        return "A session token has no spaces in it. Copy it again as AWS showed it.";
    }
    return text.size() > longest_token ? "This is too long for a session token." : std::string();
}

}  // namespace mooring::cloud_accounts
