// The key file of a Google Cloud service account: JSON as `gcloud iam service-accounts keys create`
// writes it (google-auth, service_account.py).
#pragma once

#include <string>
#include <string_view>

#include "core/result.h"

namespace mooring::cloud_accounts {

/// What of a key may be shown.
struct ServiceAccountKey {
    std::string project_id;
    std::string client_email;
    std::string private_key_id;
    friend bool operator==(const ServiceAccountKey&, const ServiceAccountKey&) = default;
};

/// Longest key that the contract takes; real ones have about 2,400 characters.
inline constexpr std::size_t longest_key = 16384;

/// The parts of a key that may be shown, or a sentence that says what is wrong with the text.
[[nodiscard]] Result<ServiceAccountKey, std::string> read_service_account_key(std::string_view typed
);

/// 6 to 30 characters, or the legacy form `example.com:project` (Google Cloud, "Creating and
/// managing projects").
[[nodiscard]] bool is_project_id(std::string_view text);

}  // namespace mooring::cloud_accounts
