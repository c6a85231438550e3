#include "sections/own_account/own_account.h"
#include "sections/own_account/view_deletion.h"
#include "sections/own_account/view_email.h"
#include "ui/text.h"

namespace mooring::own_account {

void Section::view(const State& state, const app::ViewContext& context, app::Outbox<Msg>& out) {
    ui::page_heading("Account", "Your e-mail address, and the end of the account.");
    email_card(state, context.email, out);
    deletion_card(state, out);
}

}  // namespace mooring::own_account
