#include <algorithm>

#include "core/text.h"
#include "sections/cloud_accounts/domain_name.h"
#include "sections/cloud_accounts/validate.h"

namespace mooring::cloud_accounts {
namespace {

constexpr std::string_view example_id = "0f9e8d7c-6b5a-4493-8271-605f4e3d2c1b";
constexpr std::size_t hex_digits_of_uuid = 32;

bool is_hex(char c) {
    return is_digit(c) || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F');
}

/// RFC 9562, section 4: 8-4-4-4-12 hexadecimal digits.
bool is_uuid(std::string_view text) {
    if (text.size() != example_id.size()) {
        return false;
    }
    return std::equal(text.begin(), text.end(), example_id.begin(), [](char c, char in_example) {
        return in_example == '-' ? c == '-' : is_hex(c);
    });
}

/// Whether somebody meant a UUID: nothing but its characters.
bool resembles_uuid(std::string_view text) {
    return std::all_of(text.begin(), text.end(), [](char c) { return is_hex(c) || c == '-'; }) &&
           std::any_of(text.begin(), text.end(), is_digit);
}

/// What is wrong with something that is nearly a UUID.
std::string near_uuid(std::string_view text, std::string_view called) {
    const std::string example = ", such as " + std::string(example_id) + ".";
    const std::size_t digits = only(text, is_hex).size();
    if (digits == hex_digits_of_uuid) {
        return "The hyphens of the " + std::string(called) +
               " are missing or misplaced: 8-4-4-4-12 digits" + example;
    }
    return "The " + std::string(called) + " has 32 hexadecimal digits; this has " +
           std::to_string(digits) + ". A right one looks like " + std::string(example_id) + ".";
}

}  // namespace

std::string validate_subscription_id(std::string_view typed) {
    const std::string_view text = trimmed(typed);
    if (is_uuid(text)) {
        return {};
    }
    const std::string such_as = ", such as " + std::string(example_id) + ".";
    if (text.empty()) {
        return "Enter the subscription id" + such_as;
    }
    if (text.find('/') != std::string_view::npos) {
        return "Enter the id alone, without /subscriptions/ and what else is around it.";
    }
    if (text.starts_with("{") || text.starts_with("\"")) {
        return "Enter the id without the brackets or quotation marks around it.";
    }
    if (resembles_uuid(text)) {
        return near_uuid(text, "subscription id");
    }
    return "This is no subscription id, perhaps the subscription's name. The id is a UUID" +
           such_as;
}

std::string validate_tenant_id(std::string_view typed) {
    const std::string_view text = trimmed(typed);
    if (text.empty()) {
        return "Enter the tenant ID, such as " + std::string(example_id) +
               " or example.onmicrosoft.com.";
    }
    if (is_uuid(text) || is_domain_name(text)) {
        return {};
    }
    if (text.find('@') != std::string_view::npos) {
        return "This is an e-mail address. Enter the tenant's domain alone, such as "
               "example.onmicrosoft.com.";
    }
    if (text.find('/') != std::string_view::npos) {
        return "This is an address. Enter the tenant ID or the tenant's domain alone, such as "
               "example.onmicrosoft.com.";
    }
    if (text.starts_with("{") || text.starts_with("\"")) {
        return "Enter the ID without the brackets or quotation marks around it.";
    }
    if (resembles_uuid(text)) {
        return near_uuid(text, "tenant ID");
    }
    return "This is no tenant ID: that is a UUID, such as " + std::string(example_id) +
           ", or a domain, such as example.onmicrosoft.com.";
}

}  // namespace mooring::cloud_accounts
