#include <algorithm>
#include <array>

#include "sections/profile/profile.h"
#include "ui/box.h"
#include "ui/control.h"
#include "ui/dispute.h"
#include "ui/field.h"
#include "ui/remote_card.h"
#include "ui/stock_widgets.h"
#include "ui/text.h"

namespace mooring::profile {
namespace {

using Out = app::Outbox<Msg>;

ui::BoxStyle columns() {
    ui::BoxStyle style = ui::current().is_narrow() ? ui::column(20) : ui::row(ui::space::large);
    style.align = ui::current().is_narrow() ? ui::Align::Stretch : ui::Align::Start;
    return style;
}

/// A text field for one member of the draft, with what is wrong with it.
void field(const State& state, Field which, ui::FieldOptions options, Out& out) {
    options.problem = state.problems.*which;
    const ui::Field field(options);
    ui::TextBuffer text(state.draft.*which);
    if (ImGui::InputText(field.label(), text)) {
        out.send(FieldEdited{which, text.text()});
    }
}

void email_field(const Profile& stored) {
    const ui::Field field(
        {.label = "E-mail###email",
         .name = "email",
         .autocomplete = "email",
         .type = "email",
         .read_only = true}
    );
    ui::TextBuffer email(stored.email);
    ImGui::InputText(field.label(), email, ImGuiInputTextFlags_ReadOnly);
}

void choice(
    const State& state, Field which, ui::OptionList list, ui::FieldOptions options, Out& out
) {
    options.value = state.draft.*which;
    options.problem = state.problems.*which;
    if (auto value = ui::select_field(options, list)) {
        out.send(FieldEdited{which, *value});
    }
}

void person(const State& state, const Profile& stored, Out& out) {
    {
        const ui::Box box(columns());
        field(
            state,
            &Fields::name,
            {.label = "Name###name", .name = "name", .autocomplete = "name"},
            out
        );
        email_field(stored);
    }
    const ui::Box box(columns());
    field(
        state,
        &Fields::phone,
        {.label = "Phone number###phone",
         .name = "tel",
         .autocomplete = "tel",
         .type = "tel",
         .inputmode = "tel"},
        out
    );
    field(
        state,
        &Fields::company,
        {.label = "Company###company", .name = "organization", .autocomplete = "organization"},
        out
    );
}

void place(const State& state, Out& out) {
    {
        const ui::Box box(columns());
        field(
            state,
            &Fields::job_title,
            {.label = "Job title###job_title",
             .name = "organization-title",
             .autocomplete = "organization-title"},
            out
        );
        choice(
            state,
            &Fields::country,
            ui::OptionList::Countries,
            {.label = "Country###country", .name = "country", .autocomplete = "country"},
            out
        );
    }
    const ui::Box box(columns());
    choice(
        state,
        &Fields::time_zone,
        ui::OptionList::TimeZones,
        {.label = "Time zone###time_zone", .name = "time-zone"},
        out
    );
    ui::spacer();
}

struct Label {
    Field field;
    std::string_view text;
};
constexpr std::array labels{
    Label{&Fields::name, "Name###name"},
    Label{&Fields::phone, "Phone number###phone"},
    Label{&Fields::company, "Company###company"},
    Label{&Fields::job_title, "Job title###job_title"},
    Label{&Fields::country, "Country###country"},
    Label{&Fields::time_zone, "Time zone###time_zone"},
};

void disputes(const State& state, const Profile& stored, Out& out) {
    for (const Label& label : labels) {
        const auto& disputed = state.disputed;
        if (std::find(disputed.begin(), disputed.end(), label.field) == disputed.end()) {
            continue;
        }
        const std::string& yours = state.draft.*label.field;
        const std::string& theirs = stored.fields.*label.field;
        if (const auto kept = ui::dispute(label.text, yours, theirs)) {
            out.send(DisputeSettled{label.field, *kept == ui::Version::Theirs});
        }
    }
}

void actions(const State& state, Out& out) {
    const ui::Box box(ui::wrapping_row(12));
    const ui::ButtonOptions save{
        .look = ui::Look::Primary,
        .enabled = ui::enabled_if(is_changed(state)),
        .busy = state.saving == Saving::Sending};
    if (ui::submit_button("Save###save", save)) {
        out.send(SaveRequested{});
    }
    if (is_changed(state) && ui::button("Discard changes###discard", {.look = ui::Look::Quiet})) {
        out.send(Discarded{});
    }
    const std::string_view done = state.saving == Saving::Saved ? "Saved" : "";
    ui::saving_status(state.saving == Saving::Sending, done);
}

void form(const State& state, const Profile& stored, Out& out) {
    const ui::Form form("Profile###profile", ui::column(20));
    if (!state.form_problem.empty()) {
        ui::banner(ui::current().join({state.form_problem, "###problem"}), ui::Tone::Danger);
    }
    disputes(state, stored, out);
    person(state, stored, out);
    place(state, out);
    actions(state, out);
}

}  // namespace

void Section::view(const State& state, const app::ViewContext&, Out& out) {
    ui::page_heading("Profile", "Who you are to the people you work with.");
    const ui::Card card("Personal information###profile");
    const ui::CardPart part;
    if (const Profile* stored = state.stored.value()) {
        form(state, *stored, out);
    } else if (ui::unavailable(state.stored.error(), "your profile")) {
        out.send(ReloadRequested{});
    }
}

}  // namespace mooring::profile
