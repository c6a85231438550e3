#include "app/passkey.h"
#include "app/reauthentication.h"
#include "app/updates.h"

namespace mooring::app {
namespace {

/// The question for a passkey, when one is asked for and on its way.
ProofForm* awaited_passkey(State& state) {
    const bool is_awaited = state.reauthentication && state.reauthentication->form.sending &&
                            state.reauthentication->form.by == Proof::Passkey;
    return is_awaited ? &state.reauthentication->form : nullptr;
}

/// Whether the browser's question for a passkey is this one's, and not that of a section.
bool is_asking(const State& state) {
    return state.passkey_asked && state.passkey_asked->section == app_tag;
}

}  // namespace

void passkey_offered(const api::Response& response, AppChange& change) {
    ProofForm* form = awaited_passkey(change.state);
    if (form == nullptr) {
        return;
    }
    auto options = read_passkey_options(response);
    if (options) {
        drop_passkey(change);  // a section's own: browsers ask for one at a time
        change.effects.emplace_back(AskForPasskey{
            .tag = app_request(AppRequest::AskForPasskey),
            .is_new = false,
            .options = std::move(options.value())});
    } else {
        refuse(*form, options.error());
    }
}

void passkey_used(const api::Response& response, AppChange& change) {
    ProofForm* form = awaited_passkey(change.state);
    if (form == nullptr) {
        return;
    }
    if (response.status == 200) {
        send(
            AppRequest::Reauthenticate,
            request_reauthentication(passkey_body(response.body)),
            change
        );
    } else {
        form->sending = false;
        form->problem = passkey_problem(response.body);
    }
}

void on(const ReauthenticationSubmitted&, AppChange& change) {
    std::optional<Reauthentication>& question = change.state.reauthentication;
    if (question && question->form.by == Proof::Passkey) {
        if (!std::exchange(question->form.sending, true)) {
            question->form.problem.clear();
            send(AppRequest::PasskeyOptions, request_passkey_proof(), change);
        }
        return;
    }
    if (auto request = submit(question)) {
        send(AppRequest::Reauthenticate, *std::move(request), change);
    } else if (question && !question->form.problem.empty()) {
        change.focus(FocusTarget::Problem);
    }
}

void on(const ReauthenticationEdited& msg, AppChange& change) {
    std::optional<Reauthentication>& question = change.state.reauthentication;
    if (question && edit(question->form, msg.typed)) {
        on(ReauthenticationSubmitted{}, change);
    }
}

void on(const ReauthenticationChosen& msg, AppChange& change) {
    if (change.state.reauthentication) {
        ProofForm& form = change.state.reauthentication->form;
        form.sending = form.sending && !(is_asking(change.state) && drop_passkey(change));
        choose(form, msg.by);
        if (msg.by == Proof::Passkey) {
            on(ReauthenticationSubmitted{}, change);
        } else {
            change.focus(FocusTarget::Field);
        }
    }
}

void on(const ReauthenticationCancelled&, AppChange& change) {
    if (!change.state.reauthentication) {
        return;
    }
    if (is_asking(change.state)) {
        drop_passkey(change);
    }
    const Reauthentication cancelled = *std::exchange(change.state.reauthentication, std::nullopt);
    for (const SendHttp& waiting : cancelled.waiting) {
        deliver(waiting, cancelled_response(), change);
    }
}

void proof_answered(const api::Response& response, AppChange& change) {
    const auto session = read_session(response);
    if (session) {
        change.state.session.proofs = session.value().proofs;
    }
    for (SendHttp& again : confirm(change.state.reauthentication, session)) {
        change.effects.emplace_back(std::move(again));
    }
    if (change.state.reauthentication) {
        change.focus(FocusTarget::Problem);  // the question is still open
    }
}

/// Factors may have come or gone since the session began. Without an answer those known are
/// offered.
void proofs_loaded(const api::Response& response, AppChange& change) {
    const auto session = read_session(response);
    if (session && session.value().state == SessionState::SignedIn) {
        change.state.session.proofs = session.value().proofs;
    }
}

void ask_for_proof(const SendHttp& sent, AppChange& change) {
    if (!change.state.reauthentication) {
        send(AppRequest::LoadProofs, request_session(), change);
    }
    hold(change.state.reauthentication, sent, change.state.session.proofs);
}

}  // namespace mooring::app
