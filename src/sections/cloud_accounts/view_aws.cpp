#include "sections/cloud_accounts/views.h"
#include "ui/radio.h"
#include "ui/text.h"

namespace mooring::cloud_accounts {
namespace {

void draw_method(Method method, const ui::RadioOptions& options, Out& out) {
    if (ui::radio(options)) {
        out.send(MethodChosen{method});
    }
}

void draw_choice(Method chosen, Out& out) {
    const ui::Card card("method", "How to link");
    const ui::CardPart part;
    ui::heading(2, "How to link");
    const ui::RadioGroup group("How to link");
    draw_method(
        Method::AwsRole,
        {.group = "method",
         .label = "Cross-account role (recommended)",
         .hint = "AWS gives the platform short-lived access, and you can end it at any time.",
         .checked = chosen == Method::AwsRole},
        out
    );
    draw_method(
        Method::AwsAccessKey,
        {.group = "method",
         .label = "Access keys (discouraged)",
         .hint = "A key works for whoever has it until you delete it. Only for accounts that "
                 "cannot use roles.",
         .checked = chosen == Method::AwsAccessKey},
        out
    );
}

void draw_role_steps(const State& state, Out& out) {
    {
        const Step step(1, "Create a role that trusts the platform");
        ui::note("In the IAM console choose Roles, then Create role, then Custom trust policy, and "
                 "paste this policy. "
                 "The external ID is yours alone: without it nobody gets in, not even the platform."
        );
        draw_copy_field({"Account ID", Item::AwsAccountId}, state, out);
        draw_copy_field({"External ID", Item::ExternalId}, state, out);
        draw_code_block({"Trust policy", Item::TrustPolicy}, state, out);
    }
    const Step step(2, "Give the role its permissions");
    ui::note("Create a policy from this JSON and attach it to the role.");
    draw_code_block({"Permission policy", Item::PermissionPolicy}, state, out);
}

void draw_access_key_steps(const State& state, Out& out) {
    const Step step(1, "Create a user with these permissions");
    ui::note("In the IAM console create a user for the platform alone, attach a policy with this "
             "JSON, and create an "
             "access key for it.");
    draw_code_block({"Permission policy", Item::PermissionPolicy}, state, out);
}

}  // namespace

void draw_aws_steps(const NewLink& page, const State& state, Out& out) {
    const Method method = page.form.draft.method;
    draw_choice(method, out);
    if (setup_or_waiting(state, out) == nullptr) {
        return;
    }
    if (method == Method::AwsRole) {
        draw_role_steps(state, out);
    } else {
        draw_access_key_steps(state, out);
    }
}

}  // namespace mooring::cloud_accounts
