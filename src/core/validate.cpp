#include "core/validate.h"

#include <algorithm>

#include "core/text.h"

namespace mooring {
namespace {

constexpr std::size_t code_digits = 6;

std::string without_spaces(std::string_view typed) {
    return only(typed, [](char c) { return !is_space(c); });
}

}  // namespace

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

}  // namespace mooring
