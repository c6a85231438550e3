// What happened on the account, when, and from where.
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
#include "app/list_query.h"
#include "app/section.h"

namespace mooring::activity {

struct Entry {
    std::string id;
    Instant at;
    std::string what;     ///< as a sentence without its full stop
    std::string by;       ///< "Firefox 153 on Linux", or the API key that did it
    std::string address;  ///< of the network
    friend bool operator==(const Entry&, const Entry&) = default;
};

/// A piece of the list.
struct EntryPage {
    std::vector<Entry> items;
    std::string next_cursor;  ///< empty on the last page
    std::size_t total = 0;    ///< how many there are of the kind that was asked for
    friend bool operator==(const EntryPage&, const EntryPage&) = default;
};

struct State {
    app::ListQuery query;
    api::Remote<EntryPage> entries;  ///< the pages that were loaded so far, as one
    bool loading_more = false;
    std::optional<api::ApiError> list_error;  ///< why a further page did not come
    /// Where the browser finds all of the chosen kind as a file.
    struct Files {
        std::string csv;
        std::string json;
    } files;
};

struct ReloadRequested {};
struct MoreRequested {};
using Msg = std::variant<ReloadRequested, MoreRequested, app::QueryEdit>;

enum class RequestKind : std::uint8_t { Load, Refresh, LoadMore };

/// The page behind `cursor`; the first one for an empty cursor.
[[nodiscard]] api::Request request_entries(const app::ListQuery& query, std::string_view cursor);
[[nodiscard]] Result<EntryPage, api::ApiError> read_entries(const api::Response& response);

/// Where the file in a format of the contract, `csv` or `json`, is below the server's base.
[[nodiscard]] std::string file_address(std::string_view format, const app::ListQuery& query);

/// "Deleted the API key Deployment": what the contract calls `event`, about `subject`, which may be
/// empty. An event that this build does not know is told by its name.
[[nodiscard]] std::string sentence_of(std::string_view event, std::string_view subject);

struct Section {
    using State = activity::State;
    using Msg = activity::Msg;
    static constexpr app::SectionInfo info{
        .path = "/settings/activity",
        .label = "Activity",
        .icon = ui::Icon::Clock,
        .place = app::Place::Settings};
    static void open(std::string_view rest, app::Change<State>& change);
    static void leave(State& state);
    static void update(const Msg& msg, app::Change<State>& change);
    static void answered(const app::Answer& answer, app::Change<State>& change);
    static void timer_fired(const app::TimerFired&, app::Change<State>&) {}
    static bool has_unsaved(const State&) { return false; }
    static void view(const State& state, const app::ViewContext& context, app::Outbox<Msg>& out);
};

}  // namespace mooring::activity
