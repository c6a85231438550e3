// The ways in which a person proves who they are: as the second step of signing in, and again
// before what needs a recent proof. Both ask in the same way.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>

#include "api/error.h"
#include "core/secret.h"

namespace mooring::app {

/// In the order in which they are offered.
enum class Proof : std::uint8_t { Passkey, Password, Code, RecoveryCode };
inline constexpr std::array all_proofs{
    Proof::Passkey, Proof::Password, Proof::Code, Proof::RecoveryCode};

class ProofSet {
public:
    constexpr void add(Proof proof) { bits_ |= bit(proof); }
    [[nodiscard]] constexpr bool has(Proof proof) const { return (bits_ & bit(proof)) != 0; }
    /// The first of the set that is typed; the password when there is none.
    [[nodiscard]] Proof first_typed() const;

    friend bool operator==(ProofSet, ProofSet) = default;

private:
    static constexpr unsigned bit(Proof proof) { return 1U << static_cast<unsigned>(proof); }
    unsigned bits_ = 0;
};

/// The question for one proof, with what was typed for it.
struct ProofForm {
    Proof by = Proof::Password;
    Secret typed;
    std::string problem;  ///< a sentence for below the field; empty while nothing is wrong
    bool sending = false;
};

/// Takes what was typed. True when it is a whole code, which needs no button to be sent.
[[nodiscard]] bool edit(ProofForm& form, const Secret& typed);

/// Asks for another proof.
void choose(ProofForm& form, Proof by);

/// The body of the request that proves it; nothing, and a problem in the form, when what was typed
/// cannot be right.
[[nodiscard]] std::optional<Secret> proof_body(ProofForm& form);

/// Says why the server did not take it.
void refuse(ProofForm& form, const api::ApiError& error);

}  // namespace mooring::app
