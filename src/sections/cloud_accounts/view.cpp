#include "core/overloaded.h"
#include "sections/cloud_accounts/views.h"
#include "ui/text.h"

namespace mooring::cloud_accounts {
namespace {

void draw_nowhere(const State& state) {
    draw_back_link();
    draw_top("Page not found", "This address leads nowhere. It may have been mistyped.", state);
}

}  // namespace

void Section::view(const State& state, const app::ViewContext& context, Out& out) {
    std::visit(
        overloaded{
            [&](const Overview&) { draw_overview(state, context.clock, out); },
            [&](const NewLink& page) { draw_new_link(page, state, out); },
            [&](const Edit& page) { draw_edit(page, state, out); },
            [&](const Test& page) { draw_test(page, state, context.clock, out); },
            [&](const Nowhere&) { draw_nowhere(state); }},
        state.page
    );
}

}  // namespace mooring::cloud_accounts
