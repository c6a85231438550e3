#include "app/session.h"
#include "core/overloaded.h"
#include "core/text.h"
#include "core/validate.h"
#include "sections/sign_in/sign_in.h"

namespace mooring::sign_in {
namespace {

using Change = app::Change<State>;

Problems problems_with(const Credentials& credentials) {
    Problems problems;
    if (trimmed(credentials.email).empty()) {
        problems.email = "Enter the e-mail address of your account.";
    }
    if (credentials.password.empty()) {
        problems.password = "Enter your password.";
    }
    return problems;
}

bool has_any(const Problems& problems) {
    return !(problems.email.empty() && problems.password.empty() && problems.code.empty());
}

void submit(const Credentials& credentials, Change& change) {
    change.state.problems = problems_with(credentials);
    if (has_any(change.state.problems)) {
        change.focus(app::FocusTarget::Problem);
        return;
    }
    change.state.sending = true;
    const std::string email(trimmed(credentials.email));
    change.send(RequestKind::SignIn, request_sign_in(email, credentials.password));
}

void submit(const SecurityCode& step, Change& change) {
    const std::optional<std::string> code = read_security_code(step.code);
    change.state.problems = {};
    if (!code) {
        change.state.problems.code = security_code_problem(step.code);
        change.focus(app::FocusTarget::Problem);
        return;
    }
    change.state.sending = true;
    change.send(RequestKind::SendCode, request_code(*code));
}

void on(const EmailEdited& msg, Change& change) {
    if (auto* step = std::get_if<Credentials>(&change.state.step)) {
        step->email = msg.text;
        change.state.problems.email.clear();
    }
}

void on(const PasswordEdited& msg, Change& change) {
    if (auto* step = std::get_if<Credentials>(&change.state.step)) {
        step->password = msg.text;
        change.state.problems.password.clear();
    }
}

void on(const CodeEdited& msg, Change& change) {
    if (auto* step = std::get_if<SecurityCode>(&change.state.step)) {
        step->code = msg.text;
        change.state.problems.code.clear();
    }
}

void on(const Submitted&, Change& change) {
    if (!change.state.sending) {
        std::visit([&](const auto& step) { submit(step, change); }, change.state.step);
    }
}

void on(const StartedOver&, Change& change) {
    change.state.step = Credentials{};
    change.state.problems = {};
    change.focus(app::FocusTarget::Heading);
}

void show(const api::ApiError& error, Problems& problems) {
    problems.email = api::problem_at(error, "/email");
    problems.password = api::problem_at(error, "/password");
    problems.code = api::problem_at(error, "/code");
    if (!has_any(problems)) {
        problems.form = error.detail;
    }
}

void refuse(const api::ApiError& error, Change& change) {
    const bool code_step = std::holds_alternative<SecurityCode>(change.state.step);
    if (code_step && error.kind == api::ErrorKind::Unauthenticated) {
        change.state.step =
            Credentials{};  // the half-open session has ended: begin with the password
    }
    show(error, change.state.problems);
    change.focus(app::FocusTarget::Problem);
}

}  // namespace

void ask_for_code(State& state) {
    state.step = SecurityCode{};
    state.problems = {};
}

void Section::open(std::string_view rest, Change& change) {
    constexpr std::string_view prefix = "?next=";
    change.state.next = rest.starts_with(prefix) ? std::string(rest.substr(prefix.size())) : "";
}

void say_session_ended(State& state) {
    state.problems.form = "Your session has ended. Sign in to go on.";
}

void tell(State& state, std::string news) {
    state.news = std::move(news);
}

void Section::leave(State& state) {
    state = {};
}

void Section::update(const Msg& msg, Change& change) {
    std::visit([&](const auto& m) { on(m, change); }, msg);
}

void Section::answered(const app::Answer& answer, Change& change) {
    change.state.sending = false;
    const auto session = app::read_session(answer.response);
    if (!session) {
        refuse(session.error(), change);
        return;
    }
    switch (session.value().state) {
        case app::SessionState::SignedIn:
            change.effects.push_back(app::AdoptSession{session.value()});
            change.navigate(change.state.next.empty() ? "/" : change.state.next);
            break;
        case app::SessionState::CodeRequired:
            ask_for_code(change.state);
            change.focus(app::FocusTarget::Heading);
            break;
        default: change.state.problems.form = "Signing in did not work. Try again."; break;
    }
}

}  // namespace mooring::sign_in
