// The list of sections: a new one is its folder and one line here. The settings menu follows this
// order.
#pragma once

#include <tuple>

#include "sections/dashboard/dashboard.h"
#include "sections/profile/profile.h"
#include "sections/sign_in/sign_in.h"

namespace mooring::app {

using Sections = std::tuple<sign_in::Section, dashboard::Section, profile::Section>;

}  // namespace mooring::app
