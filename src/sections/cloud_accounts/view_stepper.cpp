// The steps of the guided set-up, each with an address of its own.
#include <algorithm>

#include "sections/cloud_accounts/route.h"
#include "sections/cloud_accounts/views.h"
#include "ui/control.h"

namespace mooring::cloud_accounts {
namespace {

std::size_t place_of(NewStep step, std::span<const NewStep> steps) {
    return static_cast<std::size_t>(std::find(steps.begin(), steps.end(), step) - steps.begin());
}

}  // namespace

std::string_view title_of(NewStep step, Method method) {
    switch (step) {
        case NewStep::Access: return "Choose the access";
        case NewStep::Application: return "Let the application in";
        case NewStep::Grant:
            switch (method) {
                case Method::AwsAccessKey: return "Create a user";
                case Method::AzureSubscription: return "Assign a role";
                case Method::GcpServiceAccount: return "Create a service account";
                default: return "Create the role";
            }
        case NewStep::Finish:
            switch (method) {
                case Method::AwsAccessKey: return "Enter the access key";
                case Method::AzureSubscription: return "Enter the subscription";
                case Method::GcpServiceAccount: return "Enter the key";
                default: return "Enter the role";
            }
    }
    return {};
}

void draw_stepper(const NewLink& page) {
    const std::span<const NewStep> steps = steps_of(page.provider);
    const std::size_t here = place_of(page.step, steps);
    const ui::Region nav(
        {.tag = "nav", .key = "steps", .role = {}, .name = "Steps"}, ui::wrapping_row(4)
    );
    for (std::size_t i = 0; i < steps.size(); ++i) {
        const std::string_view title = title_of(steps[i], page.form.draft.method);
        const auto path = new_link_path(page.provider, steps[i]);
        ui::place_link(
            ui::current().join({number_words(i + 1), ". ", title, "###", path}),
            path,
            {.icon = i < here ? ui::Icon::Check : ui::Icon::None,
             .current = i == here ? ui::Current::Step : ui::Current::No}
        );
    }
}

void draw_turns(const NewLink& page) {
    const std::span<const NewStep> steps = steps_of(page.provider);
    const std::size_t here = place_of(page.step, steps);
    const ui::Box box(ui::wrapping_row(ui::space::small));
    if (here + 1 < steps.size()) {
        const std::string_view next = title_of(steps[here + 1], page.form.draft.method);
        ui::link(
            "Next###next",
            new_link_path(page.provider, steps[here + 1]),
            {.look = ui::Look::Primary, .name = ui::current().join({"Next: ", next})}
        );
    }
    if (here > 0) {
        const std::string_view before = title_of(steps[here - 1], page.form.draft.method);
        ui::link(
            "Back###back",
            new_link_path(page.provider, steps[here - 1]),
            {.name = ui::current().join({"Back: ", before})}
        );
    }
}

}  // namespace mooring::cloud_accounts
