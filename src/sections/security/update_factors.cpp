#include <algorithm>

#include "api/json_reader.h"
#include "core/text.h"
#include "core/validate.h"
#include "sections/security/updates.h"

namespace mooring::security {
namespace {

/// Among all factors; null when it is not there. `Any` is a Security, constant or not.
template <class Any>
auto find(Any& security, const std::string& id) -> decltype(security.apps.data()) {
    for (auto* factors : {&security.apps, &security.passkeys}) {
        for (auto& factor : *factors) {
            if (factor.id == id) {
                return &factor;
            }
        }
    }
    return nullptr;
}

/// All apps for an empty id. What factors stood beside goes with the last one.
void forget(const std::string& id, Security& security) {
    std::erase_if(security.apps, [&](const Factor& app) { return id.empty() || app.id == id; });
    std::erase_if(security.passkeys, [&](const Factor& passkey) { return passkey.id == id; });
    if (security.apps.empty()) {
        security.totp_since.reset();
    }
    if (security.apps.empty() && security.passkeys.empty()) {
        security.recovery_codes = {};
    }
}

}  // namespace

std::string problem_with_name(std::string_view name) {
    return label_problem(name, "Enter a name that tells which device it is.");
}

const Factor* find_factor(const State& state, const std::string& id) {
    const Security* stored = state.stored.value();
    return stored == nullptr ? nullptr : find(*stored, id);
}

bool is_last_factor(const Security& security, const std::string& id) {
    const std::size_t going = id.empty() ? security.apps.size() : 1;
    return security.apps.size() + security.passkeys.size() == going;
}

void on(const RenameRequested& msg, Change& change) {
    if (const Factor* factor = find_factor(change.state, msg.id)) {
        change.state.renaming =
            Renaming{.kind = factor->kind, .id = factor->id, .name = factor->name, .problem = {}};
    }
}

void on(const NewNameEdited& msg, Change& change) {
    if (change.state.renaming) {
        change.state.renaming->name = msg.text;
        change.state.renaming->problem.clear();
    }
}

void on(const RenameConfirmed&, Change& change) {
    std::optional<Renaming>& renaming = change.state.renaming;
    if (!renaming || renaming->sending) {
        return;
    }
    const std::string name(trimmed(renaming->name));
    renaming->problem = problem_with_name(name);
    if (!renaming->problem.empty()) {
        change.focus(app::FocusTarget::Problem);
        return;
    }
    renaming->sending = true;
    change.send(RequestKind::RenameFactor, request_rename(renaming->kind, renaming->id, name));
}

void on(const RenameCancelled&, Change& change) {
    if (change.state.renaming && !change.state.renaming->sending) {
        change.state.renaming.reset();
    }
}

void factor_renamed(const api::Response& response, Change& change) {
    std::optional<Renaming>& renaming = change.state.renaming;
    Security* stored = change.state.stored.value();
    if (!renaming || stored == nullptr) {
        return;
    }
    auto renamed = renaming->kind == FactorKind::App ? read_app(response) : read_passkey(response);
    if (!renamed) {
        renaming->sending = false;
        renaming->problem = api::problem_at(renamed.error(), "/name");
        if (renaming->problem.empty()) {
            renaming->problem = renamed.error().detail;
        }
        change.focus(app::FocusTarget::Problem);
        return;
    }
    if (Factor* factor = find(*stored, renaming->id)) {
        *factor = std::move(renamed.value());
    }
    renaming.reset();
}

void on(const RemovalRequested& msg, Change& change) {
    std::optional<Removal>& removal = change.state.removal;
    const bool is_busy = removal && removal->confirmed;
    const Factor* factor = find_factor(change.state, msg.id);
    if (!is_busy && (msg.id.empty() || factor != nullptr)) {
        const FactorKind kind = factor == nullptr ? FactorKind::App : factor->kind;
        removal = Removal{.kind = kind, .id = msg.id};
    }
}

void on(const RemovalConfirmed&, Change& change) {
    std::optional<Removal>& removal = change.state.removal;
    if (removal && !removal->confirmed) {
        removal->confirmed = true;
        change.state.factor_error.reset();
        change.send(RequestKind::RemoveFactor, request_removal(removal->kind, removal->id));
    }
}

void on(const RemovalCancelled&, Change& change) {
    if (change.state.removal && !change.state.removal->confirmed) {
        change.state.removal.reset();
    }
}

void factor_removed(const api::Response& response, Change& change) {
    State& state = change.state;
    if (!state.removal) {
        return;
    }
    const std::string id = state.removal->id;
    state.removal.reset();
    const auto done = api::read_nothing(response);
    // Removed elsewhere is removed as well.
    if (!done && done.error().kind != api::ErrorKind::NotFound) {
        state.factor_error = done.error();
        change.focus(app::FocusTarget::Problem);
        return;
    }
    if (Security* stored = state.stored.value()) {
        forget(id, *stored);
    }
}

}  // namespace mooring::security
