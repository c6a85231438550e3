#include "app/view.h"

#include <algorithm>

#include "app/view_questions.h"
#include "ui/box.h"
#include "ui/control.h"
#include "ui/page.h"
#include "ui/panel.h"
#include "ui/skip_link.h"
#include "ui/text.h"

namespace mooring::app {
namespace {

constexpr std::string_view skip_label = "Skip to content###skip";
constexpr std::string_view main_key = "main";

bool is_signed_in(const State& state) {
    return state.session.state == SessionState::SignedIn;
}

Place place_of(const State& state) {
    return state.route ? section_infos[state.route->section].place : Place::Home;
}

/// Mark and name; on the smallest phones the places need the room of the name.
void brand(const Site& site, bool alone) {
    constexpr float room_for_all = 376;
    const ui::Ui& ui = ui::current();
    const ui::Box box(ui::row(8));
    const bool is_named = alone || ui.environment.viewport.width >= ui.scaled(room_for_all);
    ui::brand_mark(site.logo, is_named ? "" : site.product_name);
    if (is_named) {
        ui::text(site.product_name, {.type = ui::Type::Brand});
    }
}

void sign_out(const State& state, Outbox<Msg>& out) {
    const ui::ButtonOptions options{
        .look = ui::Look::Quiet,
        .icon = ui::current().is_narrow() ? ui::Icon::SignOut : ui::Icon::None,
        .name = "Sign out",
        .busy = state.signing_out};
    const bool has_words = !ui::current().is_narrow();
    if (ui::button(has_words ? "Sign out###sign_out" : "###sign_out", options)) {
        out.send(SignOutRequested{});
    }
}

/// Where each of the top bar's places leads, and whether it is shown now.
void places(const State& state) {
    const ui::Region nav(
        {.tag = "nav", .key = "places", .role = {}, .name = "Main"}, ui::wrapping_row(2)
    );
    const ui::Scope scope("places");
    const auto place = [&](std::string_view label, std::string_view path, Place is) {
        const bool here = place_of(state) == is && state.route.has_value();
        ui::place_link(
            label,
            path,
            {.current = here ? ui::Current::Yes : ui::Current::No,
             .selected = ui::Color::Code,
             .selected_text = ui::Color::Text}
        );
    };
    place("Dashboard###dashboard", dashboard::Section::info.path, Place::Home);
    place("Settings###settings", settings_path(state.site), Place::Settings);
}

void top_bar(const State& state, Outbox<Msg>& out) {
    const bool narrow = ui::current().is_narrow();
    ui::BoxStyle style = ui::wrapping_row(narrow ? ui::space::small : ui::space::large);
    style.line_gap = 0;
    style.padding = ui::Edges::symmetric(ui::space::large, 7);
    if (narrow) {
        style.padding.left = ui::space::medium;
        style.padding.right = ui::space::tiny;  // the icon there has a frame around it
    }
    style.min_height = ui::current().scaled(ui::top_bar_height);
    const ui::Region header({.tag = "header", .key = "bar", .role = {}, .name = {}}, style);
    ui::bar_surface(header.rect());
    brand(state.site, !is_signed_in(state));
    if (!is_signed_in(state)) {
        return;
    }
    places(state);
    ui::spacer();
    if (!narrow) {
        ui::text(state.session.email, {.type = ui::Type::Secondary, .color = ui::Color::Muted});
    }
    sign_out(state, out);
}

void menu_links(const State& state, bool fill_width) {
    for (std::size_t i = 0; i < section_infos.size(); ++i) {
        const SectionInfo& info = section_infos[i];
        if (info.place == Place::Settings && !hides(state.site, info.path)) {
            const bool here = state.route && state.route->section == i;
            ui::place_link(
                ui::current().join({info.label, "###", info.path}),
                info.path,
                {.icon = info.icon,
                 .current = here ? ui::Current::Yes : ui::Current::No,
                 .fill_width = fill_width}
            );
        }
    }
}

void side_menu(const State& state) {
    ui::BoxStyle style = ui::column(2);
    style.width = ui::current().scaled(ui::menu_width);
    const ui::Region nav({.tag = "nav", .key = "settings", .role = {}, .name = "Settings"}, style);
    {
        ui::BoxStyle title = ui::column(0);
        title.padding = {12, 0, 0, 6};
        const ui::Box box(title);
        ui::text("Settings", {.type = ui::Type::HintStrong, .color = ui::Color::Muted});
    }
    menu_links(state, true);
}

/// From edge to edge of the window, so that what goes on beyond it is seen to be cut.
void menu_strip(const State& state) {
    ui::BoxStyle style = ui::row(4);
    style.padding = {ui::space::medium, ui::space::medium, ui::space::medium, ui::space::tiny};
    const ui::ScrollRegion nav(
        {.tag = "nav", .key = "settings", .role = {}, .name = "Settings"}, style
    );
    menu_links(state, false);
}

void not_found() {
    ui::page_heading(
        "Page not found", "This address leads nowhere. It may have been mistyped or moved."
    );
    const ui::Box box(ui::row(0));
    ui::link("Go to the dashboard###dashboard", "/", {.look = ui::Look::Primary});
}

void section(const State& state, Outbox<Msg>& out) {
    const ViewContext context{
        .clock = state.clock,
        .email = state.session.email,
        .site = state.site,
        .passkeys = state.session.passkeys && ui::current().environment.passkeys};
    with_section(state.route->section, [&]<std::size_t I>() {
        const ui::Scope scope(SectionAt<I>::info.path);
        Outbox<typename SectionAt<I>::Msg> own;
        SectionAt<I>::view(std::get<I>(state.sections), context, own);
        for (auto& msg : own.messages()) {
            out.send(SectionMsg{detail::Addressed<I>{std::move(msg)}});
        }
    });
}

void session_problem(const State& state) {
    ui::banner(ui::current().join({state.session_problem, "###session_problem"}), ui::Tone::Danger);
}

void waiting(const State& state, Outbox<Msg>& out) {
    if (state.session_problem.empty()) {
        ui::heading(1, state.site.product_name);
        ui::status("Loading your account", ui::Tone::Neutral);
        return;
    }
    ui::heading(1, ui::current().join({state.site.product_name, " could not start"}));
    session_problem(state);
    const ui::Box box(ui::row(0));
    if (ui::button("Try again###try_again", {.look = ui::Look::Primary})) {
        out.send(SessionRetried{});
    }
}

/// What concerns the page as a whole, wherever the person is.
void notices(const State& state, Outbox<Msg>& out) {
    if (state.connection_lost) {
        ui::banner(
            "No connection to the server. What you typed stays; what is missing comes by itself "
            "when there is one again.###connection_lost",
            ui::Tone::Warning
        );
    }
    if (state.is_outdated) {
        const ui::Panel panel("Old page###outdated", ui::Tone::Warning);
        ui::text("This page is older than the server. Reload it to go on; what you typed is kept, "
                 "but for passwords and keys.");
        const ui::Box box(ui::row(0));
        if (ui::button("Reload###reload", {.look = ui::Look::Primary})) {
            out.send(ReloadChosen{});
        }
    }
    if (state.session_ends_soon) {
        const ui::Panel panel("Session###session_ends", ui::Tone::Warning);
        ui::text("You will be signed out soon, because nothing was done for a while.");
        const ui::Box box(ui::row(0));
        if (ui::button("Stay signed in###stay_signed_in", {.look = ui::Look::Primary})) {
            out.send(SessionKept{});
        }
    }
}

void content(const State& state, Outbox<Msg>& out) {
    ui::BoxStyle style = ui::column(ui::space::medium);
    style.grow = 1;
    style.basis = 0;
    const ui::Region main(
        {.tag = "main", .key = main_key, .role = {}, .name = {}, .takes_focus = true}, style
    );
    notices(state, out);
    if (is_signed_in(state) && !state.session_problem.empty()) {
        session_problem(state);
    }
    if (state.session.state == SessionState::Unknown) {
        waiting(state, out);
    } else if (!state.route) {
        not_found();
    } else {
        section(state, out);
    }
}

void body(const State& state, Outbox<Msg>& out) {
    const bool narrow = ui::current().is_narrow();
    const bool with_menu = is_signed_in(state) && state.route && place_of(state) == Place::Settings;
    if (with_menu && narrow) {
        menu_strip(state);
    }
    ui::BoxStyle centred = ui::column(0);
    centred.align = ui::Align::Center;
    const ui::Box outer(centred);
    ui::BoxStyle style = narrow ? ui::column(ui::space::medium) : ui::row(ui::space::huge);
    style.align = narrow ? ui::Align::Stretch : ui::Align::Start;
    style.padding = narrow ? ui::Edges::all(ui::space::medium)
                           : ui::Edges{ui::space::large, 32, ui::space::large, ui::space::huge};
    style.width = std::min(
        ui::current().environment.viewport.width, ui::current().scaled(ui::content_max_width)
    );
    const ui::Box inner(style);
    if (with_menu && !narrow) {
        side_menu(state);
    }
    content(state, out);
}

/// For whom the picture is in the way, whatever the reason.
void face_choice(Outbox<Msg>& out) {
    const ui::PageFace face = ui::current().environment.face;
    if (face == ui::PageFace::OnlyPlain) {
        return;
    }
    const bool plain = face == ui::PageFace::Plain;
    const std::string_view label =
        plain ? "Show the drawn page###render_mode" : "Show the plain page###render_mode";
    if (ui::button(label, {.look = ui::Look::Quiet})) {
        out.send(FaceChosen{!plain});
    }
}

void footer(const Site& site, Outbox<Msg>& out) {
    ui::BoxStyle style = ui::wrapping_row(ui::space::small);
    style.justify = ui::Align::Center;
    style.padding = ui::Edges::all(ui::space::medium);
    const ui::Region region({.tag = "footer", .key = "footer", .role = {}, .name = {}}, style);
    if (!site.documentation_url.empty()) {
        ui::link(
            "Documentation###documentation", site.documentation_url, {.look = ui::Look::Quiet}
        );
    }
    if (!site.support_url.empty()) {
        ui::link("Support###support", site.support_url, {.look = ui::Look::Quiet});
    }
    face_choice(out);
}

}  // namespace

void view(const State& state, Outbox<Msg>& out) {
    const ui::Page page;
    ui::skip_link(skip_label, ui::Ui::id("main", main_key));
    top_bar(state, out);
    body(state, out);
    footer(state.site, out);
    ui::draw_skip_link(skip_label);
    questions(state, out);
}

}  // namespace mooring::app
