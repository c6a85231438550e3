#include "sections/cloud_accounts/route.h"

#include <algorithm>

#include "app/router.h"
#include "core/overloaded.h"
#include "sections/cloud_accounts/cloud_accounts.h"
#include "sections/cloud_accounts/words.h"

namespace mooring::cloud_accounts {
namespace {

constexpr std::string_view new_suffix = "/new";
constexpr std::string_view edit_suffix = "/edit";

Target new_link(std::string_view key) {
    const auto found = std::find(provider_keys.begin(), provider_keys.end(), key);
    if (found == provider_keys.end()) {
        return ToNowhere{};
    }
    return ToNewLink{providers[static_cast<std::size_t>(found - provider_keys.begin())]};
}

}  // namespace

Target find_target(std::string_view rest) {
    rest = rest.substr(0, rest.find('?'));
    if (rest.empty() || rest == "/") {
        return ToOverview{};
    }
    rest.remove_prefix(1);
    if (rest.ends_with(new_suffix)) {
        return new_link(rest.substr(0, rest.size() - new_suffix.size()));
    }
    if (rest.ends_with(edit_suffix) && rest.size() > edit_suffix.size()) {
        return ToEdit{app::percent_decoded(rest.substr(0, rest.size() - edit_suffix.size()))};
    }
    return ToNowhere{};
}

std::string overview_path() {
    return std::string(Section::info.path);
}

std::string new_link_path(Provider provider) {
    return overview_path() + '/' + std::string(key_of(provider)) + std::string(new_suffix);
}

std::string edit_path(std::string_view id) {
    return overview_path() + '/' + app::percent_encoded(id) + std::string(edit_suffix);
}

std::string Section::title(std::string_view rest) {
    return std::visit(
        overloaded{
            [](ToOverview) { return std::string(); },
            [](const ToNewLink& to) {
                return "Configure " + std::string(words_of(to.provider).short_name);
            },
            [](const ToEdit&) { return std::string("Edit"); },
            [](ToNowhere) { return std::string("Not found"); }},
        find_target(rest)
    );
}

}  // namespace mooring::cloud_accounts
