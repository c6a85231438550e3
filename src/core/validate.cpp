#include "core/validate.h"

#include <algorithm>

#include "core/text.h"
#include "core/words.h"

namespace mooring {
namespace {

constexpr std::size_t longest_label = 64;  // code points, as in the contract
constexpr std::size_t code_digits = 6;
constexpr std::size_t recovery_code_length = 24;

std::string without_spaces(std::string_view typed) {
    return only(typed, [](char c) { return !is_space(c); });
}

/// As much of a recovery code as there is in what was typed.
std::string recovery_characters(std::string_view typed) {
    std::string code = only(typed, [](char c) { return !is_space(c) && c != '-'; });
    std::transform(code.begin(), code.end(), code.begin(), [](char c) {
        return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
    });
    return code;
}

/// Of base32 (RFC 4648, section 6).
bool is_recovery_character(char c) {
    return (c >= 'a' && c <= 'z') || (c >= '2' && c <= '7');
}

}  // namespace

std::string label_problem(std::string_view name, std::string_view if_empty) {
    if (name.empty()) {
        return std::string(if_empty);
    }
    const std::size_t length = code_point_count(name);
    if (length > longest_label) {
        return "At most " + std::string(counted(longest_label, "character", "characters")) +
               "; this has " + std::to_string(length) + ".";
    }
    return "";
}

std::optional<std::string> read_security_code(std::string_view typed) {
    std::string code = without_spaces(typed);
    if (code.size() != code_digits || !std::all_of(code.begin(), code.end(), is_digit)) {
        return std::nullopt;
    }
    return code;
}

std::string security_code_problem(std::string_view typed) {
    const std::string code = without_spaces(typed);
    if (code.empty()) {
        return "Enter the six digits that your authenticator app shows.";
    }
    if (!std::all_of(code.begin(), code.end(), is_digit)) {
        return "The code has digits only, six of them.";
    }
    return "The code has six digits; this has " + std::to_string(code.size()) + ".";
}

std::optional<std::string> read_recovery_code(std::string_view typed) {
    std::string code = recovery_characters(typed);
    if (code.size() != recovery_code_length ||
        !std::all_of(code.begin(), code.end(), is_recovery_character)) {
        return std::nullopt;
    }
    return code;
}

std::string recovery_code_problem(std::string_view typed) {
    const std::string code = recovery_characters(typed);
    if (code.empty()) {
        return "Enter one of your recovery codes.";
    }
    if (!std::all_of(code.begin(), code.end(), is_recovery_character)) {
        return "A recovery code has letters, and digits from 2 to 7.";
    }
    return "A recovery code has 24 letters and digits; this has " + std::to_string(code.size()) +
           ".";
}

}  // namespace mooring
