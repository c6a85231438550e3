// Rules that more than one section needs. The server checks everything again.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace mooring {

/// What is wrong with a name that a person gives to something of theirs (`Label` in the contract),
/// as it is once trimmed; empty when nothing is. `if_empty` is the sentence for none.
[[nodiscard]] std::string label_problem(std::string_view name, std::string_view if_empty);

/// The six digits of a one-time code (RFC 6238), spaces taken out; nothing if it is not that.
[[nodiscard]] std::optional<std::string> read_security_code(std::string_view typed);

/// What is wrong with a code that `read_security_code` does not take.
[[nodiscard]] std::string security_code_problem(std::string_view typed);

/// A recovery code as it is sent: lower case, without spaces and hyphens; nothing if it is none.
[[nodiscard]] std::optional<std::string> read_recovery_code(std::string_view typed);

/// What is wrong with a code that `read_recovery_code` does not take.
[[nodiscard]] std::string recovery_code_problem(std::string_view typed);

}  // namespace mooring
