#include "sections/own_account/update_email.h"

#include <algorithm>

#include "api/json_reader.h"
#include "core/text.h"

namespace mooring::own_account {
namespace {

constexpr std::size_t code_digits = 8;
constexpr std::size_t longest_email = 254;

std::string problem_with_email(std::string_view email) {
    if (email.empty()) {
        return "Enter the new e-mail address.";
    }
    if (email.find('@') == std::string_view::npos || email.size() > longest_email) {
        return "Enter an e-mail address such as ada@example.com.";
    }
    return "";
}

std::string problem_with_code(std::string_view code) {
    const bool is_number = std::all_of(code.begin(), code.end(), is_digit);
    return is_number && code.size() == code_digits ? "" : "Enter the eight digits of the e-mail.";
}

/// What only the operator can mend is no fault of the server.
api::ApiError explained(api::ApiError error) {
    if (error.code == "not-configured") {
        error.detail =
            "This site cannot send e-mail, so addresses cannot be changed here. Ask whoever runs "
            "it.";
    }
    return error;
}

/// Below the field that it is about, or else above the form.
template <class Form>
void refuse(Form& form, const api::ApiError& error, std::string_view pointer, Change& change) {
    form.problem = api::problem_at(error, pointer);
    if (form.problem.empty()) {
        form.error = explained(error);
    }
    change.focus(app::FocusTarget::Problem);
}

void adopt(const std::string& email, Change& change) {
    change.state.change = Unchanged{};
    change.state.news = "The address was changed.";
    change.state.deletion = {};  // which asks for the new one
    if (Removal* removal = change.state.removal.value()) {
        removal->email = email;
    }
    change.effects.emplace_back(app::AdoptEmail{email});
}

}  // namespace

void on(const ChangeRequested&, Change& change) {
    if (std::holds_alternative<Unchanged>(change.state.change)) {
        change.state.change = AddressForm{};
        change.state.news.clear();
    }
}

void on(const ChangeCancelled&, Change& change) {
    change.state.change = Unchanged{};
}

void on(const EmailEdited& msg, Change& change) {
    if (auto* form = std::get_if<AddressForm>(&change.state.change)) {
        form->email = msg.text;
        form->problem.clear();
    }
}

void on(const EmailSubmitted&, Change& change) {
    auto* form = std::get_if<AddressForm>(&change.state.change);
    if (form == nullptr || form->sending) {
        return;
    }
    const std::string email(trimmed(form->email));
    form->error.reset();
    form->problem = problem_with_email(email);
    if (!form->problem.empty()) {
        change.focus(app::FocusTarget::Problem);
        return;
    }
    form->sending = true;
    change.send(RequestKind::SendCode, request_email_change(email));
}

void on(const CodeEdited& msg, Change& change) {
    if (auto* form = std::get_if<CodeForm>(&change.state.change)) {
        form->code = msg.text;
        form->problem.clear();
    }
}

void on(const CodeSubmitted&, Change& change) {
    auto* form = std::get_if<CodeForm>(&change.state.change);
    if (form == nullptr || form->sending != CodeForm::Sending::Nothing) {
        return;
    }
    const std::string code = only(form->code, [](char c) { return !is_space(c); });
    form->error.reset();
    form->problem = problem_with_code(code);
    if (!form->problem.empty()) {
        change.focus(app::FocusTarget::Problem);
        return;
    }
    form->sending = CodeForm::Sending::Code;
    change.send(RequestKind::ConfirmEmail, request_email_confirmation(code));
}

void on(const CodeWantedAgain&, Change& change) {
    auto* form = std::get_if<CodeForm>(&change.state.change);
    if (form != nullptr && form->sending == CodeForm::Sending::Nothing) {
        form->error.reset();
        form->was_sent_again = false;
        form->sending = CodeForm::Sending::Again;
        change.send(RequestKind::SendCode, request_email_change(form->email));
    }
}

void on(const OtherAddressRequested&, Change& change) {
    const auto* form = std::get_if<CodeForm>(&change.state.change);
    if (form != nullptr && form->sending == CodeForm::Sending::Nothing) {
        change.state.change = AddressForm{.email = form->email};
    }
}

void code_sent(const api::Response& response, Change& change) {
    const auto done = api::read_nothing(response);
    if (auto* form = std::get_if<AddressForm>(&change.state.change)) {
        form->sending = false;
        if (done) {
            change.state.change = CodeForm{.email = std::string(trimmed(form->email))};
            change.focus(app::FocusTarget::News);
        } else {
            refuse(*form, done.error(), "/email", change);
        }
    } else if (auto* again = std::get_if<CodeForm>(&change.state.change)) {
        again->sending = CodeForm::Sending::Nothing;
        if (done) {
            again->code.clear();  // the last e-mail's code is the only one that counts
            again->problem.clear();
            again->was_sent_again = true;
        } else {
            again->error = explained(done.error());
            change.focus(app::FocusTarget::Problem);
        }
    }
}

void email_confirmed(const api::Response& response, Change& change) {
    auto* form = std::get_if<CodeForm>(&change.state.change);
    if (form == nullptr) {
        return;
    }
    form->sending = CodeForm::Sending::Nothing;
    const auto email = read_changed_email(response);
    if (email) {
        adopt(email.value(), change);
        return;
    }
    refuse(*form, email.error(), "/code", change);
    if (api::is_outcome_unknown(email.error())) {
        change.send(RequestKind::LoadRemoval, request_removal());
    }
}

void email_known(const std::string& email, Change& change) {
    const auto* form = std::get_if<CodeForm>(&change.state.change);
    if (form != nullptr && form->email == email) {
        adopt(email, change);
    } else {
        change.effects.emplace_back(app::AdoptEmail{email});
    }
}

EmailChange settled(const EmailChange& email_change) {
    const auto* form = std::get_if<CodeForm>(&email_change);
    return form == nullptr ? EmailChange(Unchanged{}) : CodeForm{.email = form->email};
}

}  // namespace mooring::own_account
