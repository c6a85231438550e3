#include "sections/cloud_accounts/service_account_key.h"

#include <algorithm>
#include <array>

#include "api/json_reader.h"
#include "core/secret.h"
#include "core/text.h"
#include "sections/cloud_accounts/domain_name.h"

namespace mooring::cloud_accounts {
namespace {

/// The file as read, which holds the private key for as long as it is looked at.
struct KeyFile {
    std::string type;
    ServiceAccountKey key;
    std::string token_uri;
    std::string private_key;
    bool is_oauth_client = false;

    KeyFile() = default;
    KeyFile(const KeyFile&) = delete;
    KeyFile& operator=(const KeyFile&) = delete;
    ~KeyFile() { wipe(private_key); }
};

void read_parts(void* context, const api::JsonReader& json) {
    auto& file = *static_cast<KeyFile*>(context);
    file.is_oauth_client = json.has_object("installed") || json.has_object("web");
    file.type = json.text_or_empty("type");
    file.key.project_id = json.text_or_empty("project_id");
    file.key.client_email = json.text_or_empty("client_email");
    file.key.private_key_id = json.text_or_empty("private_key_id");
    file.private_key = json.text_or_empty("private_key");
    file.token_uri = json.text_or_empty("token_uri");
}

bool is_lower(char c) {
    return c >= 'a' && c <= 'z';
}

bool is_upper(char c) {
    return c >= 'A' && c <= 'Z';
}

bool in_project_id(char c) {
    return is_lower(c) || is_digit(c) || c == '-';
}

/// Letters, digits and hyphens of an id of at least `shortest` and at most 30 characters.
bool is_project_name(std::string_view text, std::size_t shortest) {
    return text.size() >= shortest && text.size() <= 30 && is_lower(text.front()) &&
           text.back() != '-' && std::all_of(text.begin(), text.end(), in_project_id);
}

bool is_printing(std::string_view text) {
    return std::all_of(text.begin(), text.end(), [](char c) { return c > ' ' && c <= '~'; });
}

bool is_private_key_id(std::string_view text) {
    constexpr std::size_t longest = 128;
    return text.size() <= longest && is_printing(text);
}

/// An address of Google; the last one is in key files from before 2018. As the server has it.
bool is_token_uri(std::string_view text) {
    constexpr std::string_view scheme = "https://";
    constexpr std::string_view port = ":443";
    if (!text.starts_with(scheme) || !is_printing(text)) {
        return false;
    }
    text.remove_prefix(scheme.size());
    std::string_view host = text.substr(0, text.find('/'));
    if (host.ends_with(port)) {
        host.remove_suffix(port.size());
    }
    const bool is_google = host == "googleapis.com" || host == "accounts.google.com" ||
                           host.ends_with(".googleapis.com");
    const auto in_host = [](char c) { return in_project_id(c) || c == '.'; };
    return is_google && host.front() != '.' && host.find("..") == std::string_view::npos &&
           std::all_of(host.begin(), host.end(), in_host);
}

bool is_email(std::string_view text) {
    constexpr std::size_t longest_name = 64;
    const std::size_t at = text.find('@');
    if (at == std::string_view::npos || at == 0 || at > longest_name ||
        !is_domain_name(text.substr(at + 1))) {
        return false;
    }
    const auto in_name = [](char c) {
        return is_letter(c) || is_digit(c) ||
               std::string_view("._%+-").find(c) != std::string_view::npos;
    };
    return std::all_of(text.begin(), text.begin() + static_cast<std::ptrdiff_t>(at), in_name);
}

/// RFC 7468: the label's lines around base64. Google writes PKCS #8 without a password.
bool is_private_key(std::string_view text) {
    return trimmed(text).starts_with("-----BEGIN PRIVATE KEY-----") &&
           trimmed(text).ends_with("-----END PRIVATE KEY-----");
}

std::string problem_with_type(const KeyFile& file) {
    if (file.type == "service_account") {
        return {};
    }
    if (file.type == "authorized_user") {
        return "These are a person's own credentials. Create a key for the service account "
               "instead.";
    }
    if (file.type == "external_account") {
        return "This is a set-up for workload identity federation. Create a key for the service "
               "account instead.";
    }
    if (file.is_oauth_client) {
        return "This is an OAuth client. Create a key for the service account instead.";
    }
    return "This is not a service account key: its type is not service_account.";
}

std::string missing(std::string_view part) {
    return "The key has no " + std::string(part) + ". Paste the whole file.";
}

std::string problem_with_parts(const KeyFile& file) {
    struct Part {
        std::string_view name;
        std::string_view text;
        bool is_right;
    };
    const std::array parts{
        Part{"project_id", file.key.project_id, is_project_id(file.key.project_id)},
        Part{"private_key_id", file.key.private_key_id, is_private_key_id(file.key.private_key_id)},
        Part{"private_key", file.private_key, is_private_key(file.private_key)},
        Part{"client_email", file.key.client_email, is_email(file.key.client_email)},
        Part{"token_uri", file.token_uri, is_token_uri(file.token_uri)},
    };
    for (const Part& part : parts) {
        if (part.text.empty()) {
            return missing(part.name);
        }
        if (!part.is_right) {
            return "The key's " + std::string(part.name) +
                   " is damaged. Paste the file again, or create a new key.";
        }
    }
    return {};
}

std::string not_readable(std::string_view text) {
    if (text.starts_with("-----BEGIN")) {
        return "This is the private key alone. Paste the whole JSON file that holds it.";
    }
    if (text.starts_with("{")) {
        return "The JSON is not complete. Paste the whole file, from the first { to the last }.";
    }
    return "This is not JSON. Paste the content of the key file, which begins with {.";
}

}  // namespace

bool is_project_id(std::string_view text) {
    constexpr std::size_t shortest = 6;
    constexpr std::size_t shortest_legacy =
        2;  // as the server has it: the domain tells such projects apart
    const std::size_t colon = text.find(':');
    if (colon == std::string_view::npos) {
        return is_project_name(text, shortest);
    }
    const std::string_view domain = text.substr(0, colon);
    return is_domain_name(domain) && std::none_of(domain.begin(), domain.end(), is_upper) &&
           is_project_name(text.substr(colon + 1), shortest_legacy);
}

Result<ServiceAccountKey, std::string> read_service_account_key(std::string_view typed) {
    const std::string_view text = trimmed(typed);
    if (text.empty()) {
        return std::string("Paste the service account key, or choose its file.");
    }
    if (text.size() > longest_key) {
        return std::string(
            "This is too long for a key file. Choose the JSON file that gcloud wrote."
        );
    }
    KeyFile file;
    if (const auto error = api::read_object(text, &file, read_parts)) {
        return error->code == "not JSON"
                   ? not_readable(text)
                   : std::string("This is JSON, but not a service account key.");
    }
    std::string problem = problem_with_type(file);
    if (problem.empty()) {
        problem = problem_with_parts(file);
    }
    if (!problem.empty()) {
        return problem;
    }
    return file.key;
}

}  // namespace mooring::cloud_accounts
