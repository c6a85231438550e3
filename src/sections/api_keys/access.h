// What a key may do: the contract's scopes, as a person chooses and reads them.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace mooring::api_keys {

enum class Right : std::uint8_t { None, Read, Write };  ///< to write is also to read

/// A part of the account that can be granted alone.
struct Part {
    std::string_view name;  ///< in the contract
    std::string_view label;
    bool can_be_written = false;
};
inline constexpr std::array parts{
    Part{"cloud-accounts", "Cloud accounts", true},
    Part{"profile", "Profile", true},
    Part{"overview", "Dashboard"},
    Part{"security", "Security"},
    Part{"api-keys", "API keys"},
    Part{"activity", "Activity"},
};

struct Access {
    bool is_whole = true;  ///< one right for all parts
    Right whole = Right::Read;
    std::array<Right, parts.size()> rights{};  ///< in the order of `parts`, when it is not whole

    [[nodiscard]] bool is_empty() const;
    friend bool operator==(const Access&, const Access&) = default;
};

/// As the contract has them.
[[nodiscard]] std::vector<std::string> scopes_of(const Access& access);

/// The opposite. What is no scope is left out, and the first such added to `unknown`.
[[nodiscard]] Access read_access(std::span<const std::string> scopes, std::string& unknown);

/// "Reads everything", "Writes cloud accounts, reads profile".
[[nodiscard]] std::string words_of(const Access& access);

}  // namespace mooring::api_keys
