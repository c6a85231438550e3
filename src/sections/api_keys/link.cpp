#include "sections/api_keys/link.h"

#include <algorithm>
#include <vector>

#include "app/router.h"
#include "core/text.h"

namespace mooring::api_keys {
namespace {

constexpr std::string_view path = "/new";

/// Takes what stands before `separator`, and it, from `text`.
std::string_view take(std::string_view& text, char separator) {
    const std::size_t end = text.find(separator);
    const std::string_view piece = text.substr(0, end);
    text.remove_prefix(end == std::string_view::npos ? text.size() : end + 1);
    return piece;
}

/// As forms write it: a plus for a space.
std::string decoded(std::string_view text) {
    std::string with_spaces(text);
    std::replace(with_spaces.begin(), with_spaces.end(), '+', ' ');
    return well_formed(app::percent_decoded(with_spaces));
}

std::vector<std::string> split(const std::string& text) {
    std::vector<std::string> pieces;
    std::string_view rest = text;
    while (!rest.empty()) {
        std::string_view words = take(rest, ',');
        while (!words.empty()) {
            if (const std::string_view word = take(words, ' '); !word.empty()) {
                pieces.emplace_back(word);
            }
        }
    }
    return pieces;
}

void read_scopes(const std::string& text, LinkedKey& linked) {
    std::string unknown;
    const Access access = read_access(split(text), unknown);
    if (!access.is_empty()) {
        linked.key.access = access;
    }
    if (!unknown.empty()) {
        linked.problem = "The link asks for “" + unknown +
                         "”, which no key can have. Choose below "
                         "what this one may do.";
    }
}

void read_expiry(const std::string& text, LinkedKey& linked) {
    const bool is_offered =
        std::find(expiries.begin(), expiries.end(), text) != expiries.end() && !text.empty();
    if (is_offered) {
        linked.key.expiry = text;
    }
}

}  // namespace

bool is_link(std::string_view rest) {
    return rest == path || rest.starts_with("/new?");
}

LinkedKey read_link(std::string_view rest) {
    LinkedKey linked;
    take(rest, '?');
    while (!rest.empty()) {
        std::string_view value = take(rest, '&');
        const std::string_view name = take(value, '=');
        const std::string text = decoded(value);
        if (name == "name") {
            linked.key.name = text;
        } else if (name == "scopes") {
            read_scopes(text, linked);
        } else if (name == "expires_in_days") {
            read_expiry(text, linked);
        }
    }
    return linked;
}

}  // namespace mooring::api_keys
