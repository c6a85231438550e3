// Makes the names of the DOM backend those of the toolkit: views and widgets say ui::Rect.
#pragma once

namespace mooring::imgui_dom {}

namespace mooring::ui {
using namespace imgui_dom;  // NOLINT(google-build-using-namespace): the one place that joins them
}
