// The whole console without a browser: a test acts as a person does, by role and name, sees what is
// in the page, and answers as the server.
//
//     Console console;
//     console.open("/settings/profile");
//     console.answer("GET /profile", ok(example("Profile"), "\"1\""));
//     console.type("Name", "Ada King");
//     console.click("Save");
//     CHECK(body_of(console.answer("PUT /profile", offline()))["name"] == "Ada King");
//
// After every step it draws until nothing is left to draw, applies the patches to a model of the
// page, and checks that the page says what the tree says, that ids are unique, that nothing
// typed into a secret field is in a patch, and that every request is one of the contract. A step
// that a person could not do in a browser fails the test: what is disabled, hidden, behind a
// dialog, or there twice by that name.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "app/runtime.h"
#include "platform/headless/fixed_text.h"
#include "platform/headless/headless_platform.h"
#include "support/accessible.h"
#include "support/dom_model.h"
#include "support/replies.h"
#include "support/requests.h"
#include "ui/options.h"

namespace mooring::test {

class Console {
public:
    explicit Console(
        const ui::Environment& environment = {},
        app::Site site = {.api_base = "https://console.example.com/api/v1"}
    );

    /// From now on every screen is drawn in other words as well, and has to keep its elements.
    void speak_other_words() { speaks_other_words_ = true; }
    /// Points at each element that can take the focus, and presses it without letting go on it:
    /// what Dear ImGui says of the item by that id has to fit.
    void check_items();

    // Arriving. Once per console; `start` leaves the request for the session unanswered.
    void start(std::string path, std::string draft = {});
    void open(std::string path);  ///< as somebody who is signed in
    void open_signed_out(std::string path = "/");

    // The server. A line is method and path below /api/v1, as in "GET /profile".
    [[nodiscard]] std::vector<std::string> sent() const;  ///< waiting for an answer, oldest first
    [[nodiscard]] api::Request request(std::string_view line
    ) const;  ///< the only one that waits by that line
    /// Answers the oldest request by that line, which must be waiting, and returns it.
    api::Request answer(std::string_view line, const api::Response& response);
    api::Request
    answer(std::string_view line, int status, std::string body = {}, std::string etag = {});
    /// The session has ended: the server says so twice to who was signed in.
    void answer_ended_session();
    /// Answers so until the app no longer sends by itself what creates something.
    api::Request keep_failing(std::string_view line, const api::Response& response);

    // The person. Names are accessible names, in full.
    void click(std::string_view name);                         ///< button, link, check box or radio
    void type(std::string_view label, std::string_view text);  ///< replaces what is in the field
    void choose(std::string_view label, std::string_view option);  ///< by what the option says
    void choose_file(std::string_view label, std::string_view content);
    void submit();                       ///< Enter in a field of the only form
    void submit(std::string_view form);  ///< or of the form by that name
    void press_escape();
    void go_back();
    void resize(const ui::Environment& environment);

    // The page.
    [[nodiscard]] bool sees(std::string_view text) const;  ///< somewhere in one element's text
    [[nodiscard]] bool has(std::string_view role, std::string_view name) const;
    /// By ARIA role or tag. Fails unless there is exactly one.
    [[nodiscard]] Accessible node(std::string_view role, std::string_view name) const;
    [[nodiscard]] std::vector<Accessible> nodes(std::string_view role) const;
    [[nodiscard]] std::string value_of(std::string_view label) const;
    [[nodiscard]] bool is_disabled(std::string_view name) const;  ///< of a button, link or field
    /// What is said to be wrong with a field; empty when it is valid.
    [[nodiscard]] std::string problem_of(std::string_view label) const;
    [[nodiscard]] std::string heading() const;  ///< the page's own, of level 1

    // Around the page.
    [[nodiscard]] std::string path() const;
    [[nodiscard]] std::string title() const { return platform_.title; }
    [[nodiscard]] bool is_unload_guarded() const { return platform_.unload_guarded; }
    /// The text that was to be copied; `done` says whether the browser could.
    std::string take_copied(bool done = true);
    void pass(int milliseconds);  ///< timers that are due fire
    void set_time(std::string_view rfc3339, int utc_offset_minutes = 0);

    [[nodiscard]] const DomModel& page() const { return page_; }
    [[nodiscard]] app::Runtime& runtime() { return runtime_; }
    [[nodiscard]] headless::HeadlessPlatform& platform() { return platform_; }
    void dispatch(const app::Msg& msg);

private:
    using Test = bool (*)(const Accessible&);
    [[nodiscard]] Accessible
    find(std::string_view what, std::string_view name, Test is_wanted) const;
    [[nodiscard]] Accessible
    usable(std::string_view what, std::string_view name, Test is_wanted) const;
    void post(ui::EventKind kind, ui::NodeId node, std::string_view text = {});
    void press_submit(const Accessible& form);
    void choose_radio(const Accessible& radio);
    void settle();
    void draw();
    void take_patch();
    void check_page();
    void check_other_words();
    void check_item(const Accessible& element);
    [[nodiscard]] ui::Rect rect_on_screen(ui::NodeId id);
    void scroll_to(ui::NodeId id);
    void draw_pending();
    void redraw_with(decltype(ui::Ui::translate) translate);
    void check_requests() const;

    headless::HeadlessPlatform platform_;
    headless::FixedText text_;
    ui::OptionLists options_;
    app::Site site_;
    app::Runtime runtime_;
    DomModel page_;
    std::vector<std::string> typed_secrets_;
    bool started_ = false;
    bool speaks_other_words_ = false;
};

}  // namespace mooring::test
