#include <array>

#include "api/json_reader.h"
#include "api/json_writer.h"
#include "core/text.h"
#include "sections/profile/profile.h"

namespace mooring::profile {
namespace {

using Change = app::Change<State>;

struct Known {
    Field field;
    const char* pointer;  ///< where problem+json finds it
    std::size_t longest;  ///< in code points, as in the contract
};
constexpr std::array fields{
    Known{&Fields::name, "/name", 128},
    Known{&Fields::phone, "/phone", 32},
    Known{&Fields::company, "/company", 128},
    Known{&Fields::job_title, "/job_title", 128},
    Known{&Fields::country, "/country", 2},
    Known{&Fields::time_zone, "/time_zone", 64},
};

Fields problems_with(const Fields& draft) {
    Fields problems;
    for (const Known& known : fields) {
        const std::size_t length = code_point_count(draft.*known.field);
        if (length > known.longest) {
            problems.*known.field = "At most " + std::to_string(known.longest) +
                                    " characters; this has " + std::to_string(length) + '.';
        }
    }
    const auto in_phone = [](char c) { return !is_letter(c); };
    if (only(draft.phone, in_phone) != draft.phone) {
        problems.phone = "A phone number has digits, spaces and + ( ) - only.";
    }
    return problems;
}

/// `draft`, with what is in `stored` wherever the person changed nothing since it was `base`.
Fields rebased(const Fields& draft, const Fields& base, const Fields& stored) {
    Fields result = draft;
    for (const Known& known : fields) {
        if (draft.*known.field == base.*known.field) {
            result.*known.field = stored.*known.field;
        }
    }
    return result;
}

/// Those that the person changed since it was `base`, and somebody else to something else.
std::vector<Field> disputed(const Fields& draft, const Fields& base, const Fields& stored) {
    std::vector<Field> both;
    for (const Known& known : fields) {
        const Field field = known.field;
        if (draft.*field != base.*field && stored.*field != base.*field &&
            draft.*field != stored.*field) {
            both.push_back(field);
        }
    }
    return both;
}

/// Puts what was typed before over what is stored.
void take_kept(State& state) {
    const std::string json = std::exchange(state.kept, {});
    static_cast<void>(api::read_object(
        json,
        &state.draft,
        [](void* draft, const api::JsonReader& read) {
            for (const Known& known : fields) {
                if (read.has(known.pointer + 1)) {
                    static_cast<Fields*>(draft)->*known.field = read.text(known.pointer + 1);
                }
            }
        }
    ));
}

void load(Change& change) {
    change.state.stored = api::Loading{};
    change.send(RequestKind::Load, request_profile());
}

void show(const api::ApiError& error, State& state) {
    bool any = false;
    for (const Known& known : fields) {
        state.problems.*known.field = api::problem_at(error, known.pointer);
        any = any || !(state.problems.*known.field).empty();
    }
    state.form_problem = any ? "" : error.detail;
}

void on(const FieldEdited& msg, Change& change) {
    change.state.draft.*msg.field = msg.text;
    (change.state.problems.*msg.field).clear();
    if (change.state.saving == Saving::Saved) {
        change.state.saving = Saving::Idle;
    }
}

void on(const DisputeSettled& msg, Change& change) {
    State& state = change.state;
    const Profile* stored = state.stored.value();
    if (msg.takes_theirs && stored != nullptr) {
        state.draft.*msg.field = stored->fields.*msg.field;
    }
    std::erase(state.disputed, msg.field);
    if (state.disputed.empty()) {
        state.form_problem.clear();
    }
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
        state.sent = state.draft;
        change.send(RequestKind::Save, request_save(state.draft, state.stored.value()->etag));
    } else {
        change.focus(app::FocusTarget::Problem);
    }
}

void on(const Discarded&, Change& change) {
    if (const Profile* stored = change.state.stored.value()) {
        change.state.draft = stored->fields;
        change.state.problems = {};
        change.state.form_problem.clear();
        change.state.disputed.clear();
    }
}

void on(const ReloadRequested&, Change& change) {
    load(change);
}

/// What met "changed elsewhere" was one's own change, whose reply had been lost: it is saved.
void settle_with_oneself(State& state) {
    if (!state.form_problem.empty() && state.stored.value()->fields == state.sent &&
        state.draft == state.sent) {
        state.form_problem.clear();
        state.saving = Saving::Saved;
    }
}

void loaded(const api::Response& response, Change& change) {
    State& state = change.state;
    const Profile* before = state.stored.value();
    auto profile = read_profile(response);
    if (!profile && before != nullptr) {
        return;  // what is there stays; should it be out of date, saving will tell
    }
    if (profile) {
        const Fields base = before != nullptr ? before->fields : Fields{};
        if (before != nullptr) {
            state.disputed = disputed(state.draft, base, profile.value().fields);
        }
        state.draft = rebased(state.draft, base, profile.value().fields);
    }
    state.stored = std::move(profile);
    if (state.stored.value() != nullptr) {
        take_kept(state);
        settle_with_oneself(state);
    }
}

void saved(const api::Response& response, Change& change) {
    State& state = change.state;
    auto profile = read_profile(response);
    if (!profile) {
        state.saving = Saving::Idle;
        show(profile.error(), state);
        change.focus(app::FocusTarget::Problem);
        if (profile.error().kind == api::ErrorKind::Stale) {
            state.form_problem = api::changed_elsewhere;
            change.send(RequestKind::Load, request_profile());
        }
        return;
    }
    state.disputed.clear();
    state.draft = rebased(state.draft, state.sent, profile.value().fields);
    state.stored = std::move(profile);
    state.saving = is_changed(state) ? Saving::Idle : Saving::Saved;
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
    state.disputed.clear();
    state.saving = Saving::Idle;
    state.kept.clear();
}

std::string Section::draft(const State& state) {
    const Profile* stored = state.stored.value();
    if (!is_changed(state)) {
        return state.kept;
    }
    api::JsonWriter json;
    for (const Known& known : fields) {
        if (stored->fields.*known.field != state.draft.*known.field) {
            json.text(known.pointer + 1, state.draft.*known.field);
        }
    }
    return std::string(json.finish().reveal());
}

void Section::restore(State& state, const std::string& json) {
    state.kept = json;
    if (state.stored.value() != nullptr) {
        take_kept(state);
    }
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
