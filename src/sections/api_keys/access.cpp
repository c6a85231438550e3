#include "sections/api_keys/access.h"

#include <algorithm>
#include <optional>

namespace mooring::api_keys {
namespace {

std::optional<Right> read_right(std::string_view name) {
    if (name == "read") {
        return Right::Read;
    }
    if (name == "write") {
        return Right::Write;
    }
    return std::nullopt;
}

std::string_view name_of(Right right) {
    return right == Right::Write ? "write" : "read";
}

/// Adds what one scope grants; false when there is no such scope.
bool grant(std::string_view scope, Access& access) {
    const std::size_t colon = scope.find(':');
    if (colon == std::string_view::npos) {
        const std::optional<Right> right = read_right(scope);
        access.is_whole = access.is_whole || right.has_value();
        access.whole = std::max(access.whole, right.value_or(Right::None));
        return right.has_value();
    }
    const std::optional<Right> right = read_right(scope.substr(colon + 1));
    for (std::size_t i = 0; i < parts.size() && right; ++i) {
        const bool exists = right == Right::Read || parts[i].can_be_written;
        if (parts[i].name == scope.substr(0, colon) && exists) {
            access.rights[i] = std::max(access.rights[i], *right);
            return true;
        }
    }
    return false;
}

/// "reads profile, dashboard" for those with that right; nothing when there are none.
std::string words_of(const Access& access, Right right, std::string_view verb) {
    std::string words;
    for (std::size_t i = 0; i < parts.size(); ++i) {
        if (access.rights[i] == right) {
            words += words.empty() ? std::string(verb) + " " : ", ";
            words += parts[i].label;
        }
    }
    return words;
}

}  // namespace

bool Access::is_empty() const {
    return !is_whole && std::all_of(rights.begin(), rights.end(), [](Right right) {
        return right == Right::None;
    });
}

std::vector<std::string> scopes_of(const Access& access) {
    if (access.is_whole) {
        return {std::string(name_of(access.whole))};
    }
    std::vector<std::string> scopes;
    for (std::size_t i = 0; i < parts.size(); ++i) {
        if (access.rights[i] != Right::None) {
            scopes.push_back(
                std::string(parts[i].name) + ":" + std::string(name_of(access.rights[i]))
            );
        }
    }
    return scopes;
}

Access read_access(std::span<const std::string> scopes, std::string& unknown) {
    Access access{.is_whole = false, .whole = Right::None, .rights = {}};
    for (const std::string& scope : scopes) {
        if (!grant(scope, access) && unknown.empty()) {
            unknown = scope;
        }
    }
    if (access.is_whole) {
        access.rights = {};
    } else {
        access.whole = Right::Read;
    }
    return access;
}

std::string words_of(const Access& access) {
    if (access.is_whole) {
        return access.whole == Right::Write ? "Reads and writes everything" : "Reads everything";
    }
    const std::string writes = words_of(access, Right::Write, "Writes");
    const std::string reads = words_of(access, Right::Read, writes.empty() ? "Reads" : "reads");
    return writes + (writes.empty() || reads.empty() ? "" : "; ") + reads;
}

}  // namespace mooring::api_keys
