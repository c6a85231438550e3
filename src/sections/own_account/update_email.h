// Changing the address, in two steps: to where, and the code that was sent there.
#pragma once

#include "sections/own_account/own_account.h"

namespace mooring::own_account {

using Change = app::Change<State>;

void on(const ChangeRequested& msg, Change& change);
void on(const ChangeCancelled& msg, Change& change);
void on(const EmailEdited& msg, Change& change);
void on(const EmailSubmitted& msg, Change& change);
void on(const CodeEdited& msg, Change& change);
void on(const CodeSubmitted& msg, Change& change);
void on(const CodeWantedAgain& msg, Change& change);
void on(const OtherAddressRequested& msg, Change& change);

void code_sent(const api::Response& response, Change& change);
void email_confirmed(const api::Response& response, Change& change);

/// The server says which address the account has: it may have been changed by a confirmation whose
/// answer was lost, or in another tab.
void email_known(const std::string& email, Change& change);

/// Between two visits: a code that was sent stays awaited, all else is over.
[[nodiscard]] EmailChange settled(const EmailChange& email_change);

}  // namespace mooring::own_account
