#include "sections/security/update_totp.h"

#include "api/json_reader.h"
#include "core/overloaded.h"
#include "core/text.h"
#include "core/validate.h"

namespace mooring::security {
namespace {

constexpr std::size_t key_group = 4;

/// The state of the authenticator app if it is `T`.
template <class T>
T* totp_as(State& state) {
    Security* stored = state.stored.value();
    return stored == nullptr ? nullptr : std::get_if<T>(&stored->totp);
}

void set(Totp totp, Change& change) {
    if (Security* stored = change.state.stored.value()) {
        stored->totp = std::move(totp);
    }
}

void load(Change& change) {
    change.send(RequestKind::Load, request_security());
}

void refuse_code(const api::ApiError& error, Change& change) {
    if (error.code == "no-enrolment") {
        set(Off{error},
            change);  // cancelled or finished elsewhere: this secret is worth nothing any more
        return;
    }
    if (auto* enrolling = totp_as<Enrolling>(change.state)) {
        enrolling->sending = false;
        enrolling->code_problem = api::problem_at(error, "/code");
        if (enrolling->code_problem.empty()) {
            enrolling->error = error;
        }
        change.focus(app::FocusTarget::Problem);
    }
}

}  // namespace

void on(const EnrolmentRequested&, Change& change) {
    if (totp_as<Off>(change.state) != nullptr) {
        set(Starting{}, change);
        change.send(RequestKind::StartTotp, request_enrolment());
    }
}

void on(const EnrolmentCancelled&, Change& change) {
    const auto* enrolling = totp_as<Enrolling>(change.state);
    if (enrolling != nullptr && !enrolling->sending) {
        set(Off{}, change);
    }
}

void on(const SecretCopyRequested&, Change& change) {
    if (const auto* enrolling = totp_as<Enrolling>(change.state)) {
        change.copy(RequestKind::CopySecret, std::string(enrolling->secret.reveal()));
    }
}

void on(const CodeEdited& msg, Change& change) {
    if (auto* enrolling = totp_as<Enrolling>(change.state)) {
        enrolling->code = msg.text;
        enrolling->code_problem.clear();
    }
}

void on(const EnableRequested&, Change& change) {
    auto* enrolling = totp_as<Enrolling>(change.state);
    if (enrolling == nullptr || enrolling->sending) {
        return;
    }
    enrolling->error.reset();
    const std::optional<std::string> code = read_security_code(enrolling->code);
    if (!code) {
        enrolling->code_problem = security_code_problem(enrolling->code);
        change.focus(app::FocusTarget::Problem);
        return;
    }
    enrolling->sending = true;
    change.send(RequestKind::ConfirmTotp, request_confirmation(*code));
}

void on(const DisableRequested&, Change& change) {
    if (const auto* totp = totp_as<On>(change.state)) {
        set(AskedToDisable{totp->since}, change);
    }
}

void on(const DisableConfirmed&, Change& change) {
    if (const auto* asked = totp_as<AskedToDisable>(change.state)) {
        set(Disabling{asked->since}, change);
        change.send(RequestKind::DisableTotp, request_disable());
    }
}

void on(const DisableCancelled&, Change& change) {
    if (const auto* asked = totp_as<AskedToDisable>(change.state)) {
        set(On{.since = asked->since, .error = {}}, change);
    }
}

void totp_started(const api::Response& response, Change& change) {
    if (totp_as<Starting>(change.state) == nullptr) {
        return;
    }
    auto enrolment = read_enrolment(response);
    if (!enrolment) {
        set(Off{enrolment.error()}, change);
        if (enrolment.error().code == "totp-already-on") {
            load(change);
        }
        return;
    }
    Enrolling enrolling;
    enrolling.secret = std::move(enrolment.value().secret);
    enrolling.grouped_secret = Secret(grouped(enrolling.secret.reveal(), key_group));
    enrolling.qr = encode_qr(enrolment.value().uri.reveal());
    set(std::move(enrolling), change);
}

void totp_confirmed(const api::Response& response, Change& change) {
    auto security = read_security(response);
    if (security) {
        set(security.value().totp, change);
    } else {
        refuse_code(security.error(), change);
    }
}

void totp_disabled(const api::Response& response, Change& change) {
    const auto* disabling = totp_as<Disabling>(change.state);
    if (disabling == nullptr) {
        return;
    }
    const auto done = api::read_nothing(response);
    if (done) {
        set(Off{}, change);
    } else {
        set(On{.since = disabling->since, .error = done.error()}, change);
    }
}

void secret_copied(bool done, Change& change) {
    if (auto* enrolling = totp_as<Enrolling>(change.state)) {
        enrolling->copying = done ? app::Copying::Copied : app::Copying::Failed;
        if (done) {
            change.start_timer(RequestKind::CopySecret, app::copied_shown_ms);
        }
    }
}

void secret_copy_shown(State& state) {
    if (auto* enrolling = totp_as<Enrolling>(state)) {
        enrolling->copying = app::Copying::Idle;
    }
}

Totp settled(const Totp& totp) {
    return std::visit(
        overloaded{
            [](const On& on) { return Totp(On{.since = on.since, .error = {}}); },
            [](const AskedToDisable& asked) { return Totp(On{.since = asked.since, .error = {}}); },
            [](const Disabling& disabling) {
                return Totp(On{.since = disabling.since, .error = {}});
            },
            [](const auto&) { return Totp(Off{}); }},
        totp
    );
}

}  // namespace mooring::security
