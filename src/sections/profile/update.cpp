#include <array>

#include "core/text.h"
#include "sections/profile/profile.h"

namespace mooring::profile {
namespace {

using Change = app::Change<State>;

struct Pointed {
    Field field;
    const char* pointer;  ///< where problem+json finds it
};
constexpr std::array fields{
    Pointed{&Fields::name, "/name"},
    Pointed{&Fields::phone, "/phone"},
    Pointed{&Fields::company, "/company"},
    Pointed{&Fields::job_title, "/job_title"},
    Pointed{&Fields::country, "/country"},
    Pointed{&Fields::time_zone, "/time_zone"},
};

constexpr std::size_t longest_text = 100;

Fields problems_with(const Fields& draft) {
    Fields problems;
    for (const Pointed& field : fields) {
        if (code_point_count(draft.*field.field) > longest_text) {
            problems.*field.field = "At most 100 characters.";
        }
    }
    const auto in_phone = [](char c) { return !is_letter(c); };
    if (only(draft.phone, in_phone) != draft.phone) {
        problems.phone = "A phone number has digits, spaces and + ( ) - only.";
    }
    return problems;
}

void load(Change& change) {
    change.state.stored = api::Loading{};
    change.send(RequestKind::Load, request_profile());
}

void show(const api::ApiError& error, State& state) {
    bool any = false;
    for (const Pointed& field : fields) {
        state.problems.*field.field = api::problem_at(error, field.pointer);
        any = any || !(state.problems.*field.field).empty();
    }
    state.form_problem = any ? "" : error.detail;
}

void on(const FieldEdited& msg, Change& change) {
    change.state.draft.*msg.field = msg.text;
    (change.state.problems.*msg.field).clear();
    change.state.saving = Saving::Idle;
}

void on(const SaveRequested&, Change& change) {
    State& state = change.state;
    if (!can_save(state)) {
        return;
    }
    state.form_problem.clear();
    state.problems = problems_with(state.draft);
    if (state.problems == Fields{}) {
        state.saving = Saving::Sending;
        change.send(RequestKind::Save, request_save(state.draft, state.stored.value()->etag));
    }
}

void on(const Discarded&, Change& change) {
    if (const Profile* stored = change.state.stored.value()) {
        change.state.draft = stored->fields;
        change.state.problems = {};
        change.state.form_problem.clear();
    }
}

void on(const ReloadRequested&, Change& change) {
    load(change);
}

void loaded(const api::Response& response, Change& change) {
    const bool keep_draft = is_changed(change.state);
    change.state.stored = read_profile(response);
    const Profile* stored = change.state.stored.value();
    if (stored != nullptr && !keep_draft) {
        change.state.draft = stored->fields;
    }
}

void saved(const api::Response& response, Change& change) {
    State& state = change.state;
    auto profile = read_profile(response);
    if (!profile) {
        state.saving = Saving::Idle;
        show(profile.error(), state);
        return;
    }
    state.draft = profile.value().fields;
    state.stored = std::move(profile);
    state.saving = Saving::Saved;
}

}  // namespace

bool is_changed(const State& state) {
    const Profile* stored = state.stored.value();
    return stored != nullptr && stored->fields != state.draft;
}

bool can_save(const State& state) {
    return is_changed(state) && state.saving != Saving::Sending;
}

void Section::open(std::string_view, Change& change) {
    if (!change.state.stored.value()) {
        change.state.stored = api::Loading{};
    }
    change.send(RequestKind::Load, request_profile());
}

void Section::leave(State& state) {
    const Profile* stored = state.stored.value();
    state.draft = stored != nullptr ? stored->fields : Fields{};
    state.problems = {};
    state.form_problem.clear();
    state.saving = Saving::Idle;
}

void Section::update(const Msg& msg, Change& change) {
    std::visit([&](const auto& m) { on(m, change); }, msg);
}

void Section::answered(const app::Answer& answer, Change& change) {
    switch (static_cast<RequestKind>(answer.tag.kind)) {
        case RequestKind::Load: loaded(answer.response, change); break;
        case RequestKind::Save: saved(answer.response, change); break;
    }
}

}  // namespace mooring::profile
