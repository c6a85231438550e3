#include "app/draft.h"

#include <utility>

#include "api/json_reader.h"
#include "api/json_writer.h"

namespace mooring::app {
namespace {

/// Of a section that keeps drafts.
template <std::size_t I>
constexpr bool keeps = requires(const typename SectionAt<I>::State& state) {
    SectionAt<I>::draft(state);
};

}  // namespace

std::optional<KeptDraft> draft_of(const State& state) {
    std::optional<KeptDraft> kept;
    if (!state.route || state.session.state != SessionState::SignedIn) {
        return kept;
    }
    with_section(state.route->section, [&]<std::size_t I>() {
        if constexpr (keeps<I>) {
            std::string json = SectionAt<I>::draft(std::get<I>(state.sections));
            if (!json.empty()) {
                kept = {.email = state.session.email, .path = state.path, .json = std::move(json)};
            }
        }
    });
    return kept;
}

std::string write_draft(const State& state) {
    const std::optional<KeptDraft> now = draft_of(state);
    const std::optional<KeptDraft>& kept = now ? now : state.kept;
    if (!kept) {
        return {};
    }
    api::JsonWriter json;
    json.text("email", kept->email).text("path", kept->path).text("draft", kept->json);
    return std::string(json.finish().reveal());
}

std::optional<KeptDraft> read_draft(std::string_view text) {
    KeptDraft kept;
    if (api::read_object(text, &kept, [](void* into, const api::JsonReader& json) {
            *static_cast<KeptDraft*>(into) = {
                .email = json.text("email"), .path = json.text("path"), .json = json.text("draft")};
        })) {
        return std::nullopt;
    }
    return kept;
}

void restore_draft(State& state) {
    if (!state.kept || !state.route || state.session.state != SessionState::SignedIn) {
        return;
    }
    if (state.kept->email != state.session.email) {
        state.kept.reset();
        return;
    }
    if (state.kept->path != state.path) {
        return;  // it waits for its page
    }
    const std::string json = std::exchange(state.kept, std::nullopt)->json;
    with_section(state.route->section, [&]<std::size_t I>() {
        if constexpr (keeps<I>) {
            SectionAt<I>::restore(std::get<I>(state.sections), json);
        }
    });
}

}  // namespace mooring::app
