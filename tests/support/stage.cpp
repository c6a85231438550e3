#include "support/stage.h"

#include <catch2/catch_test_macros.hpp>
#include <utility>

#include "platform/headless/null_renderer.h"
#include "ui/page.h"

namespace mooring::test {
namespace {

constexpr int most_frames = 8;

}  // namespace

Stage::Stage(std::function<void()> view, const ui::Environment& environment)
    : view_([inner = std::move(view)] {
          const ui::Page page;
          inner();
      }),
      ui_(text_, options_) {
    ui_.environment = environment;
}

void Stage::draw() {
    ui_.invalidate();  // the view may be of something else by now
    show();
    for (int frames = 1; ui_.wants_frame(); ++frames) {
        REQUIRE(frames < most_frames);
        show();
    }
}

void Stage::show() {
    ui_.frame(view_);
    headless::render_nothing(*ui_.draw_data());
    page_.apply(ui_.patch());
    if (const auto wrong = difference(page_, ui_.tree(), ui_)) {
        FAIL("not in the page as it should be: " << *wrong);
    }
}

void Stage::tell(
    ui::EventKind kind, std::string_view role, std::string_view name, std::string_view text
) {
    const ui::NodeId id = node(role, name).id;
    if (kind == ui::EventKind::Edit) {
        page_.element(id).value = text;  // the browser has it already
    }
    ui_.dispatch({.kind = kind, .node = id, .text = Secret(std::string(text))}, view_);
    draw();
}

std::vector<Accessible> Stage::nodes(std::string_view role) const {
    return with_role(reachable_elements(page_), role);
}

Accessible Stage::node(std::string_view role, std::string_view name) const {
    const auto found = named(nodes(role), name);
    if (found.size() != 1) {
        FAIL("wanted: " << role << " \"" << name << "\"; there: " << described(nodes(role)));
    }
    return found.front();
}

std::string_view Stage::patch() const {
    const auto bytes = ui_.patch();
    return {reinterpret_cast<const char*>(bytes.data()), bytes.size()};
}

}  // namespace mooring::test
