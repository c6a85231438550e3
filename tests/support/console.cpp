#include "support/console.h"

#include <algorithm>
#include <catch2/catch_test_macros.hpp>
#include <iterator>
#include <nlohmann/json.hpp>
#include <utility>

#include "platform/headless/null_renderer.h"
#include "support/contract.h"

namespace mooring::test {
namespace {

constexpr float frame_seconds = 1.0F / 60;
// A click needs one frame for what it changes, and one to see that nothing follows.
constexpr int most_frames = 8;

bool is_clickable(const Accessible& element) {
    const bool is_box = element.role == "checkbox" || element.role == "radio";
    return element.tag == "a" || element.tag == "button" || is_box;
}

bool is_text_field(const Accessible& element) {
    return element.role == "textbox";
}

bool is_select(const Accessible& element) {
    return element.tag == "select";
}

bool is_file_field(const Accessible& element) {
    return element.tag == "input" && element.attribute("type") == "file";
}

bool is_form(const Accessible& element) {
    return element.tag == "form";
}

bool is_field(const Accessible& element) {
    return is_text_field(element) || is_select(element) || element.role == "checkbox";
}

bool is_interactive(const Accessible& element) {
    return element.is_interactive();
}

std::vector<Accessible>
only_those(std::vector<Accessible> elements, bool (*test)(const Accessible&)) {
    std::erase_if(elements, [&](const Accessible& element) { return !test(element); });
    return elements;
}

std::vector<Accessible> named(std::vector<Accessible> elements, std::string_view name) {
    std::erase_if(elements, [&](const Accessible& element) { return element.name != name; });
    return elements;
}

std::vector<Accessible> with_role(std::vector<Accessible> elements, std::string_view role) {
    std::erase_if(elements, [&](const Accessible& e) { return e.role != role && e.tag != role; });
    return elements;
}

}  // namespace

Console::Console(const ui::Environment& environment) : runtime_(platform_, text_, options_) {
    headless::start_null_renderer();
    options_.set(
        ui::OptionList::Countries, "\tNot set\nDE\tGermany\nGB\tUnited Kingdom\nUS\tUnited States"
    );
    options_.set(
        ui::OptionList::TimeZones,
        "\tNot set\nEurope/Berlin\tEurope/Berlin\nEurope/London\tEurope/London"
    );
    runtime_.ui().environment = environment;
}

void Console::start(std::string path) {
    INFO("a console is opened once");
    REQUIRE(!std::exchange(started_, true));
    platform_.history.back() = path;
    runtime_.start(std::move(path));
    settle();
}

void Console::open(std::string path) {
    start(std::move(path));
    answer("GET /session", signed_in());
}

void Console::open_signed_out(std::string path) {
    start(std::move(path));
    answer("GET /session", signed_out());
}

std::vector<std::string> Console::sent() const {
    std::vector<std::string> lines;
    for (const app::SendHttp& sent : platform_.requests) {
        lines.push_back(line_of(sent.request));
    }
    return lines;
}

api::Request Console::request(std::string_view line) const {
    const auto lines = sent();
    INFO("waiting for an answer: " << nlohmann::json(lines).dump() << ", asked for: " << line);
    REQUIRE(std::count(lines.begin(), lines.end(), line) == 1);
    const auto at = std::find(lines.begin(), lines.end(), line) - lines.begin();
    return platform_.requests[static_cast<std::size_t>(at)].request;
}

api::Request Console::answer(std::string_view line, const api::Response& response) {
    auto& waiting = platform_.requests;
    const auto found = std::find_if(waiting.begin(), waiting.end(), [&](const app::SendHttp& sent) {
        return line_of(sent.request) == line;
    });
    INFO("waiting for an answer: " << nlohmann::json(sent()).dump() << ", answered: " << line);
    REQUIRE(found != waiting.end());
    const app::SendHttp answered = *found;
    waiting.erase(found);
    dispatch(app::HttpAnswered{answered, response});
    return answered.request;
}

api::Request
Console::answer(std::string_view line, int status, std::string body, std::string etag) {
    api::Response response = ok(std::move(body), std::move(etag));
    response.status = status;
    if (status >= 400) {
        response.content_type = "application/problem+json";
    }
    return answer(line, response);
}

void Console::click(std::string_view name) {
    const Accessible element = usable("to click", name, is_clickable);
    if (element.tag == "a") {
        const std::string href = element.attribute("href");
        if (!href.starts_with("/")) {
            FAIL("the link \"" << name << "\" leads out of the site: " << href);
        }
        dispatch(app::LinkFollowed{href});
    } else if (element.role == "checkbox") {
        const bool checked = !element.has("checked");
        auto& attributes = page_.element(element.id).attributes;
        checked ? static_cast<void>(attributes["checked"])
                : static_cast<void>(attributes.erase("checked"));
        post(ui::EventKind::Edit, element.id, checked ? "on" : "");
    } else if (element.role == "radio") {
        choose_radio(element);
    } else if (element.attribute("type") == "submit") {
        post(ui::EventKind::Submit, element.id);
    } else {
        post(ui::EventKind::Activate, element.id);
    }
}

/// As a browser does it: the others of its group are no longer checked, and say nothing.
void Console::choose_radio(const Accessible& radio) {
    for (const Accessible& other : nodes("radio")) {
        if (other.attribute("name") == radio.attribute("name")) {
            page_.element(other.id).attributes.erase("checked");
        }
    }
    page_.element(radio.id).attributes["checked"];
    post(ui::EventKind::Edit, radio.id, "on");
}

void Console::type(std::string_view label, std::string_view text) {
    const Accessible field = usable("to type into", label, is_text_field);
    INFO("\"" << label << "\" can be read only");
    REQUIRE(!field.has("readonly"));
    if (field.attribute("type") == "password" && text.size() > 3) {
        typed_secrets_.emplace_back(text);  // shorter ones would be found by chance
    }
    page_.element(field.id).value = text;
    post(ui::EventKind::Edit, field.id, text);
}

void Console::choose(std::string_view label, std::string_view option) {
    const Accessible field = usable("to choose from", label, is_select);
    DomElement& select = page_.element(field.id);
    const auto found =
        std::find_if(select.options.begin(), select.options.end(), [&](const DomOption& o) {
            return o.label == option;
        });
    INFO("\"" << label << "\" does not offer \"" << option << '"');
    REQUIRE(found != select.options.end());
    select.value = found->value;
    post(ui::EventKind::Edit, field.id, std::string(found->value));
}

void Console::choose_file(std::string_view label, std::string_view content) {
    post(
        ui::EventKind::ChooseFile, usable("to choose a file for", label, is_file_field).id, content
    );
}

void Console::submit() {
    const auto forms = only_those(reachable_elements(page_), is_form);
    INFO("forms to submit: " << described(forms));
    REQUIRE(forms.size() == 1);
    press_submit(forms.front());
}

void Console::submit(std::string_view form) {
    press_submit(find("to submit", form, is_form));
}

/// Implicit submission (HTML, section 4.10.21.2): Enter presses the form's first submit button, if
/// it is not disabled.
void Console::press_submit(const Accessible& form) {
    for (const Accessible& element : reachable_elements(page_)) {
        const DomElement* inside = page_.find(element.id);
        while (inside->id != ui::page_node && inside->id != form.id) {
            inside = page_.find(inside->parent);
        }
        if (inside->id == form.id && element.attribute("type") == "submit") {
            INFO("Enter does nothing, since " << described(element) << " is disabled");
            REQUIRE(!element.is_disabled());
            post(ui::EventKind::Submit, element.id);
            return;
        }
    }
    FAIL("Enter does nothing in " << described(form) << ", which has no submit button");
}

void Console::press_escape() {
    const auto dialogs = with_role(visible_elements(page_), "dialog");
    INFO("no dialog is open");
    REQUIRE(!dialogs.empty());
    post(ui::EventKind::Dismiss, dialogs.back().id);
}

void Console::go_back() {
    INFO("there is no page to go back to");
    REQUIRE(platform_.place_in_history > 0);
    dispatch(app::UrlChanged{platform_.history[--platform_.place_in_history]});
}

void Console::resize(const ui::Environment& environment) {
    runtime_.ui().environment = environment;
    platform_.request_frame();
    settle();
}

bool Console::sees(std::string_view text) const {
    const auto elements = visible_elements(page_);
    return std::any_of(elements.begin(), elements.end(), [&](const Accessible& element) {
        return element.text.find(text) != std::string::npos;
    });
}

bool Console::has(std::string_view role, std::string_view name) const {
    return !named(with_role(reachable_elements(page_), role), name).empty();
}

Accessible Console::node(std::string_view role, std::string_view name) const {
    const auto all = with_role(reachable_elements(page_), role);
    const auto found = named(all, name);
    INFO(
        "wanted: " << role << " \"" << name
                   << "\"; there: " << described(found.empty() ? all : found)
    );
    REQUIRE(found.size() == 1);
    return found.front();
}

std::vector<Accessible> Console::nodes(std::string_view role) const {
    return with_role(reachable_elements(page_), role);
}

std::string Console::value_of(std::string_view label) const {
    return find("to read", label, is_field).value;
}

bool Console::is_disabled(std::string_view name) const {
    return find("to look at", name, is_interactive).is_disabled();
}

std::string Console::problem_of(std::string_view label) const {
    const Accessible field = find("to look at", label, is_field);
    return field.attribute("aria-invalid") == "true" ? field.description : "";
}

std::string Console::heading() const {
    const auto headings = nodes("h1");
    INFO("headings of level 1: " << described(headings));
    REQUIRE(headings.size() == 1);
    return headings.front().text;
}

std::string Console::path() const {
    return platform_.history[platform_.place_in_history];
}

std::string Console::take_copied(bool done) {
    INFO("nothing was copied");
    REQUIRE(!platform_.copies.empty());
    const app::CopyText copied = platform_.copies.front();
    platform_.copies.erase(platform_.copies.begin());
    dispatch(app::TextCopied{copied.tag, done});
    return copied.text;
}

void Console::pass(int milliseconds) {
    platform_.clock.now.ms += milliseconds;
    const auto is_due = [&](const headless::Timer& timer) {
        return timer.due.ms <= platform_.clock.now.ms;
    };
    std::vector<headless::Timer> fired;
    std::copy_if(
        platform_.timers.begin(), platform_.timers.end(), std::back_inserter(fired), is_due
    );
    std::erase_if(platform_.timers, is_due);
    for (const headless::Timer& timer : fired) {
        dispatch(app::TimerFired{timer.tag});
    }
}

void Console::set_time(std::string_view rfc3339, int utc_offset_minutes) {
    const auto time = parse_rfc3339(rfc3339);
    REQUIRE(time.has_value());
    platform_.clock = {.now = *time, .utc_offset_minutes = utc_offset_minutes};
}

void Console::dispatch(const app::Msg& msg) {
    runtime_.dispatch(msg);
    settle();
}

void Console::post(ui::EventKind kind, ui::NodeId node, std::string_view text) {
    runtime_.post({.kind = kind, .node = node, .text = Secret(std::string(text))});
    take_patch();
    settle();
}

/// The only one by that name among those that a person can reach.
Accessible Console::find(std::string_view what, std::string_view name, Test is_wanted) const {
    const auto reachable = only_those(reachable_elements(page_), is_wanted);
    const auto found = named(reachable, name);
    if (found.empty() && !named(only_those(visible_elements(page_), is_wanted), name).empty()) {
        FAIL("\"" << name << "\" is behind a dialog");
    }
    if (found.size() != 1) {
        FAIL(
            "\"" << name << "\" " << what << ": there are " << found.size()
                 << "; of that kind there are " << described(found.empty() ? reachable : found)
        );
    }
    return found.front();
}

Accessible Console::usable(std::string_view what, std::string_view name, Test is_wanted) const {
    Accessible element = find(what, name, is_wanted);
    INFO(described(element) << " is disabled");
    REQUIRE(!element.is_disabled());
    return element;
}

void Console::settle() {
    for (int frames = 0; platform_.frame_wanted; ++frames) {
        if (frames == most_frames) {
            FAIL("frames are asked for without end");
        }
        platform_.frame_wanted = false;
        runtime_.frame(frame_seconds);
        take_patch();
    }
    check_page();
    check_requests();
}

void Console::check_page() {
    if (const auto wrong = difference(page_, runtime_.ui().tree(), options_)) {
        FAIL("not in the page as it should be: " << *wrong);
    }
}

void Console::check_requests() const {
    for (const app::SendHttp& sent : platform_.requests) {
        const std::string broken = broken_contract(sent.request);
        if (!broken.empty()) {
            FAIL("against the contract: " << broken);
        }
    }
}

void Console::take_patch() {
    const std::vector<std::uint8_t> patch = std::exchange(platform_.patch, {});
    for (const std::string& secret : typed_secrets_) {
        if (std::search(patch.begin(), patch.end(), secret.begin(), secret.end()) != patch.end()) {
            FAIL("what was typed into a secret field went into the page");
        }
    }
    page_.apply(patch);
}

}  // namespace mooring::test
