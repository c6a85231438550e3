#include "sections/cloud_accounts/domain_name.h"

#include <algorithm>

#include "core/text.h"

namespace mooring::cloud_accounts {
namespace {

bool is_label(std::string_view text) {
    constexpr std::size_t longest = 63;
    const auto in_label = [](char c) { return is_letter(c) || is_digit(c) || c == '-'; };
    return !text.empty() && text.size() <= longest && text.front() != '-' && text.back() != '-' &&
           std::all_of(text.begin(), text.end(), in_label);
}

}  // namespace

bool is_domain_name(std::string_view text) {
    constexpr std::size_t longest = 253;
    if (text.size() > longest) {
        return false;
    }
    std::size_t labels = 1;
    for (std::size_t dot = text.find('.'); dot != std::string_view::npos;
         dot = text.find('.'), ++labels) {
        if (!is_label(text.substr(0, dot))) {
            return false;
        }
        text.remove_prefix(dot + 1);
    }
    return labels > 1 && is_label(text) && is_letter(text.front());
}

}  // namespace mooring::cloud_accounts
