#include "app/router.h"

#include "app/section_list.h"
#include "core/text.h"

namespace mooring::app {
namespace {

/// Whether `path` is `prefix` or goes on below it.
bool leads_to(std::string_view path, std::string_view prefix) {
    if (!path.starts_with(prefix)) {
        return false;
    }
    const std::string_view rest = path.substr(prefix.size());
    return rest.empty() || rest.front() == '?' || (rest.front() == '/' && prefix != "/");
}

int hex_value(char c) {
    if (is_digit(c)) {
        return c - '0';
    }
    const char lower = static_cast<char>(c | 0x20);
    return lower >= 'a' && lower <= 'f' ? lower - 'a' + 10 : -1;
}

}  // namespace

std::string_view settings_path(const Site& site) {
    for (const SectionInfo& info : section_infos) {
        if (info.place == Place::Settings && !hides(site, info.path)) {
            return info.path;
        }
    }
    return "/";
}

std::optional<Route> find_route(std::string_view path) {
    if (path == "/settings" || path == "/settings/") {
        path = settings_path();
    }
    for (std::size_t i = 0; i < section_infos.size(); ++i) {
        const std::string_view prefix = section_infos[i].path;
        if (leads_to(path, prefix)) {
            const std::string_view rest = path.substr(prefix.size());
            return Route{.section = i, .rest = rest == "/" ? std::string() : std::string(rest)};
        }
    }
    return std::nullopt;
}

std::string sign_in_path(std::string_view next) {
    std::string path(sign_in::Section::info.path);
    return next.empty() || next == "/" ? path : path + "?next=" + percent_encoded(next);
}

std::string safe_next(std::string_view next) {
    const std::string path = well_formed(percent_decoded(next));
    const std::optional<Route> route = find_route(path);
    const bool is_inside = route && section_infos[route->section].place != Place::Entry;
    return is_inside ? path : "/";
}

// RFC 3986: unreserved characters and the slash stand as they are.
std::string percent_encoded(std::string_view text) {
    constexpr std::string_view hex = "0123456789ABCDEF";
    constexpr std::string_view plain = "-._~/";
    std::string encoded;
    for (const char c : text) {
        if (is_letter(c) || is_digit(c) || plain.find(c) != std::string_view::npos) {
            encoded += c;
        } else {
            const auto byte = static_cast<unsigned char>(c);
            encoded += '%';
            encoded += hex[byte >> 4U];
            encoded += hex[byte & 15U];
        }
    }
    return encoded;
}

std::string percent_decoded(std::string_view text) {
    std::string decoded;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const bool escape = text[i] == '%' && i + 2 < text.size() && hex_value(text[i + 1]) >= 0 &&
                            hex_value(text[i + 2]) >= 0;
        if (escape) {
            decoded += static_cast<char>(hex_value(text[i + 1]) * 16 + hex_value(text[i + 2]));
            i += 2;
        } else {
            decoded += text[i];
        }
    }
    return decoded;
}

}  // namespace mooring::app
