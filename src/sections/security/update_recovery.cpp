#include <utility>

#include "sections/security/updates.h"

namespace mooring::security {
namespace {

constexpr std::string_view file_name = "mooring-recovery-codes.txt";

}  // namespace

void note_codes_at_risk(const api::ApiError& error, State& state) {
    const Security* stored = state.stored.value();
    if (api::is_outcome_unknown(error) && stored != nullptr && !state.codes_before) {
        state.codes_before = stored->recovery_codes;
    }
}

bool has_unseen_codes(const State& state) {
    const Security* stored = state.stored.value();
    return state.codes_before && stored != nullptr && !state.shown_codes &&
           stored->recovery_codes.made_at != state.codes_before->made_at;
}

void show_codes(Secret lines, Change& change) {
    change.state.codes_before.reset();
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
        note_codes_at_risk(made.error(), state);
        look_whether_it_came_about(made.error(), change);
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
