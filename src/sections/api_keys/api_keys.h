// API keys: making one, which is shown once, the list of them, rotating and deleting one.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "api/error.h"
#include "api/http.h"
#include "api/remote.h"
#include "app/change.h"
#include "app/copying.h"
#include "app/list_query.h"
#include "app/section.h"
#include "core/secret.h"
#include "sections/api_keys/access.h"

namespace mooring::api_keys {

enum class KeyStatus : std::uint8_t {
    Active,
    ExpiresSoon,  ///< within a week
    Expired,
};

/// What is known of a key after it was made; the key itself never is again.
struct ApiKey {
    std::string id;
    std::string name;
    std::string prefix;     ///< what every key begins with
    std::string last_four;  ///< characters
    std::string access;     ///< what it may do, in words
    KeyStatus status = KeyStatus::Active;
    Instant created_at;
    std::optional<Instant> expires_at;       ///< nothing when it does not
    std::optional<Instant> overlap_ends_at;  ///< until when the text before the last rotation works
    std::optional<Instant> last_used_at;     ///< exact to a minute; nothing when never used
    std::string last_used_address;           ///< empty when never used
    friend bool operator==(const ApiKey&, const ApiKey&) = default;
};

/// A piece of the list.
struct ApiKeyPage {
    std::vector<ApiKey> items;
    std::string next_cursor;           ///< empty on the last page
    std::size_t total = 0;             ///< how many match
    std::size_t total_unfiltered = 0;  ///< how many there are
    /// How many expire within a week of those that are not in `items`.
    std::size_t expiring_elsewhere = 0;
    friend bool operator==(const ApiKeyPage&, const ApiKeyPage&) = default;
};

/// The answer to making a key.
struct CreatedApiKey {
    ApiKey api_key;
    Secret key;
};

/// In days, as they are offered; empty for a key that does not expire.
inline constexpr std::array<std::string_view, 5> expiries{"7", "30", "90", "365", ""};
inline constexpr std::string_view usual_expiry = "90";
/// In hours: how long the text before a rotation works on.
inline constexpr std::array<std::string_view, 4> overlaps{"0", "1", "24", "168"};
inline constexpr std::string_view usual_overlap = "24";

/// What is asked for.
struct NewKey {
    std::string name;
    Access access;
    std::string expiry{usual_expiry};  ///< one of `expiries`
    friend bool operator==(const NewKey&, const NewKey&) = default;
};

/// A request to make a key whose outcome is not known. Repeated under the same Idempotency-Key it
/// makes no second one.
struct Attempt {
    NewKey key;
    std::string idempotency_key;
};

struct NewKeyForm {
    NewKey key;
    std::string name_problem;
    std::string access_problem;
    std::string link_problem;            ///< what a link asked for that there is not
    std::optional<api::ApiError> error;  ///< about the form as a whole
    std::optional<Attempt> attempt;
    bool sending = false;
};

/// A key that was just made, until the person says that it is stored.
struct ShownOnce {
    std::string name;
    Secret key;
    app::Copying copying = app::Copying::Idle;
    app::Copying copying_example = app::Copying::Idle;
};

struct Deletion {
    std::string id;
    bool confirmed = false;  ///< and so on its way
};

/// One whose answer was lost.
struct LostDeletion {
    std::string id;
    std::string name;
};

/// The question before a key gets another text.
struct Rotation {
    std::string id;
    std::string overlap{usual_overlap};  ///< one of `overlaps`
    std::string expiry{usual_expiry};    ///< one of `expiries`
    std::string idempotency_key;         ///< of a request whose outcome is not known
    bool confirmed = false;              ///< and so on its way
    std::optional<api::ApiError> error;  ///< why it did not come about
};

struct State {
    app::ListQuery query;
    api::Remote<ApiKeyPage> keys;  ///< the pages that were loaded so far, as one
    bool loading_more = false;
    std::optional<api::ApiError> list_error;  ///< why a page or a deletion did not come about
    NewKeyForm form;
    std::string followed_link;  ///< that has filled in the form, as link.h reads it
    std::optional<ShownOnce> shown_once;
    std::optional<Deletion> deletion;
    std::optional<LostDeletion> lost_deletion;  ///< until the list tells what has come of it
    std::optional<Rotation> rotation;
    /// One that was put aside although it may have come about: a second one would end the text that
    /// it let work on.
    std::optional<Rotation> unsettled_rotation;
    std::string news;  ///< the last thing that was done, as a sentence
};

struct ReloadRequested {};
struct MoreRequested {};
struct NameEdited {
    std::string text;
};
/// One right for all parts, or a choice for each.
struct AccessChosen {
    bool is_whole = true;
    Right whole = Right::Read;
};
struct RightChosen {
    std::size_t part = 0;  ///< place in `parts`
    Right right = Right::None;
};
struct ExpiryChosen {
    std::string days;
};
struct GenerateRequested {};
struct KeyCopyRequested {};
struct ExampleCopyRequested {
    std::string command;
};
struct KeyStored {};  ///< the person says so: it need not be shown any longer
struct DeleteRequested {
    std::string id;
};
struct DeleteConfirmed {};
struct DeleteCancelled {};
struct RotateRequested {
    std::string id;
};
struct RotationOverlapChosen {
    std::string hours;
};
struct RotationExpiryChosen {
    std::string days;
};
struct RotateConfirmed {};
struct RotateCancelled {};
using Msg = std::variant<
    ReloadRequested,
    MoreRequested,
    app::QueryEdit,
    NameEdited,
    AccessChosen,
    RightChosen,
    ExpiryChosen,
    GenerateRequested,
    KeyCopyRequested,
    ExampleCopyRequested,
    KeyStored,
    DeleteRequested,
    DeleteConfirmed,
    DeleteCancelled,
    RotateRequested,
    RotationOverlapChosen,
    RotationExpiryChosen,
    RotateConfirmed,
    RotateCancelled>;

enum class RequestKind : std::uint8_t {
    Load,
    Refresh,
    LoadMore,
    Create,
    Delete,
    Rotate,
    CopyKey,
    CopyExample,
    Search
};

/// The page behind `cursor`; the first one for an empty cursor.
[[nodiscard]] api::Request request_keys(const app::ListQuery& query, std::string_view cursor);
[[nodiscard]] api::Request request_create(const Attempt& attempt);
[[nodiscard]] api::Request request_delete(const std::string& id);
[[nodiscard]] api::Request request_rotation(const Rotation& rotation);
[[nodiscard]] Result<ApiKeyPage, api::ApiError> read_keys(const api::Response& response);
[[nodiscard]] Result<CreatedApiKey, api::ApiError> read_created(const api::Response& response);

/// How many keys expire within a week, also of those that were not loaded.
[[nodiscard]] std::size_t expiring(const ApiKeyPage& page);
/// The server counts so many of them.
void take_over_expiring(std::size_t total, ApiKeyPage& page);

/// The key with that id, if it is in the list.
[[nodiscard]] const ApiKey* find_key(const State& state, const std::string& id);

struct Section {
    using State = api_keys::State;
    using Msg = api_keys::Msg;
    static constexpr app::SectionInfo info{
        .path = "/settings/api-keys",
        .label = "API keys",
        .icon = ui::Icon::Key,
        .place = app::Place::Settings};
    static void open(std::string_view rest, app::Change<State>& change);
    static void leave(State& state);
    static void update(const Msg& msg, app::Change<State>& change);
    static void answered(const app::Answer& answer, app::Change<State>& change);
    static void timer_fired(const app::TimerFired& timer, app::Change<State>& change);
    /// A key that nobody has stored is lost with the page.
    static bool has_unsaved(const State& state) { return state.shown_once.has_value(); }
    static std::string title(std::string_view rest);
    static std::string draft(const State& state);
    static void restore(State& state, const std::string& json);
    static void view(const State& state, const app::ViewContext& context, app::Outbox<Msg>& out);
};

}  // namespace mooring::api_keys
