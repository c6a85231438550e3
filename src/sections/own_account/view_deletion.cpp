#include "sections/own_account/view_deletion.h"

#include "core/words.h"
#include "ui/box.h"
#include "ui/control.h"
#include "ui/field.h"
#include "ui/remote_card.h"
#include "ui/text.h"

namespace mooring::own_account {
namespace {

using Out = app::Outbox<Msg>;

void item(std::string_view key, ui::Icon icon, std::string_view words) {
    ui::BoxStyle style = ui::row(10);
    style.align = ui::Align::Start;
    const ui::Region line({.tag = "li", .key = key, .role = {}, .name = {}}, style);
    ui::icon(icon, 20, ui::Color::Danger);
    ui::text(words, {.type = ui::Type::Secondary, .grow = 1});
}

void what_goes(const Removal& removal) {
    ui::Ui& ui = ui::current();
    const ui::Region list(
        {.tag = "ul", .key = "goes", .role = {}, .name = {}}, ui::column(ui::space::small)
    );
    if (removal.api_keys > 0) {
        const Words keys = counted(
            removal.api_keys, "API key stops working at once.", "API keys stop working at once."
        );
        item("keys", ui::Icon::Key, keys);
    }
    if (removal.cloud_accounts > 0) {
        const Words accounts = counted(
            removal.cloud_accounts, "cloud account is unlinked", "cloud accounts are unlinked"
        );
        constexpr std::string_view rest = ". What was set up at the providers stays there.";
        item("accounts", ui::Icon::Cloud, ui.join({accounts, rest}));
    }
    const Words sessions = counted(removal.sessions, "session ends", "sessions end");
    const bool is_alone = removal.sessions == 1;
    item(
        "sessions",
        ui::Icon::Monitor,
        ui.join({sessions, is_alone ? ", which is this one." : ", this one among them."})
    );
    item("rest", ui::Icon::Person, "Your profile and the activity of the account are removed.");
}

void form(const Removal& removal, const DeletionForm& form, Out& out) {
    const ui::Form element("Delete account###deletion", ui::column(20));
    ui::failure(form.error);
    const ui::FieldOptions email{
        .label = "Your e-mail address###email",
        .value = form.email,
        .name = "confirmation",
        .autocomplete = "off",
        .type = "email",
        .inputmode = "email",
        .hint = ui::current().join({"Type ", removal.email, " to show that you mean it."}),
        .problem = form.problem,
        .required = true};
    if (auto text = ui::text_field(email)) {
        out.send(ConfirmationEdited{*text});
    }
    const ui::Box box(ui::row(0));
    if (ui::submit_button(
            "Delete account###delete", {.look = ui::Look::DangerFill, .busy = form.sending}
        )) {
        out.send(DeletionRequested{});
    }
}

}  // namespace

void deletion_card(const State& state, Out& out) {
    const ui::Scope scope("deletion");
    const ui::Card card("Delete account###deletion");
    const ui::CardPart part;
    ui::heading(2, "Delete account");
    ui::note("For good: nobody can bring back what is deleted.");
    if (const Removal* removal = state.removal.value()) {
        what_goes(*removal);
        form(*removal, state.deletion, out);
    } else if (ui::unavailable(state.removal.error(), "what would be deleted")) {
        out.send(ReloadRequested{});
    }
}

}  // namespace mooring::own_account
