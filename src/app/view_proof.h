// How a proof is asked for.
#pragma once

#include <optional>
#include <string_view>

#include "app/proof.h"

namespace mooring::app {

/// The field for what is typed. The new text when it was edited. A passkey has none.
[[nodiscard]] std::optional<Secret> proof_field(const ProofForm& form);

/// The label of the button that sends it: `usual`, unless it is a passkey's, with the same key.
[[nodiscard]] std::string_view sending_label(const ProofForm& form, std::string_view usual);

/// Buttons for the other proofs of the set. The one that was chosen.
[[nodiscard]] std::optional<Proof> other_proofs(ProofSet set, Proof asked);

}  // namespace mooring::app
