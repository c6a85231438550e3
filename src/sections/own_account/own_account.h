// The account itself: the e-mail address that it is known by, and deleting it.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <variant>

#include "api/error.h"
#include "api/http.h"
#include "api/remote.h"
#include "app/change.h"
#include "app/section.h"

namespace mooring::own_account {

// Where changing the address stands. Problems are sentences for below a field, empty where nothing
// is wrong; errors are about the form as a whole.
struct Unchanged {};
struct AddressForm {
    std::string email;
    std::string problem{};
    std::optional<api::ApiError> error{};
    bool sending = false;
};
/// The address counts once the code that was sent to it comes back.
struct CodeForm {
    enum class Sending : std::uint8_t { Nothing, Code, Again };

    std::string email;  ///< to which the code went
    std::string code{};
    std::string problem{};
    std::optional<api::ApiError> error{};
    Sending sending = Sending::Nothing;
    bool was_sent_again = false;
};
using EmailChange = std::variant<Unchanged, AddressForm, CodeForm>;

/// What deleting the account removes.
struct Removal {
    std::string email;  ///< to be typed to delete the account
    std::size_t api_keys = 0;
    std::size_t cloud_accounts = 0;
    std::size_t sessions = 0;
    friend bool operator==(const Removal&, const Removal&) = default;
};

struct DeletionForm {
    std::string email;
    std::string problem{};
    std::optional<api::ApiError> error{};
    bool sending = false;
};

struct State {
    EmailChange change;
    std::string news;  ///< of the address, as a sentence
    api::Remote<Removal> removal;
    DeletionForm deletion;
};

struct ReloadRequested {};
struct ChangeRequested {};
struct ChangeCancelled {};
struct EmailEdited {
    std::string text;
};
struct EmailSubmitted {};
struct CodeEdited {
    std::string text;
};
struct CodeSubmitted {};
struct CodeWantedAgain {};
struct OtherAddressRequested {};
struct ConfirmationEdited {
    std::string text;
};
struct DeletionRequested {};
using Msg = std::variant<
    ReloadRequested,
    ChangeRequested,
    ChangeCancelled,
    EmailEdited,
    EmailSubmitted,
    CodeEdited,
    CodeSubmitted,
    CodeWantedAgain,
    OtherAddressRequested,
    ConfirmationEdited,
    DeletionRequested>;

enum class RequestKind : std::uint8_t { LoadRemoval, SendCode, ConfirmEmail, Delete };

[[nodiscard]] api::Request request_removal();
[[nodiscard]] api::Request request_email_change(const std::string& email);
[[nodiscard]] api::Request request_email_confirmation(const std::string& code);
[[nodiscard]] api::Request request_deletion(const std::string& email);
[[nodiscard]] Result<Removal, api::ApiError> read_removal(const api::Response& response);
/// The account's address, of the profile that a confirmation answers with.
[[nodiscard]] Result<std::string, api::ApiError> read_changed_email(const api::Response& response);

struct Section {
    using State = own_account::State;
    using Msg = own_account::Msg;
    static constexpr app::SectionInfo info{
        .path = "/settings/account",
        .label = "Account",
        .icon = ui::Icon::IdCard,
        .place = app::Place::Settings};
    static void open(std::string_view rest, app::Change<State>& change);
    static void leave(State& state);
    static void update(const Msg& msg, app::Change<State>& change);
    static void answered(const app::Answer& answer, app::Change<State>& change);
    static void timer_fired(const app::TimerFired&, app::Change<State>&) {}
    static bool has_unsaved(const State&) { return false; }
    static std::string draft(const State& state);
    static void restore(State& state, const std::string& json);
    static void view(const State& state, const app::ViewContext& context, app::Outbox<Msg>& out);
};

}  // namespace mooring::own_account
