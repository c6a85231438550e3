// The parts of this section's update, one file per subject.
#pragma once

#include "sections/cloud_accounts/cloud_accounts.h"

namespace mooring::cloud_accounts {

using Change = app::Change<State>;

// update_list.cpp: the list, and deleting from it.
void load_accounts(Change& change);
/// The same, but what is shown stays when it does not come.
void refresh_accounts(Change& change);
void on(const ReloadRequested& msg, Change& change);
void on(const MoreRequested& msg, Change& change);
void on(const app::QueryEdit& msg, Change& change);
void on(const DeleteRequested& msg, Change& change);
void on(const DeleteConfirmed& msg, Change& change);
void on(const DeleteCancelled& msg, Change& change);
void list_answered(const app::Answer& answer, Change& change);
void typing_paused(const app::TimerFired& timer, Change& change);
void removal_loaded(const app::Answer& answer, State& state);
void account_deleted(const api::Response& response, Change& change);

// update_form.cpp: the form for a new link, and what it has in common with that for a stored one.

/// The form on the page, if it has one.
[[nodiscard]] Form* form_of(State& state);
/// Puts each sentence of the server to its field, and those without one to the form.
void show(const api::ApiError& error, Form& form);
/// The sentence to the field at fault, or to the form when no field is.
void show(const LinkProblem& problem, Form& form);
/// Whether the form can be sent; says under the fields what is missing.
[[nodiscard]] bool is_complete(Form& form, bool with_credentials, Change& change);
/// On to the test of the link, saying what was done. The form and its secrets go.
void finish(std::string_view what, const Account& account, Change& change);
void on(const MethodChosen& msg, Change& change);
void on(const FieldEdited& msg, Change& change);
void on(const AccountListPasted& msg, Change& change);
void on(const SubscriptionChosen& msg, Change& change);
void on(const KeyFileChosen& msg, Change& change);
void on(const SaveRequested& msg, Change& change);
void on(const StoredRequested& msg, Change& change);
void account_loaded(const app::Answer& answer, Change& change);
void account_created(const api::Response& response, Change& change);

// update_edit.cpp: the form for a stored account.
void load_account(Edit& edit, Change& change);
void account_to_edit_loaded(const api::Response& response, Change& change);
void save(Edit& page, Change& change);
void on(const InsistRequested& msg, Change& change);
void on(const DisputeSettled& msg, Change& change);
void account_replaced(const api::Response& response, Change& change);
/// Other credentials were stored, are tested, or did not pass.
void show_replacement(Edit& page, Change& change);

// update_test.cpp: whether links work.

/// Asks for news until there is no account on the page that is under test.
void watch(Change& change);
void look_for_news(Change& change);
void news_came(const api::Response& response, Change& change);
void load_test(Change& change);
void test_loaded(const api::Response& response, Change& change);
void on(const TestRequested& msg, Change& change);
void test_started(const app::Answer& answer, Change& change);

// update_draft.cpp: what is kept of a form (app/draft.h).
[[nodiscard]] std::string write_form(const State& state);
/// Puts what was kept over the form, as soon as there is one.
void take_kept(State& state);

// update_setup.cpp: what is shown for copying.
void load_setup(const NewLink& page, Change& change);
void setup_loaded(const app::Answer& answer, State& state);
void on(const SetupRetried& msg, Change& change);
void on(const PermissionsChosen& msg, Change& change);
void on(const PartitionChosen& msg, Change& change);
void on(const WayChosen& msg, Change& change);
void on(const ScopeChosen& msg, Change& change);
void on(const CopyRequested& msg, Change& change);
void item_copied(Item item, const api::Response& response, Change& change);

}  // namespace mooring::cloud_accounts
