// The parts of this section's view, one file per page or provider.
#pragma once

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
void draw_deletion(const Account& account, Out& out);

// view_new_link.cpp, and a file per provider for the steps that come before the form and for its
// fields.
void draw_new_link(const NewLink& page, const State& state, Out& out);
void draw_aws_steps(const NewLink& page, const State& state, Out& out);
void draw_azure_steps(const State& state, Out& out);
void draw_gcp_steps(const State& state, Out& out);

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

/// A numbered step of the guided set-up, on a card of its own.
class [[nodiscard]] Step {
public:
    Step(int number, std::string_view title);
    Step(const Step&) = delete;
    Step& operator=(const Step&) = delete;
    ~Step() = default;

private:
    ui::Card card_;
    ui::CardPart part_;
};

}  // namespace mooring::cloud_accounts
