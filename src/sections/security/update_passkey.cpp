#include "app/passkey.h"
#include "core/text.h"
#include "sections/security/updates.h"

namespace mooring::security {
namespace {

void stop(std::string problem, Change& change) {
    if (auto& passkey = change.state.new_passkey) {
        passkey->is_busy = false;
        passkey->problem = std::move(problem);
        change.focus(app::FocusTarget::Problem);
    }
}

}  // namespace

void on(const PasskeyRequested&, Change& change) {
    if (!change.state.new_passkey) {
        change.state.new_passkey.emplace();
    }
}

void on(const PasskeyNameEdited& msg, Change& change) {
    if (auto& passkey = change.state.new_passkey) {
        passkey->name = msg.text;
        passkey->name_problem.clear();
    }
}

void on(const PasskeyCancelled&, Change& change) {
    if (change.state.new_passkey && !change.state.new_passkey->is_busy) {
        change.state.new_passkey.reset();
    }
}

void on(const PasskeyConfirmed&, Change& change) {
    auto& passkey = change.state.new_passkey;
    if (!passkey || passkey->is_busy) {
        return;
    }
    const std::string name(trimmed(passkey->name));
    passkey->problem.clear();
    passkey->name_problem = name.empty() ? "" : problem_with_name(name);
    if (!passkey->name_problem.empty()) {
        change.focus(app::FocusTarget::Problem);
        return;
    }
    passkey->is_busy = true;
    change.send(RequestKind::StartPasskey, request_passkey());
}

void passkey_started(const api::Response& response, Change& change) {
    auto options = app::read_passkey_options(response);
    if (!options) {
        stop(options.error().detail, change);
    } else if (change.state.new_passkey) {
        change.ask_for_passkey(RequestKind::MakePasskey, true, std::move(options.value()));
    }
}

void passkey_made(const api::Response& response, Change& change) {
    if (response.status != 200) {
        stop(app::passkey_problem(response.body), change);
    } else if (const auto& passkey = change.state.new_passkey) {
        const std::string name(trimmed(passkey->name));
        await_codes(change.state);
        change.send(RequestKind::ConfirmPasskey, request_passkey_confirmation(response.body, name));
    }
}

void passkey_confirmed(const api::Response& response, Change& change) {
    auto confirmed = read_confirmed(response);
    if (!confirmed) {
        look_whether_codes_came(confirmed.error(), change);
        stop(confirmed.error().detail, change);
        return;
    }
    change.state.new_passkey.reset();
    change.state.stored = std::move(confirmed.value().security);
    change.state.awaited_codes.reset();
    if (confirmed.value().new_codes) {
        show_codes(*std::move(confirmed.value().new_codes), change);
    }
}

}  // namespace mooring::security
