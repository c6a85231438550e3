#include "sections/cloud_accounts/views.h"
#include "ui/text.h"

namespace mooring::cloud_accounts {

void draw_gcp_steps(const State& state, Out& out) {
    if (setup_or_waiting(state, out) == nullptr) {
        return;
    }
    const Step step(1, "Create a service account with a key");
    ui::note("Run these in Cloud Shell, or where gcloud is signed in, with your own project in the "
             "first line. They write "
             "the key to mooring-key.json.");
    draw_code_block({"Commands", Item::GcpCommands}, state, out);
}

}  // namespace mooring::cloud_accounts
