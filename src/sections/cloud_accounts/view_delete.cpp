#include "sections/cloud_accounts/views.h"
#include "sections/cloud_accounts/words.h"
#include "ui/control.h"
#include "ui/dialog.h"
#include "ui/text.h"

namespace mooring::cloud_accounts {

void draw_deletion(const Account& account, Out& out) {
    ui::Ui& ui = ui::current();
    const ui::Dialog dialog(ui.join({"Delete ", account.alias, "?"}));
    ui::text(
        ui.join({"The link to ", account.alias, " and any access through it is removed."}),
        {.tag = "p"}
    );
    ui::note(remains_of(account.link));
    ui::BoxStyle answers = ui::wrapping_row(ui::space::small);
    answers.justify = ui::Align::End;
    const ui::Box box(answers);
    if (ui::button("Cancel") || dialog.was_dismissed()) {
        out.send(DeleteCancelled{});
    }
    if (ui::button("Delete", {.look = ui::Look::DangerFill})) {
        out.send(DeleteConfirmed{});
    }
}

}  // namespace mooring::cloud_accounts
