#include "sections/cloud_accounts/update.h"

namespace mooring::cloud_accounts {

void load_setup(Change& change) {
    if (!change.state.setup.value()) {
        change.state.setup = api::Loading{};
        change.send(RequestKind::LoadSetup, request_setup());
    }
}

void on(const SetupRetried&, Change& change) {
    load_setup(change);
}

void on(const CopyRequested& msg, Change& change) {
    if (const Setup* setup = change.state.setup.value()) {
        change.copy(copy_kind(msg.item), (*setup)[msg.item]);
    }
}

void item_copied(Item item, const api::Response& response, Change& change) {
    const bool done = response.status == 200;
    change.state.copying[item] = done ? app::Copying::Copied : app::Copying::Failed;
    if (done) {
        change.start_timer(copy_kind(item), app::copied_shown_ms);
    }
}

}  // namespace mooring::cloud_accounts
