#include "api/json_reader.h"
#include "api/json_writer.h"
#include "core/text.h"
#include "sections/own_account/update_email.h"

namespace mooring::own_account {
namespace {

void on(const ReloadRequested&, Change& change) {
    change.state.removal = api::Loading{};
    change.send(RequestKind::LoadRemoval, request_removal());
}

void on(const ConfirmationEdited& msg, Change& change) {
    change.state.deletion.email = msg.text;
    change.state.deletion.problem.clear();
}

void on(const DeletionRequested&, Change& change) {
    const Removal* removal = change.state.removal.value();
    DeletionForm& form = change.state.deletion;
    if (removal == nullptr || form.sending) {
        return;
    }
    form.error.reset();
    form.problem.clear();
    if (trimmed(form.email) != removal->email) {
        form.problem = "Type " + removal->email + " to delete this account.";
        change.focus(app::FocusTarget::Problem);
        return;
    }
    form.sending = true;
    change.send(RequestKind::Delete, request_deletion(removal->email));
}

void removal_loaded(const api::Response& response, Change& change) {
    auto removal = read_removal(response);
    if (!removal && change.state.removal.value() != nullptr) {
        return;  // what is there stays; the server is asked again before anything is deleted
    }
    if (removal) {
        email_known(removal.value().email, change);
    }
    change.state.removal = std::move(removal);
}

void deleted(const api::Response& response, Change& change) {
    DeletionForm& form = change.state.deletion;
    form.sending = false;
    const auto done = api::read_nothing(response);
    if (done) {
        change.effects.emplace_back(app::EndSession{
            "Your account was deleted, with all that belonged to it."});
        return;
    }
    form.problem = api::problem_at(done.error(), "/email");
    if (form.problem.empty()) {
        form.error = done.error();
    }
    change.focus(app::FocusTarget::Problem);
}

}  // namespace

void Section::open(std::string_view, Change& change) {
    if (!change.state.removal.value()) {
        change.state.removal = api::Loading{};
    }
    change.send(RequestKind::LoadRemoval, request_removal());
}

void Section::leave(State& state) {
    state.change = settled(state.change);
    state.news.clear();
    state.deletion = {};
}

std::string Section::draft(const State& state) {
    api::JsonWriter json;
    if (const auto* form = std::get_if<AddressForm>(&state.change)) {
        if (form->email.empty()) {
            return {};
        }
        json.text("email", form->email);
    } else if (const auto* awaited = std::get_if<CodeForm>(&state.change)) {
        json.text("code_sent_to", awaited->email);
    } else {
        return {};
    }
    return std::string(json.finish().reveal());
}

void Section::restore(State& state, const std::string& json) {
    static_cast<void>(api::read_object(
        json,
        &state.change,
        [](void* into, const api::JsonReader& read) {
            auto& email_change = *static_cast<EmailChange*>(into);
            if (read.has("code_sent_to")) {
                email_change = CodeForm{.email = read.text("code_sent_to")};
            } else if (read.has("email")) {
                email_change = AddressForm{.email = read.text("email")};
            }
        }
    ));
}

void Section::update(const Msg& msg, Change& change) {
    std::visit([&](const auto& m) { on(m, change); }, msg);
}

void Section::answered(const app::Answer& answer, Change& change) {
    const api::Response& response = answer.response;
    switch (static_cast<RequestKind>(answer.tag.kind)) {
        case RequestKind::LoadRemoval: removal_loaded(response, change); break;
        case RequestKind::SendCode: code_sent(response, change); break;
        case RequestKind::ConfirmEmail: email_confirmed(response, change); break;
        case RequestKind::Delete: deleted(response, change); break;
    }
}

}  // namespace mooring::own_account
