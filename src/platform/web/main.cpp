// The program in the page: what it is made of, and the functions through which the page calls it
// (web/program.js).
#include <emscripten.h>

#include <array>
#include <string>
#include <utility>

#include "app/draft.h"
#include "app/runtime.h"
#include "platform/web/browser.h"
#include "platform/web/canvas_text.h"
#include "platform/web/host.h"
#include "ui/debug_tools.h"
#include "ui/options.h"

namespace {

using namespace mooring;

class Program {
    web::CanvasText text_;

public:
    ui::OptionLists options;
    web::Browser browser;
    app::Runtime runtime;

    Program();
};

/// As long as the page lives. Nothing deletes it, so the bundle has no code for taking it apart.
Program* program = nullptr;

Program::Program() : runtime(browser, text_, options) {
    browser.dispatch = [](const app::Msg& msg) { program->runtime.dispatch(msg); };
    browser.draw = [] { program->runtime.frame(); };
}

/// A text on its way in: the page asks for room, writes, and makes the call that takes it.
std::string incoming;

std::string take_text() {
    return std::exchange(incoming, {});
}

}  // namespace

extern "C" {

EMSCRIPTEN_KEEPALIVE char* mooring_text(int size) {
    incoming.resize(static_cast<std::size_t>(size));
    return incoming.data();
}

EMSCRIPTEN_KEEPALIVE void mooring_create() {
    program = new Program;  // NOLINT(cppcoreguidelines-owning-memory): see above
}

EMSCRIPTEN_KEEPALIVE void mooring_options(int list) {
    program->options.set(static_cast<ui::OptionList>(list), take_text());
}

/// Of a site with an accent colour of its own; 0xRRGGBB. `scheme` is a ui::Scheme.
EMSCRIPTEN_KEEPALIVE void
mooring_accent(unsigned scheme, unsigned accent, unsigned on_accent, unsigned soft) {
    std::optional<ui::Accents>& accents = program->runtime.ui().accents;
    accents = accents.value_or(ui::Accents{});
    accents->by_scheme.at(scheme) = {
        .accent = ui::opaque(accent), .on_accent = ui::opaque(on_accent), .soft = ui::opaque(soft)};
}

/// The text is the path of the address, in a line below it what the site decides (app/site.h), and
/// in the next what `mooring_draft` gave.
EMSCRIPTEN_KEEPALIVE void mooring_start() {
    const std::string text = take_text();
    const std::size_t path_end = text.find('\n');
    const std::size_t site_end = text.find('\n', path_end + 1);
    app::Site site = app::read_site(text.substr(path_end + 1, site_end - path_end - 1));
    program->browser.api_base = site.api_base;
    program->runtime.dispatch(app::Started{
        .path = text.substr(0, path_end),
        .site = std::move(site),
        .draft = text.substr(site_end + 1)});
}

/// What the page has to keep, in case that it goes; it stands until the next call.
EMSCRIPTEN_KEEPALIVE const char* mooring_draft() {
    static std::string text;
    text = app::write_draft(program->runtime.state());
    return text.c_str();
}

EMSCRIPTEN_KEEPALIVE void mooring_url_changed() {
    program->runtime.dispatch(app::UrlChanged{take_text()});
}

EMSCRIPTEN_KEEPALIVE void mooring_link_followed() {
    program->runtime.dispatch(app::LinkFollowed{take_text()});
}

EMSCRIPTEN_KEEPALIVE void mooring_connection(int is_online) {
    program->runtime.dispatch(app::ConnectionChanged{is_online != 0});
}

EMSCRIPTEN_KEEPALIVE void mooring_changed_elsewhere() {
    program->runtime.dispatch(app::ChangedElsewhere{});
}

EMSCRIPTEN_KEEPALIVE void mooring_came_back() {
    program->runtime.dispatch(app::CameBack{});
}

/// `kind` is a ui::EventKind; the text is what was typed or chosen.
EMSCRIPTEN_KEEPALIVE void mooring_event(int kind, unsigned node) {
    const ui::Event event{
        .kind = static_cast<ui::EventKind>(kind), .node = node, .text = Secret(incoming)};
    wipe(incoming);
    program->runtime.post(event);
}

EMSCRIPTEN_KEEPALIVE void mooring_environment(
    float width,
    float height,
    float ratio,
    float text_scale,
    int scheme,
    int coarse,
    int face,
    int passkeys
) {
    const ui::Environment environment{
        .viewport = {width, height},
        .ratio = ratio,
        .text_scale = text_scale,
        .scheme = static_cast<ui::Scheme>(scheme),
        .coarse_pointer = coarse != 0,
        .face = static_cast<ui::PageFace>(face),
        .passkeys = passkeys != 0};
    if (environment != program->runtime.ui().environment) {
        program->runtime.ui().environment = environment;
        program->browser.request_frame();
    }
}

/// The browser had taken away what was drawn with, and all that was in it.
EMSCRIPTEN_KEEPALIVE void mooring_graphics_restored() {
    program->runtime.ui().lose_graphics();
    program->browser.request_frame();
}

EMSCRIPTEN_KEEPALIVE void mooring_frame() {
    program->browser.frame_came();
}

/// The canvas lost its picture. Drawn at once, so that a person who resizes the window sees no
/// empty one.
EMSCRIPTEN_KEEPALIVE void mooring_redraw() {
    program->browser.draw_frame();
}

/// Ten numbers in the order of web/program.js; they stand until the next call.
EMSCRIPTEN_KEEPALIVE const double* mooring_stats() {
    static std::array<double, 10> numbers{};
    const web::Stats& stats = program->browser.stats;
    numbers = {
        static_cast<double>(stats.frames.count()),
        stats.frames.last(),
        stats.frames.median(),
        static_cast<double>(stats.patches.count()),
        stats.patches.last(),
        stats.patches.median(),
        stats.patches.total(),
        static_cast<double>(program->runtime.ui().tree().nodes.size()),
        static_cast<double>(program->runtime.ui().runs()),
        static_cast<double>(program->runtime.messages())};
    return numbers.data();
}

EMSCRIPTEN_KEEPALIVE void mooring_scrolled(unsigned node, float x, float y) {
    program->runtime.ui().scroll({.node = node, .offset = {x, y}});
    program->browser.request_frame();
}

EMSCRIPTEN_KEEPALIVE void mooring_focused(unsigned node, int visible) {
    const ui::Focus focus{.node = node, .visible = visible != 0};
    if (focus != program->runtime.ui().focus) {
        program->runtime.ui().focus = focus;
        program->browser.request_frame();
    }
}

EMSCRIPTEN_KEEPALIVE void mooring_pointer_moved(float x, float y) {
    program->runtime.ui().pointer_moved({x, y});
    program->browser.request_frame();
}

EMSCRIPTEN_KEEPALIVE void mooring_pointer_left() {
    program->runtime.ui().pointer_left();
    program->browser.request_frame();
}

EMSCRIPTEN_KEEPALIVE void mooring_pointer_button(int down) {
    program->runtime.ui().pointer_button(down != 0);
    program->browser.request_frame();
}

/// The text is the headers of the reply, a line each, an empty line, and its body.
EMSCRIPTEN_KEEPALIVE void mooring_early_session(web::Exchange* exchange, int status) {
    const std::string text = take_text();
    const std::size_t headers_end = text.find("\n\n");
    const std::string_view reply = text;
    web::answer_early(
        exchange, status, reply.substr(0, headers_end), reply.substr(headers_end + 2)
    );
}

#ifndef NDEBUG
EMSCRIPTEN_KEEPALIVE void mooring_show_debug_tools() {
    program->runtime.ui().shows_debug_tools = true;
    program->browser.request_frame();
}

EMSCRIPTEN_KEEPALIVE int mooring_is_pointer_on_debug_tools() {
    return ui::is_pointer_on_debug_tools() ? 1 : 0;
}

EMSCRIPTEN_KEEPALIVE void mooring_wheel(float x, float y) {
    program->runtime.ui().wheel(x, y);
}
#endif

EMSCRIPTEN_KEEPALIVE void mooring_timer(unsigned token) {
    program->browser.timer_fired(token);
}

EMSCRIPTEN_KEEPALIVE void mooring_passkey(unsigned token) {
    program->browser.passkey_answered(token, take_text());
}

EMSCRIPTEN_KEEPALIVE void mooring_copied(unsigned token, int done) {
    program->browser.text_copied(token, done != 0);
}

}  // extern "C"
