#include "sections/cloud_accounts/views.h"
#include "ui/control.h"
#include "ui/radio.h"
#include "ui/text.h"

namespace mooring::cloud_accounts {

void draw_azure_application(const State& state, Out& out) {
    const StepPart part("Let the platform's application in###application");
    ui::note(
        "Run this in Azure Cloud Shell, or where the Azure CLI is signed in to your tenant. An "
        "administrator of the tenant may have to do it."
    );
    draw_code_block({"Command###create_principal", Item::CreatePrincipalCommand}, state, out);
}

void draw_azure_grant(const NewLink& page, const Setup& setup, const State& state, Out& out) {
    {
        const StepPart part("Where the role holds###scope");
        const ui::RadioGroup group("Where the role holds###scope");
        const auto scope = [&](bool only_group, std::string_view label, std::string_view hint) {
            const ui::RadioOptions options{
                .group = "scope",
                .label = label,
                .hint = hint,
                .checked = page.only_resource_group == only_group};
            if (ui::radio(options)) {
                out.send(ScopeChosen{only_group});
            }
        };
        scope(false, "The whole subscription###subscription", "Also what is created later.");
        scope(true, "One resource group###resource_group", "Nothing outside of it is seen.");
    }
    const StepPart part("Create the role and assign it###role");
    ui::note("Save this as mooring-role.json. Put your own id in place of SUBSCRIPTION_ID, here "
             "and in the commands.");
    draw_code_block({"Role definition###role_definition", Item::RoleDefinition}, state, out);
    const bool group = page.only_resource_group;
    ui::note(
        group ? "Then run these, with the group's name in place of RESOURCE_GROUP:"
              : "Then run these:"
    );
    draw_code_block(
        {"Commands###assign_role",
         group ? Item::AssignResourceGroupCommand : Item::AssignRoleCommand},
        state,
        out
    );
    const ui::Box box(ui::row(0));
    ui::link(
        "Open the Azure portal###open_azure", setup.console_urls[1], {.look = ui::Look::Secondary}
    );
}

void draw_azure_list(const NewLink& page, const State& state, Out& out) {
    const StepPart part("Find the subscription###find");
    ui::note("Paste what this command prints and choose, or enter both ids below.");
    draw_code_block({"Command###list_accounts", Item::ListCommand}, state, out);
    const ui::FieldOptions options{
        .label = "Output of az account list###account_list",
        .value = page.account_list,
        .autocomplete = "off",
        .problem = page.account_list_problem,
        .rows = 3,
        .code = true};
    if (auto text = ui::text_field(options)) {
        out.send(AccountListPasted{*std::move(text)});
    }
    if (page.subscriptions.empty()) {
        return;
    }
    const std::string_view chosen = page.form.draft.text(Field::SubscriptionId);
    const ui::Region group(
        {.tag = "fieldset", .key = "found", .role = "radiogroup", .name = "Subscriptions"},
        ui::column(12)
    );
    for (std::size_t i = 0; i < page.subscriptions.size(); ++i) {
        const Subscription& subscription = page.subscriptions[i];
        const ui::Box line(ui::row(0));  // each as wide as the card
        const ui::RadioOptions radio{
            .group = "subscription",
            .label = ui::current().join(
                {subscription.name, " (", subscription.id, ")###", subscription.id}
            ),
            .hint = ui::current().join({"Tenant ", subscription.tenant_id}),
            .checked = subscription.id == chosen};
        if (ui::radio(radio)) {
            out.send(SubscriptionChosen{i});
        }
    }
}

}  // namespace mooring::cloud_accounts
