#include "app/site.h"

#include <algorithm>

#include "api/json_reader.h"

namespace mooring::app {
namespace {

constexpr std::string_view settings = "/settings/";

void read_fields(void* opaque, const api::JsonReader& json) {
    Site& site = *static_cast<Site*>(opaque);
    site.api_base = json.text("api_base");
    site.product_name = json.text("product_name");
    site.documentation_url = json.text_or_empty("documentation_url");
    site.support_url = json.text_or_empty("support_url");
    site.hidden_sections = json.texts("hidden_sections");
    site.logo = json.text_or_empty("logo");
    site.session_idle_minutes = static_cast<int>(json.count("session_idle_minutes"));
}

}  // namespace

Site read_site(std::string_view json) {
    Site site;
    static_cast<void>(api::read_object(json, &site, read_fields));
    return site;
}

bool hides(const Site& site, std::string_view path) {
    const auto& hidden = site.hidden_sections;
    return path.starts_with(settings) &&
           std::find(hidden.begin(), hidden.end(), path.substr(settings.size())) != hidden.end();
}

}  // namespace mooring::app
