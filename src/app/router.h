// From an address to a section and back. Addresses are paths of this site, with query, never whole
// URLs.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

#include "app/site.h"

namespace mooring::app {

struct Route {
    std::size_t section = 0;  ///< place in the section list
    std::string rest;         ///< what follows the section's own path: "", "/aws/new", "?next=%2F"
    friend bool operator==(const Route&, const Route&) = default;
};

/// Nothing for an address that leads nowhere. `/settings` alone leads to its first section.
[[nodiscard]] std::optional<Route> find_route(std::string_view path);

/// Where the settings begin: the path of their first section that the site shows.
[[nodiscard]] std::string_view settings_path(const Site& site = {});

[[nodiscard]] std::string sign_in_path(std::string_view next);

/// The path to go to after sign-in: `next` if it is a known path of this site, else the dashboard.
[[nodiscard]] std::string safe_next(std::string_view next);

[[nodiscard]] std::string percent_encoded(std::string_view text);
[[nodiscard]] std::string percent_decoded(std::string_view text);

}  // namespace mooring::app
