// The first step: how to link, and what the platform may do.
#include "sections/cloud_accounts/views.h"
#include "ui/radio.h"
#include "ui/text.h"

namespace mooring::cloud_accounts {
namespace {

void draw_method(Method method, const ui::RadioOptions& options, Out& out) {
    if (ui::radio(options)) {
        out.send(MethodChosen{method});
    }
}

void draw_methods(Method chosen, Out& out) {
    const StepPart part("How to link###method");
    const ui::RadioGroup group("How to link###method");
    draw_method(
        Method::AwsRole,
        {.group = "method",
         .label = "Cross-account role (recommended)###aws_role",
         .hint = "AWS gives the platform short-lived access, and you can end it at any time.",
         .checked = chosen == Method::AwsRole},
        out
    );
    draw_method(
        Method::AwsAccessKey,
        {.group = "method",
         .label = "Access keys (discouraged)###aws_access_key",
         .hint = "A key works for whoever has it until you delete it. Only for accounts that "
                 "cannot use roles.",
         .checked = chosen == Method::AwsAccessKey},
        out
    );
}

/// What the operator offers, of which one is chosen. Nothing when there is no choice.
template <class Chosen>
void draw_offers(
    std::string_view group,
    std::string_view title,
    std::span<const Offer> offers,
    std::string_view chosen,
    Out& out
) {
    if (offers.size() < 2) {
        return;
    }
    const std::string_view label = ui::current().join({title, "###", group});
    const StepPart part(label);
    const ui::RadioGroup region(label);
    for (const Offer& offer : offers) {
        const ui::RadioOptions options{
            .group = group,
            .label = ui::current().join({offer.label, "###", offer.id}),
            .hint = offer.description,
            .checked = offer.id == chosen};
        if (ui::radio(options)) {
            out.send(Chosen{offer.id});
        }
    }
}

}  // namespace

void draw_access(const NewLink& page, const State& state, Out& out) {
    const Method method = page.form.draft.method;
    if (page.provider == Provider::Aws) {
        draw_methods(method, out);
    }
    const Setup* setup = setup_or_waiting(state, out);
    if (setup == nullptr) {
        return;
    }
    const std::string& set = page.permissions.empty() ? setup->permissions : page.permissions;
    draw_offers<PermissionsChosen>(
        "permissions", "What the platform may do", setup->permission_sets, set, out
    );
    if (method == Method::AwsRole) {
        const std::string& partition = page.partition.empty() ? setup->partition : page.partition;
        draw_offers<PartitionChosen>("partition", "Which AWS", setup->partitions, partition, out);
    }
}

}  // namespace mooring::cloud_accounts
