// What the site that hosts the console decides about it: config.json (docs/hosting.md). The page
// has checked it (web/config.js), so what does not fit here is only what this build does not know.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace mooring::app {

struct Site {
    std::string api_base;  ///< of the server, as a whole URL
    std::string product_name{"Mooring"};
    std::string documentation_url;
    std::string support_url;
    std::vector<std::string> hidden_sections;  ///< what follows `/settings/` in their paths
    std::string logo;                          ///< an address of this site; empty for the mark
    int session_idle_minutes = 0;              ///< after which the server ends it; 0: not told
};

/// `json` is what web/config.js makes of the file.
[[nodiscard]] Site read_site(std::string_view json);

/// `path` is that of a section.
[[nodiscard]] bool hides(const Site& site, std::string_view path);

}  // namespace mooring::app
