#include <utility>

#include "sections/security/updates.h"

namespace mooring::security {
namespace {

constexpr std::string_view file_name = "mooring-recovery-codes.txt";

}  // namespace

void await_codes(State& state) {
    const Security* stored = state.stored.value();
    if (stored != nullptr && !state.awaited_codes) {
        state.awaited_codes = AwaitedCodes{.made_before = stored->recovery_codes.made_at};
    }
}

void look_whether_codes_came(const api::ApiError& error, Change& change) {
    std::optional<AwaitedCodes>& awaited = change.state.awaited_codes;
    if (awaited && api::is_outcome_unknown(error)) {
        awaited->is_lost = true;
    } else if (awaited && !awaited->is_lost) {
        awaited.reset();
    }
    look_whether_it_came_about(error, change);
}

void settle_codes(State& state) {
    if (!state.awaited_codes || !state.awaited_codes->is_lost) {
        return;
    }
    const std::optional<Instant>& made_at = state.stored.value()->recovery_codes.made_at;
    if (made_at != state.awaited_codes->made_before) {
        state.unseen_codes = made_at;
    }
    state.awaited_codes.reset();
}

bool has_unseen_codes(const State& state) {
    const Security* stored = state.stored.value();
    return state.unseen_codes && stored != nullptr && !state.shown_codes &&
           stored->recovery_codes.made_at == state.unseen_codes;
}

void show_codes(Secret lines, Change& change) {
    change.state.awaited_codes.reset();
    change.state.shown_codes = ShownCodes{.lines = std::move(lines)};
    change.focus(app::FocusTarget::News);
}

void on(const NewCodesRequested&, Change& change) {
    if (change.state.making_codes == MakingCodes::Idle) {
        change.state.making_codes = MakingCodes::Asked;
    }
}

void on(const NewCodesConfirmed&, Change& change) {
    if (change.state.making_codes == MakingCodes::Asked) {
        change.state.making_codes = MakingCodes::Sending;
        change.state.codes_error.reset();
        await_codes(change.state);
        change.send(RequestKind::MakeCodes, request_codes());
    }
}

void on(const NewCodesCancelled&, Change& change) {
    if (change.state.making_codes == MakingCodes::Asked) {
        change.state.making_codes = MakingCodes::Idle;
    }
}

void codes_made(const api::Response& response, Change& change) {
    State& state = change.state;
    state.making_codes = MakingCodes::Idle;
    auto made = read_codes(response);
    if (!made) {
        look_whether_codes_came(made.error(), change);
        state.codes_error = made.error();
        change.focus(app::FocusTarget::Problem);
        return;
    }
    if (Security* stored = state.stored.value()) {
        stored->recovery_codes = {.remaining = made.value().count, .made_at = made.value().made_at};
    }
    show_codes(std::move(made.value().lines), change);
}

void on(const CodesCopyRequested&, Change& change) {
    if (const auto& shown = change.state.shown_codes) {
        change.copy(RequestKind::CopyCodes, std::string(shown->lines.reveal()));
    }
}

void on(const CodesDownloadRequested&, Change& change) {
    if (const auto& shown = change.state.shown_codes) {
        Secret text = shown->lines;
        text.append("\n");
        change.effects.emplace_back(app::SaveFile{
            .name = std::string(file_name), .text = std::move(text)});
    }
}

void on(const CodesPrintRequested&, Change& change) {
    change.effects.emplace_back(app::PrintPage{});
}

void on(const CodesSaved&, Change& change) {
    change.state.shown_codes.reset();
}

void codes_copied(app::Copying copying, State& state) {
    if (state.shown_codes) {
        state.shown_codes->copying = copying;
    }
}

}  // namespace mooring::security
