// API keys: making one, which is shown once, the list of them, and deleting one.
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

namespace mooring::api_keys {

/// What is known of a key after it was made; the key itself never is again.
struct ApiKey {
    std::string id;
    std::string name;
    std::string prefix;     ///< what every key begins with
    std::string last_four;  ///< characters
    Instant created_at;
    std::optional<Instant> last_used_at;  ///< exact to a minute; nothing when never used
    friend bool operator==(const ApiKey&, const ApiKey&) = default;
};

/// A piece of the list.
struct ApiKeyPage {
    std::vector<ApiKey> items;
    std::string next_cursor;           ///< empty on the last page
    std::size_t total = 0;             ///< how many match
    std::size_t total_unfiltered = 0;  ///< how many there are
    friend bool operator==(const ApiKeyPage&, const ApiKeyPage&) = default;
};

/// The answer to making a key.
struct CreatedApiKey {
    ApiKey api_key;
    Secret key;
};

/// A request to make a key whose outcome is not known. Repeated under the same Idempotency-Key it
/// makes no second one.
struct Attempt {
    std::string name;
    std::string idempotency_key;
};

struct NewKeyForm {
    std::string name;
    std::string name_problem;
    std::optional<api::ApiError> error;  ///< about the form as a whole
    std::optional<Attempt> attempt;
    bool sending = false;
};

/// A key that was just made, until the person says that it is stored.
struct ShownOnce {
    std::string name;
    Secret key;
    app::Copying copying = app::Copying::Idle;
};

struct Deletion {
    std::string id;
    bool confirmed = false;  ///< and so on its way
};

struct State {
    app::ListQuery query;
    api::Remote<ApiKeyPage> keys;  ///< the pages that were loaded so far, as one
    bool loading_more = false;
    std::optional<api::ApiError> list_error;  ///< why a page or a deletion did not come about
    NewKeyForm form;
    std::optional<ShownOnce> shown_once;
    std::optional<Deletion> deletion;
    std::string news;  ///< the last thing that was done, as a sentence
};

struct ReloadRequested {};
struct MoreRequested {};
struct NameEdited {
    std::string text;
};
struct GenerateRequested {};
struct KeyCopyRequested {};
struct KeyStored {};  ///< the person says so: it need not be shown any longer
struct DeleteRequested {
    std::string id;
};
struct DeleteConfirmed {};
struct DeleteCancelled {};
using Msg = std::variant<
    ReloadRequested,
    MoreRequested,
    app::QueryEdit,
    NameEdited,
    GenerateRequested,
    KeyCopyRequested,
    KeyStored,
    DeleteRequested,
    DeleteConfirmed,
    DeleteCancelled>;

enum class RequestKind : std::uint8_t { Load, LoadMore, Create, Delete, CopyKey, Search };

/// The page behind `cursor`; the first one for an empty cursor.
[[nodiscard]] api::Request request_keys(const app::ListQuery& query, std::string_view cursor);
[[nodiscard]] api::Request request_create(const Attempt& attempt);
[[nodiscard]] api::Request request_delete(const std::string& id);
[[nodiscard]] Result<ApiKeyPage, api::ApiError> read_keys(const api::Response& response);
[[nodiscard]] Result<CreatedApiKey, api::ApiError> read_created(const api::Response& response);

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
    static bool has_unsaved(const State&) { return false; }
    static std::string draft(const State& state);
    static void restore(State& state, const std::string& json);
    static void view(const State& state, const app::ViewContext& context, app::Outbox<Msg>& out);
};

}  // namespace mooring::api_keys
