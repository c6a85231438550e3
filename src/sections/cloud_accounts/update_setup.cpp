#include "sections/cloud_accounts/update.h"

namespace mooring::cloud_accounts {

void load_setup(const NewLink& page, Change& change) {
    change.send(
        RequestKind::LoadSetup,
        request_setup(page.permissions, page.partition),
        ++change.state.setup_turn
    );
}

void setup_loaded(const app::Answer& answer, State& state) {
    if (answer.tag.turn == state.setup_turn) {
        state.setup = read_setup(answer.response);
    }
}

void on(const SetupRetried&, Change& change) {
    if (const auto* page = std::get_if<NewLink>(&change.state.page)) {
        change.state.setup = api::Loading{};
        load_setup(*page, change);
    }
}

void on(const PermissionsChosen& msg, Change& change) {
    if (auto* page = std::get_if<NewLink>(&change.state.page)) {
        page->permissions = msg.id;
        load_setup(*page, change);
    }
}

void on(const PartitionChosen& msg, Change& change) {
    if (auto* page = std::get_if<NewLink>(&change.state.page)) {
        page->partition = msg.id;
        load_setup(*page, change);
    }
}

void on(const WayChosen& msg, Change& change) {
    if (auto* page = std::get_if<NewLink>(&change.state.page)) {
        page->way = msg.way;
    }
}

void on(const ScopeChosen& msg, Change& change) {
    if (auto* page = std::get_if<NewLink>(&change.state.page)) {
        page->only_resource_group = msg.only_resource_group;
    }
}

namespace {

/// What the button of an item copies; nothing when that is not here.
const std::string* text_of(Item item, const State& state) {
    const Setup* setup = state.setup.value();
    if (item < Item::FirstStep) {
        return setup != nullptr ? &(*setup)[item] : nullptr;
    }
    const Removal* removal = state.deletion ? state.deletion->removal.value() : nullptr;
    const std::vector<ProviderStep>* steps = removal != nullptr ? &removal->steps
                                             : setup != nullptr ? &setup->gcp_steps
                                                                : nullptr;
    const auto step = static_cast<std::size_t>(item) - static_cast<std::size_t>(Item::FirstStep);
    return steps != nullptr && step < steps->size() ? &(*steps)[step].commands : nullptr;
}

}  // namespace

void on(const CopyRequested& msg, Change& change) {
    if (const std::string* text = text_of(msg.item, change.state)) {
        change.copy(copy_kind(msg.item), *text);
    }
}

void item_copied(Item item, const api::Response& response, Change& change) {
    change.state.copying[item] = app::outcome_of_copying(response);
    if (change.state.copying[item] == app::Copying::Copied) {
        change.start_timer(copy_kind(item), app::copied_shown_ms);
    }
}

}  // namespace mooring::cloud_accounts
