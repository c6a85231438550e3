#include <algorithm>

#include "sections/cloud_accounts/views.h"
#include "sections/cloud_accounts/words.h"
#include "ui/control.h"
#include "ui/text.h"

namespace mooring::cloud_accounts {
namespace {

std::string_view about(Method method) {
    switch (method) {
        case Method::AwsRole: return "With a cross-account role. No key leaves your account.";
        case Method::AwsAccessKey: return "With the access key of a user made for the platform.";
        case Method::AzureSubscription:
            return "The platform's application gets a role in your subscription. No key leaves it.";
        case Method::GcpServiceAccount:
            return "With the key of a service account made for the platform.";
        case Method::Other: break;
    }
    return {};
}

/// "Step 2 of 3. With a cross-account role. No key leaves your account."
std::string_view progress(const NewLink& page) {
    const std::span<const NewStep> steps = steps_of(page.provider);
    const auto found = std::find(steps.begin(), steps.end(), page.step);
    return ui::current().join(
        {"Step ",
         Words().add(found - steps.begin() + 1),
         " of ",
         number_words(steps.size()),
         ". ",
         about(page.form.draft.method)}
    );
}

void draw_link(const NewLink& page, const State& state, Out& out) {
    if (page.provider == Provider::Azure && setup_or_waiting(state, out) != nullptr) {
        draw_azure_list(page, state, out);
    }
    const std::string_view label =
        ui::current().join({words_of(page.provider).link_title, "###link"});
    const StepPart part(label);
    const ui::Form form(label, ui::column(20));
    draw_form_problem(page.form);
    draw_fields(page.form, Stored::No, out);
    draw_send(page.form, "Finish###finish", ui::Enabled::Yes, out);
}

void draw_grant(const NewLink& page, const State& state, Out& out) {
    const Setup* setup = setup_or_waiting(state, out);
    if (setup == nullptr) {
        return;
    }
    if (!setup->is_there[static_cast<std::size_t>(page.provider)]) {
        ui::banner(
            "The operator of this site has not set up this provider yet, so there is nothing to "
            "let in.###not_set_up",
            ui::Tone::Warning
        );
        return;
    }
    switch (page.provider) {
        case Provider::Aws: draw_aws_grant(page, *setup, state, out); break;
        case Provider::Gcp: draw_gcp_grant(*setup, state, out); break;
        case Provider::Azure:
            if (page.step == NewStep::Application) {
                draw_azure_application(state, out);
            } else {
                draw_azure_grant(page, *setup, state, out);
            }
            break;
    }
}

}  // namespace

void draw_new_link(const NewLink& page, const State& state, Out& out) {
    draw_back_link();
    draw_top(title_of(page.step, page.form.draft.method), progress(page), state);
    const ui::Scope scope(key_of(page.provider));
    draw_stepper(page);
    switch (page.step) {
        case NewStep::Access: draw_access(page, state, out); break;
        case NewStep::Application:
        case NewStep::Grant: draw_grant(page, state, out); break;
        case NewStep::Finish: draw_link(page, state, out); break;
    }
    draw_turns(page);
}

}  // namespace mooring::cloud_accounts
