#include <utility>

#include "app/passkey.h"
#include "app/session.h"
#include "core/text.h"
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
    return !(problems.email.empty() && problems.password.empty());
}

void ask_for_passkey(api::Request request, Change& change) {
    State& state = change.state;
    state.asking_for_passkey = true;
    change.send(RequestKind::PasskeyOptions, std::move(request), ++state.passkey_turn);
}

/// What the server or the browser says of a passkey from here on is of no use. False when neither
/// was asked.
bool drop_passkey(Change& change) {
    const bool was_asked = std::exchange(change.state.asking_for_passkey, false);
    if (was_asked) {
        ++change.state.passkey_turn;
        change.effects.emplace_back(app::DropPasskey{});
    }
    return was_asked;
}

void submit(const Credentials& credentials, Change& change) {
    if (change.state.sending) {
        return;
    }
    change.state.problems = problems_with(credentials);
    if (has_any(change.state.problems)) {
        change.focus(app::FocusTarget::Problem);
        return;
    }
    drop_passkey(change);
    change.state.sending = true;
    const std::string email(trimmed(credentials.email));
    change.send(RequestKind::SignIn, request_sign_in(email, credentials.password));
}

void submit(SecondStep& step, Change& change) {
    change.state.problems = {};
    if (step.form.sending) {
        return;
    }
    if (step.form.by == app::Proof::Passkey) {
        step.form.sending = true;
        step.form.problem.clear();
        ask_for_passkey(app::request_passkey_proof(), change);
        return;
    }
    if (auto body = app::proof_body(step.form)) {
        step.form.sending = true;
        change.send(RequestKind::SendProof, request_second_step(step.form.by, *std::move(body)));
    } else {
        change.focus(app::FocusTarget::Problem);
    }
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

void on(const PasskeyRequested&, Change& change) {
    State& state = change.state;
    if (!state.sending && !state.asking_for_passkey) {
        state.problems = {};
        ask_for_passkey(request_passkey_options(), change);
    }
}

void on(const ProofEdited& msg, Change& change) {
    auto* step = std::get_if<SecondStep>(&change.state.step);
    if (step != nullptr && app::edit(step->form, msg.text)) {
        submit(*step, change);
    }
}

void on(const ProofChosen& msg, Change& change) {
    if (auto* step = std::get_if<SecondStep>(&change.state.step)) {
        step->form.sending = step->form.sending && !drop_passkey(change);
        app::choose(step->form, msg.by);
        change.state.problems = {};
        change.focus(app::FocusTarget::Heading);
        if (msg.by == app::Proof::Passkey) {
            submit(*step, change);
        }
    }
}

void on(const Submitted&, Change& change) {
    std::visit([&](auto& step) { submit(step, change); }, change.state.step);
}

void on(const StartedOver&, Change& change) {
    drop_passkey(change);
    change.state.step = Credentials{};
    change.state.problems = {};
    change.focus(app::FocusTarget::Heading);
}

void refuse(Credentials&, const api::ApiError& error, Change& change) {
    Problems& problems = change.state.problems;
    problems.email = api::problem_at(error, "/email");
    problems.password = api::problem_at(error, "/password");
    if (!has_any(problems)) {
        problems.form = error.detail;
    }
}

void refuse(SecondStep& step, const api::ApiError& error, Change& change) {
    if (error.kind == api::ErrorKind::Unauthenticated) {
        change.state.problems.form = error.detail;
        change.state.step = Credentials{};  // what was begun has ended: start with the password
    } else {
        app::refuse(step.form, error);
    }
}

/// What most people have at hand.
app::Proof usual(app::ProofSet proofs) {
    for (const app::Proof proof : {app::Proof::Code, app::Proof::Passkey}) {
        if (proofs.has(proof)) {
            return proof;
        }
    }
    return proofs.first_typed();
}

/// No passkey was used, for what reason ever.
void passkey_failed(const std::string& sentence, State& state) {
    state.asking_for_passkey = false;
    if (auto* step = std::get_if<SecondStep>(&state.step)) {
        step->form.sending = false;
        step->form.problem = sentence;
    } else {
        state.problems.form = sentence;
    }
}

void passkey_offered(const app::Answer& answer, Change& change) {
    if (answer.tag.turn != change.state.passkey_turn) {
        return;  // something else was begun since
    }
    auto options = app::read_passkey_options(answer.response);
    if (options) {
        change.ask_for_passkey(RequestKind::AskForPasskey, false, std::move(options.value()));
    } else {
        passkey_failed(options.error().detail, change.state);
    }
}

void passkey_used(const api::Response& response, Change& change) {
    if (response.status != 200) {
        passkey_failed(app::passkey_problem(response.body), change.state);
    } else if (std::holds_alternative<SecondStep>(change.state.step)) {
        change.state.asking_for_passkey = false;
        Secret body = app::passkey_body(response.body);
        change.send(
            RequestKind::SendProof, request_second_step(app::Proof::Passkey, std::move(body))
        );
    } else {
        change.state.sending = true;
        change.send(RequestKind::SignIn, request_passkey_sign_in(response.body));
    }
}

void session_came(const api::Response& response, Change& change) {
    change.state.sending = false;
    change.state.asking_for_passkey = false;
    const auto session = app::read_session(response);
    if (!session) {
        std::visit([&](auto& step) { refuse(step, session.error(), change); }, change.state.step);
        change.focus(app::FocusTarget::Problem);
        return;
    }
    switch (session.value().state) {
        case app::SessionState::SignedIn:
            change.effects.push_back(app::AdoptSession{session.value()});
            change.navigate(change.state.next.empty() ? "/" : change.state.next);
            break;
        case app::SessionState::CodeRequired:
            ask_for_proof(change.state, session.value().proofs);
            change.focus(app::FocusTarget::Heading);
            break;
        default: change.state.problems.form = "Signing in did not work. Try again."; break;
    }
}

}  // namespace

void ask_for_proof(State& state, app::ProofSet proofs) {
    SecondStep step{.proofs = proofs, .form = {}};
    step.form.by = usual(proofs);
    state.step = std::move(step);
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
    switch (static_cast<RequestKind>(answer.tag.kind)) {
        case RequestKind::SignIn:
        case RequestKind::SendProof: session_came(answer.response, change); break;
        case RequestKind::PasskeyOptions: passkey_offered(answer, change); break;
        case RequestKind::AskForPasskey: passkey_used(answer.response, change); break;
    }
}

}  // namespace mooring::sign_in
