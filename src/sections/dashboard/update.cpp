#include "sections/dashboard/dashboard.h"

namespace mooring::dashboard {

void Section::open(std::string_view, app::Change<State>& change) {
    if (!change.state.overview.value()) {
        change.state.overview = api::Loading{};
    }
    change.send(0, request_overview());
}

void Section::update(const Msg&, app::Change<State>& change) {
    change.state.overview = api::Loading{};
    change.send(0, request_overview());
}

void Section::answered(const app::Answer& answer, app::Change<State>& change) {
    change.state.overview = read_overview(answer.response);
}

}  // namespace mooring::dashboard
