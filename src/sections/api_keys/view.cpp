#include "core/words.h"
#include "sections/api_keys/views.h"
#include "ui/text.h"
#include "ui/ui.h"

namespace mooring::api_keys {
namespace {

/// What is about to stop working, or just did, before anything else is read.
void warn(const ApiKeyPage& page, const Clock& clock) {
    constexpr std::int64_t week_ms = std::int64_t{7} * 24 * 60 * 60 * 1000;
    const std::size_t soon = expiring(page);
    std::size_t lately = 0;
    for (const ApiKey& key : page.items) {
        const bool is_over = key.status == KeyStatus::Expired && key.expires_at;
        lately += is_over && clock.now.ms - key.expires_at->ms < week_ms ? 1 : 0;
    }
    if (soon != 0) {
        const Words keys = counted(soon, "key expires", "keys expire");
        ui::banner(
            ui::current().join({keys, " within a week. Rotate what is still in use.###expiring"}),
            ui::Tone::Warning
        );
    }
    if (lately != 0) {
        const Words keys = counted(lately, "key has", "keys have");
        ui::banner(
            ui::current().join(
                {keys, " expired in the last week. What used them is refused.###expired"}
            ),
            ui::Tone::Danger
        );
    }
}

}  // namespace

std::string_view glimpse(const ApiKey& key) {
    return ui::current().join({key.prefix, "…", key.last_four});
}

void Section::view(const State& state, const app::ViewContext& context, Out& out) {
    ui::page_heading("API keys", "For scripts and Terraform. Sent as the header x-api-key.");
    if (const ApiKeyPage* page = state.keys.value()) {
        warn(*page, context.clock);
    }
    if (state.shown_once) {
        shown_once_panel(*state.shown_once, context.site.api_base, out);
    }
    new_key_card(state.form, out);
    list_card(state, context.clock, out);
    questions(state, context.clock, out);
}

}  // namespace mooring::api_keys
