// Each event of the contract, as a person would tell it.
#include <algorithm>
#include <array>

#include "core/text.h"
#include "sections/activity/activity.h"

namespace mooring::activity {
namespace {

/// How a sentence is made of an event's subject.
enum class About : std::uint8_t {
    Nothing,     ///< the event says it all
    Name,        ///< it stands at the end
    Proof,       ///< what showed who is there
    WrongProof,  ///< what did not
    Number,      ///< of sessions
    Rest,        ///< of the recovery codes: "9 left"
};

struct Telling {
    std::string_view event;
    std::string_view words;
    About about = About::Name;
};

constexpr std::array tellings{
    Telling{"signed_in", "Signed in with ", About::Proof},
    Telling{"sign_in_failed", "Someone tried to sign in with a wrong ", About::WrongProof},
    Telling{"signed_out", "Signed out", About::Nothing},
    Telling{"reauthenticated", "Confirmed that it was you with ", About::Proof},
    Telling{
        "reauthentication_failed", "Someone who was signed in entered a wrong ", About::WrongProof},
    Telling{"session_ended", "Signed out "},
    Telling{"other_sessions_ended", "Signed out ", About::Number},
    Telling{"all_sessions_ended", "Signed out everywhere", About::Nothing},
    Telling{"account_disabled", "Disabled the account", About::Nothing},
    Telling{"account_enabled", "Enabled the account again", About::Nothing},
    Telling{"password_changed", "Changed the password", About::Nothing},
    Telling{"password_reset", "Replaced the password by a temporary one", About::Nothing},
    Telling{"authenticator_added", "Added the authenticator app "},
    Telling{"authenticator_renamed", "Renamed an authenticator app to "},
    Telling{"authenticator_removed", "Removed the authenticator app "},
    Telling{"passkey_added", "Added the passkey "},
    Telling{"passkey_renamed", "Renamed a passkey to "},
    Telling{"passkey_removed", "Removed the passkey "},
    Telling{"passkey_copied", "Refused a passkey that seems to be a copy: "},
    Telling{"recovery_codes_made", "Made new recovery codes", About::Nothing},
    Telling{"recovery_code_used", "Used a recovery code", About::Rest},
    Telling{
        "factors_reset",
        "Removed all passkeys, authenticator apps and recovery codes",
        About::Nothing},
    Telling{"api_key_created", "Generated the API key "},
    Telling{"api_key_rotated", "Rotated the API key "},
    Telling{"api_key_deleted", "Deleted the API key "},
    Telling{"cloud_account_linked", "Linked the cloud account "},
    Telling{"cloud_account_changed", "Changed the cloud account "},
    Telling{"cloud_account_removed", "Unlinked the cloud account "},
    Telling{"profile_changed", "Changed the profile", About::Nothing},
    Telling{"email_change_requested", "Asked to change the e-mail address to "},
    Telling{"email_changed", "Changed the e-mail address to "},
};

std::string proof_name(std::string_view subject) {
    if (subject == "code") {
        return "security code";
    }
    if (subject == "recovery_code") {
        return "recovery code";
    }
    return subject.empty() ? "proof" : std::string(subject);
}

/// There is one password, and there are many of all else.
std::string proof(std::string_view subject) {
    return (subject == "password" ? "the " : "a ") + proof_name(subject);
}

std::string other_sessions(std::string_view number) {
    const bool is_number = !number.empty() && std::all_of(number.begin(), number.end(), is_digit);
    if (!is_number) {
        return "all other sessions";
    }
    return std::string(number) + (number == "1" ? " other session" : " other sessions");
}

std::string rest(std::string_view subject) {
    return subject.empty() ? "" : " (" + std::string(subject) + ")";
}

std::string unknown(std::string_view event, std::string_view subject) {
    return "Another event: " + std::string(event) + rest(subject);
}

}  // namespace

std::string sentence_of(std::string_view event, std::string_view subject) {
    const auto* telling = std::find_if(tellings.begin(), tellings.end(), [&](const Telling& known) {
        return known.event == event;
    });
    if (telling == tellings.end()) {
        return unknown(event, subject);
    }
    std::string words(telling->words);
    switch (telling->about) {
        case About::Nothing: return words;
        case About::Proof: return words + proof(subject);
        case About::WrongProof: return words + proof_name(subject);
        case About::Number: return words + other_sessions(subject);
        case About::Rest: return words + rest(subject);
        case About::Name: break;
    }
    return std::string(trimmed(words + std::string(subject)));
}

}  // namespace mooring::activity
