// What was typed and not saved outlives the page, and the end of a session: a reload, a tab that
// the browser discarded, a sign-in in between. Secrets are never part of it. Sections that have
// forms say what there is to keep (`draft`) and take it back (`restore`), see section.h.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "app/state.h"

namespace mooring::app {

/// Of the section that is shown; nothing when there is nothing typed.
[[nodiscard]] std::optional<KeptDraft> draft_of(const State& state);

/// As text for the browser's keeping; empty when there is nothing to keep.
[[nodiscard]] std::string write_draft(const State& state);
/// Nothing when the text is none of ours.
[[nodiscard]] std::optional<KeptDraft> read_draft(std::string_view text);

/// Gives the section that was just opened what was kept for it, if it is still the same person's.
void restore_draft(State& state);

}  // namespace mooring::app
