// The parts of this section's view, one file per page or provider.
#pragma once

#include <span>
#include <string_view>

#include "core/time.h"
#include "sections/cloud_accounts/cloud_accounts.h"
#include "ui/box.h"
#include "ui/field.h"

namespace mooring::cloud_accounts {

using Out = app::Outbox<Msg>;

// view_overview.cpp, view_list.cpp, view_account.cpp, view_delete.cpp
void draw_overview(const State& state, const Clock& clock, Out& out);
void draw_list(const State& state, const Clock& clock, Out& out);

/// The place of an account in a list of all providers.
struct Place {
    std::size_t index;
    std::size_t total;
};
void draw_account(
    const Account& account,
    const std::optional<Place>& place,
    const State& state,
    const Clock& clock,
    Out& out
);
void draw_status(std::string_view status);
/// When it was tested last, or else linked.
void draw_time(const Account& account, const Clock& clock);
void draw_deletion(const State& state, Out& out);

// view_test.cpp
void draw_test(const Test& page, const State& state, const Clock& clock, Out& out);

// view_new_link.cpp, view_stepper.cpp, view_access.cpp, and a file per provider for what lets the
// platform in.
void draw_new_link(const NewLink& page, const State& state, Out& out);
/// Which step it is, and the way to the others.
void draw_stepper(const NewLink& page);
/// The way back and on.
void draw_turns(const NewLink& page);
[[nodiscard]] std::string_view title_of(NewStep step, Method method);
void draw_access(const NewLink& page, const State& state, Out& out);
void draw_aws_grant(const NewLink& page, const Setup& setup, const State& state, Out& out);
void draw_azure_application(const State& state, Out& out);
void draw_azure_grant(const NewLink& page, const Setup& setup, const State& state, Out& out);
/// Choosing a subscription from what the Azure CLI lists.
void draw_azure_list(const NewLink& page, const State& state, Out& out);
void draw_gcp_grant(const Setup& setup, const State& state, Out& out);

// view_edit.cpp
void draw_edit(const Edit& page, const State& state, Out& out);

// view_form.cpp: what both forms are made of.

/// Whether secrets are stored already, so that an empty field keeps them.
enum class Stored : bool { No, Yes };

/// The fields of the chosen method, then the alias.
void draw_fields(const Form& form, Stored stored, Out& out);
/// The form's own problem, above its fields.
void draw_form_problem(const Form& form);
/// The button that sends the form, with a word on what is missing.
void draw_send(const Form& form, std::string_view label, ui::Enabled enabled, Out& out);

// view_parts.cpp
void draw_top(std::string_view title, std::string_view about, const State& state);
void draw_back_link();
/// The texts to copy, or nothing and, in their place, why not.
[[nodiscard]] const Setup* setup_or_waiting(const State& state, Out& out);

struct LabelledItem {
    std::string_view label;
    Item item;
};
void draw_copy_field(const LabelledItem& copied, const State& state, Out& out);
void draw_code_block(const LabelledItem& copied, const State& state, Out& out);
/// Things to do at the provider, each with its commands.
void draw_provider_steps(std::span<const ProviderStep> steps, const State& state, Out& out);

/// A part of a step, on a card of its own with a title.
class [[nodiscard]] StepPart {
public:
    explicit StepPart(std::string_view label);
    StepPart(const StepPart&) = delete;
    StepPart& operator=(const StepPart&) = delete;
    ~StepPart() = default;

private:
    ui::Card card_;
    ui::CardPart part_;
};

}  // namespace mooring::cloud_accounts
