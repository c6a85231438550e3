// What is typed into a form: the alias and the credentials of one way to link an account.
// A new way is a member of `Method`, its line in the tables of draft.cpp, and its fields.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>

#include "core/secret.h"
#include "sections/cloud_accounts/account.h"

namespace mooring::cloud_accounts {

enum class Method : std::uint8_t {
    AwsRole,
    AwsAccessKey,
    AzureSubscription,
    GcpServiceAccount,
    Other,  ///< only of a link that is newer than this console
};

enum class Field : std::uint8_t {
    Alias,
    RoleArn,
    AccessKeyId,
    SecretAccessKey,
    SessionToken,
    SubscriptionId,
    TenantId,
    Key,
};
inline constexpr std::size_t field_count = static_cast<std::size_t>(Field::Key) + 1;

/// One value per field.
template <class T>
struct PerField {
    std::array<T, field_count> values{};

    [[nodiscard]] T& operator[](Field field) { return values[static_cast<std::size_t>(field)]; }
    [[nodiscard]] const T& operator[](Field field) const {
        return values[static_cast<std::size_t>(field)];
    }
    friend bool operator==(const PerField&, const PerField&) = default;
};

/// Typed texts of all methods, so that choosing another one and coming back loses nothing.
struct Draft {
    Method method = Method::AwsRole;
    PerField<Secret> texts;

    /// As typed, without white space at both ends.
    [[nodiscard]] std::string_view text(Field field) const;
    friend bool operator==(const Draft&, const Draft&) = default;
};

/// The contract's name of a method.
[[nodiscard]] std::string_view name_of(Method method);
/// The contract's name of a field; its JSON pointer is `/alias` or `/credentials/<name>`.
[[nodiscard]] const char* name_of(Field field);
[[nodiscard]] std::string pointer_to(Field field);

/// The credentials that a method has.
[[nodiscard]] std::span<const Field> credentials_of(Method method);

/// Whether the form asks for a field now: a session token goes with temporary access keys only,
/// which begin with ASIA (AWS, "IAM identifiers").
[[nodiscard]] bool is_asked(const Draft& draft, Field field);

/// Whether a field is never kept, shown again or written anywhere but to the server.
[[nodiscard]] constexpr bool is_secret(Field field) {
    return field == Field::SecretAccessKey || field == Field::SessionToken || field == Field::Key;
}

/// The first choice for a new link: for AWS the cross-account role.
[[nodiscard]] Method first_method(Provider provider);

/// The form for a stored account, its secrets empty.
[[nodiscard]] Draft draft_of(const Account& account);

/// Whether the credentials were touched, so that they have to be complete and are sent.
[[nodiscard]] bool has_new_credentials(const Draft& draft, const Account& stored);

/// Whether anything was typed at all.
[[nodiscard]] bool is_empty(const Draft& draft);

}  // namespace mooring::cloud_accounts
