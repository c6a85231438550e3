#include <array>

#include "sections/sessions/sessions.h"
#include "ui/box.h"
#include "ui/control.h"
#include "ui/dialog.h"
#include "ui/remote_card.h"
#include "ui/table.h"
#include "ui/text.h"

namespace mooring::sessions {
namespace {

using Out = app::Outbox<Msg>;

constexpr std::array columns{
    ui::Column{.title = "Device", .share = 3},
    ui::Column{.title = "Started", .share = 1},
    ui::Column{.title = "Last seen", .share = 1},
    ui::Column{.title = "Ends", .share = 1.1F},
    ui::Column{.title = "Actions", .share = 0.9F},
};
enum ColumnIndex : std::size_t { Device, Started, LastSeen, Ends, Actions };

/// "Firefox 153 on Linux".
std::string_view name_of(const Session& session) {
    return ui::current().join({session.browser, " on ", session.system});
}

void device(const Session& session) {
    const ui::Box box(ui::cell_lines());
    {
        ui::BoxStyle line = ui::wrapping_row(ui::space::small);
        line.line_gap = 2;
        const ui::Box title(line);
        ui::text(name_of(session), {.type = ui::Type::SecondaryStrong});
        if (session.current) {
            ui::pill("This device", ui::Tone::Ok);
        }
    }
    ui::text(session.address, {.type = ui::Type::Secondary, .color = ui::Color::Muted});
}

void time(
    const ui::Table& table, ColumnIndex column, std::string_view words, std::string_view exact
) {
    const ui::TableCell cell(table, column);
    ui::cell_time(table, columns[column].title, words, exact);
}

void times(const ui::Table& table, const Session& session, const Clock& clock) {
    const auto exact = [&](Instant at) { return exact_time(at, clock); };
    const auto ago = [&](Instant at) { return relative_time(at, clock); };
    time(table, Started, ago(session.started_at), exact(session.started_at));
    time(table, LastSeen, ago(session.seen_at), exact(session.seen_at));
    time(table, Ends, time_left(session.expires_at, clock), exact(session.expires_at));
}

void sign_out(const State& state, const Session& session, Out& out) {
    const ui::Box box(ui::quiet_row());
    const auto* ending = std::get_if<EndingOne>(&state.ending);
    const bool is_ending = ending != nullptr && ending->id == session.id;
    const ui::ButtonOptions options{
        .look = ui::Look::Danger,
        .name = ui::current().join({"Sign out ", name_of(session), ", ", session.address}),
        .enabled = ui::enabled_if(can_end(state)),
        .busy = is_ending};
    if (ui::button("Sign out###sign_out", options)) {
        out.send(EndRequested{session.id});
    }
}

void table(const State& state, const SessionList& sessions, const Clock& clock, Out& out) {
    const ui::Table table("Sessions###sessions", columns, sessions.size());
    for (std::size_t i = 0; i < sessions.size(); ++i) {
        const Session& session = sessions[i];
        const ui::TableRow row(table, session.id, i);
        {
            const ui::TableCell cell(table, Device);
            device(session);
        }
        times(table, session, clock);
        const ui::TableCell cell(table, Actions);
        if (!session.current) {
            sign_out(state, session, out);
        }
    }
}

void all_others(const State& state, const SessionList& sessions, Out& out) {
    if (!has_others(sessions)) {
        ui::note("You are signed in here only.");
        return;
    }
    const ui::Box box(ui::wrapping_row(12));
    const ui::ButtonOptions options{
        .enabled = ui::enabled_if(can_end(state)),
        .busy = std::holds_alternative<EndingOthers>(state.ending)};
    if (ui::button("Sign out all others###sign_out_others", options)) {
        out.send(EndOthersRequested{});
    }
}

void ask_to_end_others(Out& out) {
    const ui::Scope scope("question");
    const ui::Dialog dialog("Sign out all others?###sign_out_others");
    ui::note(
        "Every browser but this one has to sign in again. What was typed there and not saved may "
        "be lost."
    );
    const ui::Box box(ui::dialog_answers());
    if (ui::button("Cancel###cancel") || dialog.was_dismissed()) {
        out.send(EndOthersCancelled{});
    }
    if (ui::button("Sign out all others###sign_out_others", {.look = ui::Look::DangerFill})) {
        out.send(EndOthersConfirmed{});
    }
}

/// With the news beside it: they are about the list, and announced when they change.
void title(std::string_view news) {
    const ui::Box box(ui::wrapping_row(12));
    ui::heading(2, "Where you are signed in");
    ui::status(news, ui::Tone::Ok);
}

}  // namespace

void Section::view(const State& state, const app::ViewContext& context, Out& out) {
    ui::page_heading("Sessions", "The browsers in which you are signed in.");
    const ui::Card card("Where you are signed in###sessions");
    const ui::CardPart part;
    title(state.news);
    ui::failure(state.error);
    if (const SessionList* sessions = state.sessions.value()) {
        table(state, *sessions, context.clock, out);
        all_others(state, *sessions, out);
    } else if (ui::unavailable(state.sessions.error(), "your sessions")) {
        out.send(ReloadRequested{});
    }
    if (std::holds_alternative<AskedToEndOthers>(state.ending)) {
        ask_to_end_others(out);
    }
}

}  // namespace mooring::sessions
