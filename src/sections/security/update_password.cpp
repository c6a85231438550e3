#include "api/json_reader.h"
#include "app/list_query.h"
#include "core/text.h"
#include "core/words.h"
#include "sections/security/updates.h"

namespace mooring::security {
namespace {

constexpr std::size_t shortest_alone = 15;
constexpr std::size_t shortest_beside_another = 8;
constexpr std::size_t longest_password = 256;

std::string problem_with_current(const PasswordForm& form) {
    return form.current.empty() ? "Enter your current password." : "";
}

std::string problem_with_new(const PasswordForm& form, std::size_t shortest) {
    const std::size_t length = code_point_count(form.wanted.reveal());
    if (length == 0) {
        return "Enter a new password.";
    }
    if (length < shortest) {
        return "Use at least " + std::string(counted(shortest, "character", "characters")) +
               "; this has " + std::to_string(length) + ". A few words are a good choice.";
    }
    if (length > longest_password) {
        return "Use at most " + std::string(counted(longest_password, "character", "characters")) +
               ".";
    }
    if (form.wanted == form.current) {
        return "Choose a password that differs from the current one.";
    }
    return "";
}

/// What is typed after a success starts a new change.
void edited(PasswordForm& form) {
    if (form.saving == Saving::Saved) {
        form.saving = Saving::Idle;
    }
}

void show(const api::ApiError& error, PasswordForm& form) {
    form.current_problem = api::problem_at(error, "/current_password");
    form.wanted_problem = api::problem_at(error, "/new_password");
    if (form.current_problem.empty() && form.wanted_problem.empty()) {
        form.error = error;
    }
}

}  // namespace

std::size_t shortest_password(const Security& security) {
    const bool is_alone = security.apps.empty() && security.passkeys.empty();
    return is_alone ? shortest_alone : shortest_beside_another;
}

void on(const CurrentPasswordEdited& msg, Change& change) {
    PasswordForm& form = change.state.password;
    form.current = msg.text;
    form.current_problem.clear();
    edited(form);
}

void on(const NewPasswordEdited& msg, Change& change) {
    PasswordForm& form = change.state.password;
    form.wanted = msg.text;
    form.wanted_problem.clear();
    form.strength.reset();
    edited(form);
    change.start_timer(RequestKind::JudgePassword, app::typing_pause_ms, ++form.strength_turn);
}

void typing_paused(std::uint16_t turn, Change& change) {
    const PasswordForm& form = change.state.password;
    // Not while it is being changed: that gives the session another token, which the question
    // lacks.
    const bool is_of_use = turn == form.strength_turn && form.saving != Saving::Sending &&
                           !form.wanted.empty() &&
                           code_point_count(form.wanted.reveal()) <= longest_password;
    if (is_of_use) {
        change.send(RequestKind::JudgePassword, request_strength(form.wanted), turn);
    }
}

/// Without an answer the form says nothing of it: the server judges again when it is sent.
void password_judged(const app::Answer& answer, Change& change) {
    PasswordForm& form = change.state.password;
    auto strength = read_strength(answer.response);
    if (answer.tag.turn == form.strength_turn && strength) {
        form.strength = std::move(strength.value());
    }
}

void on(const ShowPasswordsChosen& msg, Change& change) {
    change.state.password.are_shown = msg.chosen;
}

void on(const SignOutOthersChosen& msg, Change& change) {
    change.state.password.sign_out_others = msg.chosen;
    edited(change.state.password);
}

void on(const SaveRequested&, Change& change) {
    const Security* stored = change.state.stored.value();
    PasswordForm& form = change.state.password;
    if (stored == nullptr || form.saving == Saving::Sending) {
        return;
    }
    form.error.reset();
    form.saving = Saving::Idle;
    form.current_problem = problem_with_current(form);
    form.wanted_problem = problem_with_new(form, shortest_password(*stored));
    if (form.current_problem.empty() && form.wanted_problem.empty()) {
        form.saving = Saving::Sending;
        change.send(RequestKind::ChangePassword, request_password_change(form));
    } else {
        change.focus(app::FocusTarget::Problem);
    }
}

void password_changed(const api::Response& response, Change& change) {
    PasswordForm& form = change.state.password;
    const auto done = api::read_nothing(response);
    if (!done) {
        form.saving = Saving::Idle;
        show(done.error(), form);
        change.focus(app::FocusTarget::Problem);
        return;
    }
    const auto turn = static_cast<std::uint16_t>(form.strength_turn + 1);
    form = {};
    form.strength_turn = turn;  // what was asked of the old text is of no interest
    form.saving = Saving::Saved;
    if (Security* stored = change.state.stored.value()) {
        stored->password_changed_at = change.stamp.clock.now;
    }
}

}  // namespace mooring::security
