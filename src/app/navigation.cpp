#include "app/navigation.h"

#include <type_traits>
#include <utility>

#include "app/draft.h"
#include "core/overloaded.h"

namespace mooring::app {
namespace {

/// Carries out what the app does itself, and signs the rest with who asked.
void settle(std::size_t section, Effect& effect, AppChange& change) {
    const auto sign = [&](auto& asked) {
        if constexpr (requires { asked.tag; }) {
            asked.tag.section = static_cast<std::uint8_t>(section);
            asked.tag.generation = change.state.generations[section];
        }
        change.effects.emplace_back(std::move(asked));
    };
    const bool at_entry = section_infos[section].place == Place::Entry;
    std::visit(
        overloaded{
            [&](AdoptSession& adopted) {
                adopt(adopted.session, change);
                change.effects.emplace_back(TellTabs{});
            },
            [&](AdoptEmail& renamed) { adopt_email(std::move(renamed.email), change.state); },
            [&](EndSession& ended) { close_session(std::move(ended.reason), change); },
            [&](DropPasskey& dropped) {
                if (std::exchange(change.state.passkey_asked, std::nullopt)) {
                    change.effects.emplace_back(dropped);
                }
            },
            [&](Navigate& move) { navigate(at_entry ? safe_next(move.path) : move.path, change); },
            sign},
        effect
    );
}

/// The effects from `first` on, which a section asked for.
void settle_from(std::size_t first, std::size_t section, AppChange& change) {
    Effects asked(
        std::make_move_iterator(change.effects.begin() + static_cast<std::ptrdiff_t>(first)),
        std::make_move_iterator(change.effects.end())
    );
    change.effects.resize(first);
    for (Effect& effect : asked) {
        settle(section, effect, change);
    }
}

/// Runs `act` with the section's own state, then settles what it asked for.
template <std::size_t I, class Act>
void run_section(AppChange& change, Act act) {
    const std::size_t first = change.effects.size();
    Change<typename SectionAt<I>::State> own{
        .state = std::get<I>(change.state.sections),
        .effects = change.effects,
        .stamp = change.stamp};
    act(own);
    settle_from(first, I, change);
}

/// "Configure AWS · Cloud Accounts · Mooring": the most telling first.
std::string title_of(const State& state) {
    const std::string& name = state.site.product_name;
    if (!state.route) {
        return "Not found · " + name;
    }
    std::string title = std::string(section_infos[state.route->section].label) + " · " + name;
    with_section(state.route->section, [&]<std::size_t I>() {
        if constexpr (requires { SectionAt<I>::title(state.route->rest); }) {
            const std::string page = SectionAt<I>::title(state.route->rest);
            title = page.empty() ? title : page + " · " + title;
        }
    });
    return title;
}

/// Nothing also for a section that the site does not show.
std::optional<Route> route_to(std::string_view path, const State& state) {
    std::optional<Route> route = find_route(path);
    if (route && hides(state.site, section_infos[route->section].path)) {
        route.reset();
    }
    return route;
}

/// Where a person really gets to: sign-in without a session, and away from sign-in with one.
std::string redirected(std::string_view path, const State& state) {
    const std::optional<Route> route = route_to(path, state);
    const bool to_entry = route && section_infos[route->section].place == Place::Entry;
    const bool signed_in = state.session.state == SessionState::SignedIn;
    if (signed_in && to_entry) {
        return "/";
    }
    if (!signed_in && !to_entry) {
        return sign_in_path(route ? path : "");
    }
    return std::string(
        path == "/settings" || path == "/settings/" ? settings_path(state.site) : path
    );
}

bool same_section(const std::optional<Route>& a, const std::optional<Route>& b) {
    return a && b && a->section == b->section;
}

/// As a browser says it.
api::Response dropped_passkey() {
    api::Response response;
    response.body = "AbortError";
    return response;
}

void show(std::string path, AppChange& change) {
    State& state = change.state;
    std::optional<Route> route = route_to(path, state);
    if (!same_section(route, state.route)) {
        leave_section(change);
    }
    state.path = std::move(path);
    state.route = std::move(route);
    change.effects.push_back(SetTitle{title_of(state)});
    change.effects.push_back(MoveFocus{FocusTarget::Heading});
    if (state.route) {
        open_section(change);
        restore_draft(state);
    }
}

}  // namespace

bool has_unsaved(const State& state) {
    bool unsaved = false;
    if (state.route) {
        with_section(state.route->section, [&]<std::size_t I>() {
            unsaved = SectionAt<I>::has_unsaved(std::get<I>(state.sections));
        });
    }
    return unsaved;
}

bool loses_something(const State& state, std::string_view path) {
    bool stays = false;
    const std::optional<Route> to = route_to(path, state);
    if (same_section(to, state.route)) {
        with_section(to->section, [&]<std::size_t I>() {
            if constexpr (requires {
                              SectionAt<I>::stays(std::get<I>(state.sections), to->rest);
                          }) {
                stays = SectionAt<I>::stays(std::get<I>(state.sections), to->rest);
            }
        });
    }
    return has_unsaved(state) && !stays;
}

void open_section(AppChange& change) {
    const std::string rest = change.state.route->rest;
    with_section(change.state.route->section, [&]<std::size_t I>() {
        run_section<I>(change, [&](auto& own) { SectionAt<I>::open(rest, own); });
    });
}

void leave_section(AppChange& change) {
    if (!change.state.route) {
        return;
    }
    const std::size_t section = change.state.route->section;
    ++change.state.generations[section];
    change.state.reauthentication.reset();  // what waits for it was asked for here
    drop_passkey(change);
    with_section(section, [&]<std::size_t I>() {
        SectionAt<I>::leave(std::get<I>(change.state.sections));
    });
}

bool drop_passkey(AppChange& change) {
    const std::optional<Tag> asked = std::exchange(change.state.passkey_asked, std::nullopt);
    if (asked) {
        change.effects.emplace_back(DropPasskey{});
    }
    if (asked && is_current(*asked, change.state)) {
        deliver(Answer{.tag = *asked, .response = dropped_passkey()}, change);
    }
    return asked.has_value();
}

void navigate(std::string_view path, AppChange& change) {
    if (path == change.state.path) {
        return;
    }
    if (loses_something(change.state, path)) {
        change.state.leaving_to = std::string(path);
        return;
    }
    std::string target = redirected(path, change.state);
    change.effects.push_back(SetUrl{.path = target, .history = History::Push});
    show(std::move(target), change);
}

void enter(std::string_view path, AppChange& change) {
    std::string target = redirected(path, change.state);
    if (target != path) {
        change.effects.push_back(SetUrl{.path = target, .history = History::Replace});
    }
    show(std::move(target), change);
}

void adopt_email(std::string email, State& state) {
    if (state.kept && state.kept->email == state.session.email) {
        state.kept->email = email;
    }
    state.session.email = std::move(email);
}

void adopt(const Session& session, AppChange& change) {
    const Session& before = change.state.session;
    if (session.state != before.state || session.user != before.user) {
        ++change.state.session_generation;
    }
    change.state.session = session;
    if (session.state == SessionState::CodeRequired) {
        sign_in::ask_for_proof(sign_in_state(change.state), session.proofs);
    }
}

sign_in::State& sign_in_state(State& state) {
    return std::get<index_of<sign_in::Section>()>(state.sections);
}

void end_session(AppChange& change) {
    State& state = change.state;
    for (std::uint32_t& generation : state.generations) {
        ++generation;  // answers that are still on their way belong to nobody
    }
    state.session = Session{
        .state = SessionState::SignedOut,
        .user = {},
        .email = {},
        .name = {},
        .proofs = {},
        .passkeys = state.session.passkeys};
    state.sections = {};
    state.reauthentication.reset();
    drop_passkey(change);
    state.leaving_to.reset();
    state.route.reset();
    state.session_ends_soon = false;
    ++state.session_turn;
    ++state.session_generation;
    state.retries.clear();
    state.doubted.clear();
    state.undoubted.clear();
    state.seeming_end.reset();
    state.signing_out = false;
    state.session_problem.clear();
}

void close_session(std::string reason, AppChange& change) {
    end_session(change);
    change.state.kept.reset();
    navigate(sign_in_path(""), change);
    if (!reason.empty()) {
        sign_in::tell(sign_in_state(change.state), std::move(reason));
    }
}

bool is_current(const Tag& tag, const State& state) {
    return tag.section < section_count && tag.generation == state.generations[tag.section];
}

void deliver(const Answer& answer, AppChange& change) {
    with_section(answer.tag.section, [&]<std::size_t I>() {
        run_section<I>(change, [&](auto& own) { SectionAt<I>::answered(answer, own); });
    });
}

void deliver(const TimerFired& timer, AppChange& change) {
    with_section(timer.tag.section, [&]<std::size_t I>() {
        run_section<I>(change, [&](auto& own) { SectionAt<I>::timer_fired(timer, own); });
    });
}

void deliver(const SectionMsg& msg, AppChange& change) {
    std::visit(
        [&]<std::size_t I>(const detail::Addressed<I>& addressed) {
            run_section<I>(change, [&](auto& own) { SectionAt<I>::update(addressed.msg, own); });
        },
        msg
    );
}

}  // namespace mooring::app
