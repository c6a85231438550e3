#include "sections/api_keys/api_keys.h"
#include "sections/api_keys/view_list.h"
#include "ui/box.h"
#include "ui/code.h"
#include "ui/control.h"
#include "ui/field.h"
#include "ui/panel.h"
#include "ui/remote_card.h"
#include "ui/text.h"

namespace mooring::api_keys {
namespace {

using Out = app::Outbox<Msg>;

void new_key(const ShownOnce& shown, Out& out) {
    const ui::Panel panel(
        "new-key", ui::current().join({"New key ", shown.name}), ui::Tone::Warning
    );
    ui::text(
        "Copy your key now. You won't be able to see it again.",
        {.type = ui::Type::SecondaryStrong, .color = ui::Color::Warning, .tag = "p"}
    );
    const bool copied = shown.copying == app::Copying::Copied;
    const std::string_view label = ui::current().join({"API key ", shown.name});
    if (ui::copy_field(label, shown.key.reveal(), copied)) {
        out.send(KeyCopyRequested{});
    }
    if (shown.copying == app::Copying::Failed) {
        ui::copying_failed();
    }
    ui::note("Send it as the header x-api-key. It can read your account, GET /api/v1/profile for "
             "instance, but change nothing.");
    const ui::Box box(ui::wrapping_row(12));
    if (ui::button("I have stored it", {.look = ui::Look::Primary})) {
        out.send(KeyStored{});
    }
}

void new_key_card(const State& state, Out& out) {
    const ui::Scope scope("new");
    const ui::Card card("new", "New key");
    const ui::CardPart part;
    ui::heading(2, "New key");
    const ui::Form form("new-key", "New key", ui::column(20));
    ui::failure(state.form.error);
    const ui::FieldOptions name{
        .label = "Name",
        .value = state.form.name,
        .name = "api-key-name",
        .autocomplete = "off",
        .hint = "What will use it, such as terraform.",
        .problem = state.form.name_problem,
        .required = true};
    if (auto text = ui::text_field(name)) {
        out.send(NameEdited{*text});
    }
    const ui::Box box(ui::wrapping_row(12));
    const ui::ButtonOptions options{.look = ui::Look::Primary, .busy = state.form.sending};
    if (ui::submit_button("Generate API key", options)) {
        out.send(GenerateRequested{});
    }
}

}  // namespace

void Section::view(const State& state, const app::ViewContext& context, Out& out) {
    ui::page_heading("API keys", "For scripts and Terraform. Sent as the header x-api-key.");
    if (state.shown_once) {
        new_key(*state.shown_once, out);
    }
    new_key_card(state, out);
    list_card(state, context.clock, out);
}

}  // namespace mooring::api_keys
