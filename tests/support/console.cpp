#include "support/console.h"

#include <algorithm>
#include <catch2/catch_test_macros.hpp>
#include <iterator>
#include <nlohmann/json.hpp>
#include <utility>

#include "support/contract.h"

namespace mooring::test {
namespace {

// A click needs one frame for what it changes, and one to see that nothing follows.
constexpr int most_frames = 8;

}  // namespace

Console::Console(const ui::Environment& environment, app::Site site)
    : site_(std::move(site)), runtime_(platform_, text_, options_) {
    options_.set(
        ui::OptionList::Countries, "\tNot set\nDE\tGermany\nGB\tUnited Kingdom\nUS\tUnited States"
    );
    options_.set(
        ui::OptionList::TimeZones,
        "\tNot set\nEurope/Berlin\tEurope/Berlin\nEurope/London\tEurope/London"
    );
    runtime_.ui().environment = environment;
}

void Console::start(std::string path, std::string draft) {
    INFO("a console is opened once");
    REQUIRE(!std::exchange(started_, true));
    platform_.history.back() = path;
    runtime_.dispatch(app::Started{
        .path = std::move(path), .site = site_, .draft = std::move(draft)});
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

void Console::answer_ended_session() {
    constexpr std::string_view question = "GET /session";
    constexpr int pause_ms = 500;
    const auto is_asked = [&] {
        const std::vector<std::string> lines = sent();
        return std::find(lines.begin(), lines.end(), question) != lines.end();
    };
    REQUIRE(is_asked());
    for (int times = 0; times < 2; ++times) {
        while (is_asked()) {
            answer(question, signed_out());
        }
        pass(pause_ms);
    }
}

api::Request Console::keep_failing(std::string_view line, const api::Response& response) {
    constexpr int longest_wait_ms = 60'000;
    for (int times = 1;; ++times) {
        INFO("answered " << times << " times: " << line);
        REQUIRE(times < 10);
        api::Request request = answer(line, response);
        if (request.idempotency_key.empty()) {
            return request;
        }
        pass(longest_wait_ms);
        const auto lines = sent();
        if (std::find(lines.begin(), lines.end(), line) == lines.end()) {
            return request;
        }
    }
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

void Console::settle() {
    draw();
    check_page();
    check_requests();
    if (speaks_other_words_) {
        check_other_words();
    }
}

void Console::draw() {
    for (int frames = 0; platform_.frame_wanted; ++frames) {
        if (frames == most_frames) {
            FAIL("frames are asked for without end");
        }
        platform_.frame_wanted = false;
        runtime_.frame();
        take_patch();
    }
}

void Console::check_page() {
    if (const auto wrong = difference(page_, runtime_.ui().tree(), runtime_.ui())) {
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
