#include "core/words.h"
#include "sections/api_keys/views.h"
#include "ui/box.h"
#include "ui/control.h"
#include "ui/dialog.h"
#include "ui/field.h"
#include "ui/remote_card.h"
#include "ui/text.h"

namespace mooring::api_keys {
namespace {

constexpr std::array overlap_options{
    ui::Option{"0", "No time"},
    ui::Option{"1", "1 hour"},
    ui::Option{"24", "1 day"},
    ui::Option{"168", "7 days"},
};

void ask_to_delete(const ApiKey& key, const Clock& clock, Out& out) {
    const ui::Scope scope("question");
    ui::Ui& ui = ui::current();
    const ui::Dialog dialog(ui.join({"Delete ", key.name, "?###delete"}));
    ui::note(ui.join({"Whatever sends the key ", glimpse(key), " is refused from then on."}));
    if (key.last_used_at) {
        ui::note(ui.join(
            {"It was last used ",
             relative_time(*key.last_used_at, clock),
             ". This cannot be undone."}
        ));
    } else {
        ui::note("It was never used. This cannot be undone.");
    }
    const ui::Box box(ui::dialog_answers());
    if (ui::button("Cancel###cancel") || dialog.was_dismissed()) {
        out.send(DeleteCancelled{});
    }
    if (ui::button("Delete key###delete", {.look = ui::Look::DangerFill})) {
        out.send(DeleteConfirmed{});
    }
}

void ask_to_rotate(const Rotation& rotation, const ApiKey& key, Out& out) {
    const ui::Scope scope("rotation");
    ui::Ui& ui = ui::current();
    const ui::Dialog dialog(ui.join({"Rotate ", key.name, "?###rotate"}));
    ui::note("It gets another text; name and access stay. Put the new text where the old one is.");
    ui::failure(rotation.error);
    const ui::FieldOptions overlap{
        .label = "The old text works for another###overlap",
        .value = rotation.overlap,
        .name = "overlap",
        .autocomplete = "off"};
    if (auto hours = ui::select_field(overlap, overlap_options)) {
        out.send(RotationOverlapChosen{*hours});
    }
    const ui::FieldOptions expiry{
        .label = "The new one expires after###expiry",
        .value = rotation.expiry,
        .name = "expires-in-days",
        .autocomplete = "off"};
    if (auto days = ui::select_field(expiry, expiry_options)) {
        out.send(RotationExpiryChosen{*days});
    }
    const ui::Box box(ui::dialog_answers());
    if (ui::button("Cancel###cancel") || dialog.was_dismissed()) {
        out.send(RotateCancelled{});
    }
    if (ui::button("Rotate key###rotate", {.look = ui::Look::Primary})) {
        out.send(RotateConfirmed{});
    }
}

}  // namespace

void questions(const State& state, const Clock& clock, Out& out) {
    if (state.deletion && !state.deletion->confirmed) {
        if (const ApiKey* key = find_key(state, state.deletion->id)) {
            ask_to_delete(*key, clock, out);
        }
    }
    if (state.rotation && !state.rotation->confirmed) {
        if (const ApiKey* key = find_key(state, state.rotation->id)) {
            ask_to_rotate(*state.rotation, *key, out);
        }
    }
}

}  // namespace mooring::api_keys
