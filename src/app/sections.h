// The list of sections: a new one is its folder and one line here. The settings menu follows this
// order.
#pragma once

#include <tuple>

#include "sections/activity/activity.h"
#include "sections/api_keys/api_keys.h"
#include "sections/cloud_accounts/cloud_accounts.h"
#include "sections/dashboard/dashboard.h"
#include "sections/own_account/own_account.h"
#include "sections/profile/profile.h"
#include "sections/security/security.h"
#include "sections/sessions/sessions.h"
#include "sections/sign_in/sign_in.h"

namespace mooring::app {

using Sections = std::tuple<
    sign_in::Section,
    dashboard::Section,
    cloud_accounts::Section,
    profile::Section,
    security::Section,
    api_keys::Section,
    sessions::Section,
    activity::Section,
    own_account::Section>;

}  // namespace mooring::app
