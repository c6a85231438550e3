// The parts of the page.
#pragma once

#include <array>

#include "imgui_dom/semantics.h"
#include "sections/api_keys/api_keys.h"
#include "ui/dom.h"

namespace mooring::api_keys {

using Out = app::Outbox<Msg>;

/// A key that was just made.
void shown_once_panel(const ShownOnce& shown, std::string_view api_base, Out& out);
void new_key_card(const NewKeyForm& form, Out& out);
void list_card(const State& state, const Clock& clock, Out& out);

/// The questions that stand above the page.
void questions(const State& state, const Clock& clock, Out& out);

/// Labels for `expiries`.
inline constexpr std::array expiry_options{
    ui::Option{"7", "7 days"},
    ui::Option{"30", "30 days"},
    ui::Option{"90", "90 days"},
    ui::Option{"365", "1 year"},
    ui::Option{"", "Never"},
};

/// As much of the key as may be seen: what it begins and ends with.
[[nodiscard]] std::string_view glimpse(const ApiKey& key);

}  // namespace mooring::api_keys
