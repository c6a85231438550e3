#include "sections/cloud_accounts/route.h"

#include <array>
#include <optional>

#include "app/router.h"
#include "core/overloaded.h"
#include "sections/cloud_accounts/cloud_accounts.h"
#include "sections/cloud_accounts/words.h"

namespace mooring::cloud_accounts {
namespace {

constexpr std::string_view new_part = "/new";
constexpr std::string_view edit_suffix = "/edit";
constexpr std::string_view test_suffix = "/test";

/// Whether it is one segment of a path. Anything else in a link would have requests about an
/// account go elsewhere: `..%2Fsession` to the session.
bool is_segment(std::string_view id) {
    return id != "." && id != ".." && id.find('/') == std::string_view::npos;
}

/// The id before `suffix`; empty when there is no such suffix, or no id before it.
std::string id_before(std::string_view suffix, std::string_view rest) {
    if (!rest.ends_with(suffix)) {
        return {};
    }
    std::string id = app::percent_decoded(rest.substr(0, rest.size() - suffix.size()));
    return is_segment(id) ? id : std::string();
}

std::string account_path(std::string_view id, std::string_view suffix) {
    std::string path(overview_path());
    path += '/';
    path += app::percent_encoded(id);
    path += suffix;
    return path;
}

// In the order of NewStep: what follows `/aws/new`.
constexpr std::array<std::string_view, 4> step_suffixes{"", "/application", "/grant", "/finish"};

constexpr std::array all_steps{
    NewStep::Access, NewStep::Application, NewStep::Grant, NewStep::Finish};
constexpr std::array usual_steps{NewStep::Access, NewStep::Grant, NewStep::Finish};

/// Nothing when `rest`, without its first slash, is none of the guided set-up.
std::optional<ToNewLink> new_link(std::string_view rest) {
    for (const Provider provider : providers) {
        for (const NewStep step : steps_of(provider)) {
            // As it is written, so that there is one address for each.
            const Words path = new_link_path(provider, step);
            if (rest == std::string_view(path).substr(overview_path().size() + 1)) {
                return ToNewLink{provider, step};
            }
        }
    }
    return std::nullopt;
}

}  // namespace

Target find_target(std::string_view rest) {
    rest = rest.substr(0, rest.find('?'));
    if (rest.empty() || rest == "/") {
        return ToOverview{};
    }
    rest.remove_prefix(1);
    if (const auto target = new_link(rest)) {
        return *target;
    }
    if (std::string id = id_before(edit_suffix, rest); !id.empty()) {
        return ToEdit{std::move(id)};
    }
    if (std::string id = id_before(test_suffix, rest); !id.empty()) {
        return ToTest{std::move(id)};
    }
    return ToNowhere{};
}

std::string_view overview_path() {
    return Section::info.path;
}

std::span<const NewStep> steps_of(Provider provider) {
    return provider == Provider::Azure ? std::span<const NewStep>(all_steps) : usual_steps;
}

Words new_link_path(Provider provider, NewStep step) {
    return Words(overview_path())
        .add("/")
        .add(key_of(provider))
        .add(new_part)
        .add(step_suffixes[static_cast<std::size_t>(step)]);
}

std::string edit_path(std::string_view id) {
    return account_path(id, edit_suffix);
}

std::string test_path(std::string_view id) {
    return account_path(id, test_suffix);
}

std::string Section::title(std::string_view rest) {
    return std::visit(
        overloaded{
            [](ToOverview) { return std::string(); },
            [](const ToNewLink& to) {
                return "Configure " + std::string(words_of(to.provider).short_name);
            },
            [](const ToEdit&) { return std::string("Edit"); },
            [](const ToTest&) { return std::string("Test"); },
            [](ToNowhere) { return std::string("Not found"); }},
        find_target(rest)
    );
}

}  // namespace mooring::cloud_accounts
