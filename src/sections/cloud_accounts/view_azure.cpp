#include "sections/cloud_accounts/views.h"
#include "ui/text.h"

namespace mooring::cloud_accounts {

void draw_azure_steps(const State& state, Out& out) {
    if (setup_or_waiting(state, out) == nullptr) {
        return;
    }
    {
        const Step step(1, "Let the platform's application in");
        ui::note(
            "Run this in Azure Cloud Shell, or where the Azure CLI is signed in to your tenant."
        );
        draw_code_block({"Command", Item::CreatePrincipalCommand}, state, out);
    }
    const Step step(2, "Give it a role in the subscription");
    ui::note("Save this as mooring-role.json. Put your own id in place of SUBSCRIPTION_ID, here "
             "and in the commands.");
    draw_code_block({"Role definition", Item::RoleDefinition}, state, out);
    ui::note("Then create the role and assign it:");
    draw_code_block({"Commands", Item::AssignRoleCommand}, state, out);
}

}  // namespace mooring::cloud_accounts
