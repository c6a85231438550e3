#include "sections/security/views.h"
#include "ui/box.h"
#include "ui/remote_card.h"
#include "ui/text.h"

namespace mooring::security {

void Section::view(const State& state, const app::ViewContext& context, Out& out) {
    ui::page_heading("Security", "Your password, and what is asked for beside it.");
    if (const Security* stored = state.stored.value()) {
        password_card(state.password, *stored, context, out);
        factors_card(state, *stored, context.clock, out);
        passkeys_card(state, *stored, context.clock, out);
        recovery_card(state, *stored, context.clock, out);
        factor_questions(state, *stored, out);
        recovery_question(state, out);
        return;
    }
    const ui::Card card("Security###security");
    const ui::CardPart part;
    if (ui::unavailable(state.stored.error(), "your security settings")) {
        out.send(ReloadRequested{});
    }
}

}  // namespace mooring::security
