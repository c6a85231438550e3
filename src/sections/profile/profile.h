// Personal information: what is stored, the draft being edited, and what is between the two.
#pragma once

#include <string>
#include <variant>
#include <vector>

#include "api/error.h"
#include "api/http.h"
#include "api/remote.h"
#include "app/change.h"
#include "app/section.h"

namespace mooring::profile {

/// The fields that can be edited, all optional.
struct Fields {
    std::string name;
    std::string phone;
    std::string company;
    std::string job_title;
    std::string country;    ///< ISO 3166-1 alpha-2
    std::string time_zone;  ///< IANA name
    friend bool operator==(const Fields&, const Fields&) = default;
};

/// Names a field without an enum beside the struct.
using Field = std::string Fields::*;

struct Profile {
    Fields fields;
    std::string email;
    std::string etag;  ///< proves at saving that nothing changed elsewhere
};

enum class Saving { Idle, Sending, Saved };

struct State {
    api::Remote<Profile> stored;
    Fields draft;
    Fields sent;      ///< the draft as it was when it was last sent
    Fields problems;  ///< a sentence per field, empty where nothing is wrong
    std::string form_problem;
    std::vector<Field> disputed;  ///< edited here, and saved differently elsewhere meanwhile
    Saving saving = Saving::Idle;
    std::string kept;  ///< what an earlier visit typed (app/draft.h), until the profile is here
};

struct FieldEdited {
    Field field;
    std::string text;
};
/// About a field in question: which of the two versions stays.
struct DisputeSettled {
    Field field;
    bool takes_theirs = false;
};
struct SaveRequested {};
struct Discarded {};  ///< back to what is stored
struct ReloadRequested {};
using Msg = std::variant<FieldEdited, DisputeSettled, SaveRequested, Discarded, ReloadRequested>;

enum class RequestKind : std::uint8_t { Load, Save };

[[nodiscard]] api::Request request_profile();
[[nodiscard]] api::Request request_save(const Fields& fields, const std::string& etag);
[[nodiscard]] Result<Profile, api::ApiError> read_profile(const api::Response& response);

/// Whether the draft differs from what is stored.
[[nodiscard]] bool is_changed(const State& state);
[[nodiscard]] bool can_save(const State& state);

struct Section {
    using State = profile::State;
    using Msg = profile::Msg;
    static constexpr app::SectionInfo info{
        .path = "/settings/profile",
        .label = "Profile",
        .icon = ui::Icon::Person,
        .place = app::Place::Settings};
    static void open(std::string_view rest, app::Change<State>& change);
    static void leave(State& state);
    static void update(const Msg& msg, app::Change<State>& change);
    static void answered(const app::Answer& answer, app::Change<State>& change);
    static void timer_fired(const app::TimerFired&, app::Change<State>&) {}
    static bool has_unsaved(const State& state) { return is_changed(state); }
    static std::string draft(const State& state);
    static void restore(State& state, const std::string& json);
    static void view(const State& state, const app::ViewContext& context, app::Outbox<Msg>& out);
};

}  // namespace mooring::profile
