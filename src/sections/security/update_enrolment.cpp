#include <utility>

#include "core/text.h"
#include "core/validate.h"
#include "sections/security/updates.h"

namespace mooring::security {
namespace {

constexpr std::size_t key_group = 4;

void refuse(const api::ApiError& error, Change& change) {
    look_whether_codes_came(error, change);
    if (error.code == "no-enrolment") {
        // Cancelled or finished elsewhere: this secret is worth nothing any more.
        change.state.enrolment = NotEnrolling{error};
        return;
    }
    if (auto* step = std::get_if<Enrolling>(&change.state.enrolment)) {
        step->sending = false;
        step->code_problem = api::problem_at(error, "/code");
        step->name_problem = api::problem_at(error, "/name");
        if (step->code_problem.empty() && step->name_problem.empty()) {
            step->error = error;
        }
        change.focus(app::FocusTarget::Problem);
    }
}

}  // namespace

void on(const EnrolmentRequested&, Change& change) {
    if (std::holds_alternative<NotEnrolling>(change.state.enrolment)) {
        change.state.enrolment = Starting{};
        change.send(RequestKind::StartTotp, request_enrolment());
    }
}

void on(const EnrolmentCancelled&, Change& change) {
    const auto* step = std::get_if<Enrolling>(&change.state.enrolment);
    if (step != nullptr && !step->sending) {
        change.state.enrolment = NotEnrolling{};
    }
}

void on(const SecretCopyRequested&, Change& change) {
    if (const auto* step = std::get_if<Enrolling>(&change.state.enrolment)) {
        change.copy(RequestKind::CopySecret, std::string(step->secret.reveal()));
    }
}

void on(const AppNameEdited& msg, Change& change) {
    if (auto* step = std::get_if<Enrolling>(&change.state.enrolment)) {
        step->name = msg.text;
        step->name_problem.clear();
    }
}

void on(const CodeEdited& msg, Change& change) {
    auto* step = std::get_if<Enrolling>(&change.state.enrolment);
    if (step == nullptr) {
        return;
    }
    const auto before = read_security_code(step->code);
    step->code = msg.text;
    step->code_problem.clear();
    const auto now = read_security_code(step->code);
    if (now && now != before) {
        on(EnableRequested{}, change);  // the sixth digit is as good as the button
    }
}

void on(const EnableRequested&, Change& change) {
    auto* step = std::get_if<Enrolling>(&change.state.enrolment);
    if (step == nullptr || step->sending) {
        return;
    }
    step->error.reset();
    const std::string name(trimmed(step->name));
    const std::optional<std::string> code = read_security_code(step->code);
    step->name_problem = name.empty() ? "" : problem_with_name(name);
    step->code_problem = code ? "" : security_code_problem(step->code);
    if (!code || !step->name_problem.empty()) {
        change.focus(app::FocusTarget::Problem);
        return;
    }
    step->sending = true;
    await_codes(change.state);
    change.send(RequestKind::ConfirmTotp, request_confirmation(*code, name));
}

void totp_started(const api::Response& response, Change& change) {
    if (!std::holds_alternative<Starting>(change.state.enrolment)) {
        return;
    }
    auto made = read_totp_secret(response);
    if (!made) {
        change.state.enrolment = NotEnrolling{made.error()};
        return;
    }
    Enrolling step;
    step.name = std::exchange(change.state.kept_app_name, {});
    step.secret = std::move(made.value().secret);
    step.grouped_secret = Secret(grouped(step.secret.reveal(), key_group));
    step.qr = encode_qr(made.value().uri.reveal());
    change.state.enrolment = std::move(step);
}

void totp_confirmed(const api::Response& response, Change& change) {
    auto confirmed = read_confirmed(response);
    if (!confirmed) {
        refuse(confirmed.error(), change);
        return;
    }
    change.state.enrolment = NotEnrolling{};
    change.state.stored = std::move(confirmed.value().security);
    change.state.awaited_codes.reset();
    if (confirmed.value().new_codes) {
        show_codes(*std::move(confirmed.value().new_codes), change);
    }
}

void secret_copied(app::Copying copying, State& state) {
    if (auto* step = std::get_if<Enrolling>(&state.enrolment)) {
        step->copying = copying;
    }
}

}  // namespace mooring::security
