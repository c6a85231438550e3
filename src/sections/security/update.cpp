#include "api/json_reader.h"
#include "core/text.h"
#include "core/words.h"
#include "sections/security/security.h"
#include "sections/security/update_totp.h"

namespace mooring::security {
namespace {

constexpr std::size_t shortest_alone = 15;
constexpr std::size_t shortest_with_totp = 8;
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

void load(Change& change) {
    change.state.stored = api::Loading{};
    change.send(RequestKind::Load, request_security());
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

void on(const ReloadRequested&, Change& change) {
    load(change);
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
    edited(form);
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
    form.wanted_problem = problem_with_new(form, shortest_password(stored->totp));
    if (form.current_problem.empty() && form.wanted_problem.empty()) {
        form.saving = Saving::Sending;
        change.send(RequestKind::ChangePassword, request_password_change(form));
    } else {
        change.focus(app::FocusTarget::Problem);
    }
}

/// A step that is under way is not disturbed: it has an answer of its own.
void loaded(const api::Response& response, Change& change) {
    const Security* stored = change.state.stored.value();
    const bool is_under_way =
        stored != nullptr && stored->totp.index() != settled(stored->totp).index();
    if (!is_under_way) {
        change.state.stored = read_security(response);
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
    form = {};
    form.saving = Saving::Saved;
    if (Security* stored = change.state.stored.value()) {
        stored->password_changed_at = change.stamp.clock.now;
    }
}

}  // namespace

std::size_t shortest_password(const Totp& totp) {
    return std::holds_alternative<On>(settled(totp)) ? shortest_with_totp : shortest_alone;
}

void Section::open(std::string_view, Change& change) {
    if (!change.state.stored.value()) {
        change.state.stored = api::Loading{};
    }
    change.send(RequestKind::Load, request_security());
}

void Section::leave(State& state) {
    state.password = {};
    if (Security* stored = state.stored.value()) {
        stored->totp = settled(stored->totp);
    }
}

void Section::update(const Msg& msg, Change& change) {
    std::visit([&](const auto& m) { on(m, change); }, msg);
}

void Section::answered(const app::Answer& answer, Change& change) {
    const api::Response& response = answer.response;
    switch (static_cast<RequestKind>(answer.tag.kind)) {
        case RequestKind::Load: loaded(response, change); break;
        case RequestKind::ChangePassword: password_changed(response, change); break;
        case RequestKind::StartTotp: totp_started(response, change); break;
        case RequestKind::ConfirmTotp: totp_confirmed(response, change); break;
        case RequestKind::DisableTotp: totp_disabled(response, change); break;
        case RequestKind::CopySecret: secret_copied(response.status == 200, change); break;
    }
}

void Section::timer_fired(const app::TimerFired&, Change& change) {
    secret_copy_shown(change.state);
}

}  // namespace mooring::security
