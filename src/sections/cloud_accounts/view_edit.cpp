#include "sections/cloud_accounts/views.h"
#include "sections/cloud_accounts/words.h"
#include "ui/control.h"
#include "ui/dispute.h"
#include "ui/remote_card.h"
#include "ui/text.h"

namespace mooring::cloud_accounts {
namespace {

/// Nothing is saved over what somebody else did as long as it is not here.
void draw_newer(const Edit& page, Out& out) {
    if (page.newer == Newer::Missing) {
        const ui::Box box(ui::row(0));
        if (ui::button("Load the current values###load", {.icon = ui::Icon::Refresh})) {
            out.send(StoredRequested{});
        }
    }
}

void draw_disputes(const Edit& page, const StoredAccount& stored, Out& out) {
    const Draft theirs = draft_of(stored.account);
    for (const Field field : page.disputed) {
        const auto kept =
            ui::dispute(label_of(field), page.form.draft.text(field), theirs.text(field));
        if (kept) {
            out.send(DisputeSettled{field, *kept == ui::Version::Theirs});
        }
    }
}

/// For who knows better than the test, or will repair the other side later.
void draw_insist(Out& out) {
    ui::note("The stored values stay in use until the new ones pass a test.");
    const ui::Box box(ui::row(0));
    if (ui::button("Save all the same###insist")) {
        out.send(InsistRequested{});
    }
}

void draw_form(const Edit& page, const StoredAccount& stored, Out& out) {
    const ui::Scope scope(page.id);
    const ui::Card card(ui::current().join({stored.account.alias, "###edit"}));
    const ui::CardPart part;
    const ui::Form form("Edit###edit", ui::column(20));
    draw_form_problem(page.form);
    draw_newer(page, out);
    draw_disputes(page, stored, out);
    draw_fields(page.form, Stored::Yes, out);
    const bool can_be_sent = is_changed(page) && page.newer == Newer::None;
    draw_send(page.form, "Save###save", ui::enabled_if(can_be_sent), out);
    if (page.has_failed && !page.form.sending) {
        draw_insist(out);
    }
}

std::string_view about(const Account& account) {
    return ui::current().join({words_of(account.provider).title, " · ", account.details});
}

}  // namespace

void draw_edit(const Edit& page, const State& state, Out& out) {
    draw_back_link();
    if (const StoredAccount* stored = page.stored.value()) {
        draw_top(
            ui::current().join({"Edit ", stored->account.alias}), about(stored->account), state
        );
        draw_form(page, *stored, out);
        return;
    }
    draw_top("Edit account", "Its alias, and how it is linked.", state);
    const ui::Card card("Account###edit");
    const ui::CardPart part;
    if (ui::unavailable(page.stored.error(), "the account")) {
        out.send(StoredRequested{});
    }
}

}  // namespace mooring::cloud_accounts
