#include "sections/cloud_accounts/views.h"
#include "ui/control.h"
#include "ui/radio.h"
#include "ui/text.h"

namespace mooring::cloud_accounts {
namespace {

void draw_way(Way way, Way chosen, std::string_view label, std::string_view hint, Out& out) {
    const ui::RadioOptions options{
        .group = "way", .label = label, .hint = hint, .checked = way == chosen};
    if (ui::radio(options)) {
        out.send(WayChosen{way});
    }
}

void draw_ways(Way chosen, bool has_template, Out& out) {
    const StepPart part("Your way###way");
    const ui::RadioGroup group("Your way###way");
    if (has_template) {
        draw_way(
            Way::QuickCreate,
            chosen,
            "CloudFormation###cloudformation",
            "A form of AWS, filled in for you.",
            out
        );
    }
    draw_way(
        Way::Console, chosen, "AWS console###console", "By hand, with two policies to paste.", out
    );
    draw_way(Way::CommandLine, chosen, "AWS CLI###cli", "Commands for a shell.", out);
    draw_way(Way::Terraform, chosen, "Terraform###terraform", "Resources for your own files.", out);
}

/// A link to the provider's own pages, which opens beside this one.
void draw_console_link(std::string_view label, const std::string& url, ui::Look look) {
    const ui::Box box(ui::row(0));
    ui::link(label, url, {.look = look});
}

void draw_identifiers(const State& state, Out& out) {
    draw_copy_field({"Account ID###account_id", Item::AwsAccountId}, state, out);
    draw_copy_field({"External ID###external_id", Item::ExternalId}, state, out);
}

void draw_quick_create(const Setup& setup, const State& state, Out& out) {
    const StepPart part("Create the stack###stack");
    ui::note("CloudFormation opens in your AWS console with these values filled in. Read them, "
             "confirm that it may create IAM resources, and choose Create stack. When it is done, "
             "the stack's outputs have the Role ARN for the next step.");
    draw_console_link(
        "Open CloudFormation###open_cloudformation", setup.quick_create_url, ui::Look::Primary
    );
    draw_identifiers(state, out);
}

void draw_by_hand(const Setup& setup, const State& state, Out& out) {
    {
        const StepPart part("Create a role that trusts the platform###trust");
        ui::note("In the IAM console choose Create role, then Custom trust policy, and paste this "
                 "policy. The external ID is yours alone: without it nobody gets in, not even the "
                 "platform.");
        draw_console_link(
            "Open the IAM console###open_iam", setup.console_urls[0], ui::Look::Secondary
        );
        draw_identifiers(state, out);
        draw_code_block({"Trust policy###trust_policy", Item::TrustPolicy}, state, out);
    }
    const StepPart part("Give the role its permissions###permissions");
    ui::note("Create a policy from this JSON and attach it to the role. Then copy the role's ARN.");
    draw_code_block({"Permission policy###permission_policy", Item::PermissionPolicy}, state, out);
}

void draw_role(const NewLink& page, const Setup& setup, const State& state, Out& out) {
    const bool has_template = !setup.quick_create_url.empty();
    const bool no_template = page.way == Way::QuickCreate && !has_template;
    const Way way = no_template ? Way::Console : page.way;
    draw_ways(way, has_template, out);
    if (way == Way::QuickCreate) {
        draw_quick_create(setup, state, out);
    } else if (way == Way::Console) {
        draw_by_hand(setup, state, out);
    } else if (way == Way::CommandLine) {
        const StepPart part("Run these commands###commands");
        ui::note(
            "In AWS CloudShell, or where the AWS CLI is signed in to the account to be linked. "
            "The last line prints the Role ARN."
        );
        draw_code_block({"Commands###commands", Item::RoleCommands}, state, out);
    } else {
        const StepPart part("Add these resources###terraform");
        ui::note("Apply them in the account to be linked. The output is the Role ARN.");
        draw_code_block({"Terraform###terraform", Item::Terraform}, state, out);
    }
}

void draw_user(const Setup& setup, const State& state, Out& out) {
    const StepPart part("Create a user for the platform alone###user");
    ui::note("Run these commands, or create a user in the IAM console with the policy below. AWS "
             "shows the secret of the key only once.");
    draw_console_link(
        "Open the IAM console###open_iam", setup.console_urls[0], ui::Look::Secondary
    );
    draw_code_block({"Commands###commands", Item::UserCommands}, state, out);
    draw_code_block({"Permission policy###permission_policy", Item::PermissionPolicy}, state, out);
}

}  // namespace

void draw_aws_grant(const NewLink& page, const Setup& setup, const State& state, Out& out) {
    if (page.form.draft.method == Method::AwsRole) {
        draw_role(page, setup, state, out);
    } else {
        draw_user(setup, state, out);
    }
}

}  // namespace mooring::cloud_accounts
