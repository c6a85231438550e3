#include "sections/cloud_accounts/views.h"
#include "ui/control.h"
#include "ui/text.h"

namespace mooring::cloud_accounts {

void draw_gcp_grant(const Setup& setup, const State& state, Out& out) {
    const StepPart part("Create a service account with a key###service_account");
    ui::note("Run these in Cloud Shell, or where gcloud is signed in, one after the other and with "
             "your own project in the first.");
    draw_provider_steps(setup.gcp_steps, state, out);
    const ui::Box box(ui::row(0));
    ui::link(
        "Open the Google Cloud console###open_google_cloud",
        setup.console_urls[2],
        {.look = ui::Look::Secondary}
    );
}

}  // namespace mooring::cloud_accounts
