#include "imgui_dom/text_layout.h"

#include <catch2/catch_test_macros.hpp>
#include <catch2/generators/catch_generators.hpp>
#include <catch2/generators/catch_generators_adapters.hpp>
#include <catch2/generators/catch_generators_random.hpp>
#include <limits>
#include <string>
#include <vector>

#include "platform/headless/fixed_text.h"

using namespace mooring::imgui_dom;

namespace {

constexpr Face face{.size = 20};  // 11 px per character
constexpr float character = 11;

struct Broken {
    std::vector<std::string> lines;
    std::vector<LineBreak> breaks;
    float width = 0;
};

Broken broken(std::string_view text, float characters) {
    mooring::headless::FixedText source;
    TextLayouts texts(source);
    texts.begin(1);
    Broken result;
    const TextBlock& block = texts.block(text, face, characters * character);
    for (const Line& line : block.lines) {
        result.lines.emplace_back(text.substr(line.start, line.end - line.start));
        result.breaks.push_back(line.next);
    }
    result.width = block.width;
    return result;
}

std::vector<std::string> lines(std::string_view text, float characters) {
    return broken(text, characters).lines;
}

using Lines = std::vector<std::string>;

}  // namespace

TEST_CASE("Text that fits is one line") {
    CHECK(lines("one two", 7) == Lines{"one two"});
    CHECK(lines("", 7) == Lines{""});
    CHECK(lines("  two  spaces ", 100) == Lines{"  two  spaces "});
}

TEST_CASE("Text that is indented keeps that, and its lines are no wider for it") {
    CHECK(lines("    one two three", 9) == Lines{"    one", "two three"});
}

TEST_CASE("Text breaks between words") {
    const Broken text = broken("one two three four", 8);
    CHECK(text.lines == Lines{"one two", "three", "four"});
    CHECK(text.breaks == std::vector{LineBreak::Space, LineBreak::Space, LineBreak::None});
    CHECK(text.width == 7 * character);
}

TEST_CASE("A line is filled to the last character that fits") {
    CHECK(lines("aaa bbb ccc", 7) == Lines{"aaa bbb", "ccc"});
    CHECK(lines("aaa bbb ccc", 6.9F) == Lines{"aaa", "bbb", "ccc"});
}

TEST_CASE("A word that is too long is broken anywhere, and starts on a line of its own") {
    const Broken text = broken("id 0123456789 x", 4);
    CHECK(text.lines == Lines{"id", "0123", "4567", "89 x"});
    CHECK(
        text.breaks ==
        std::vector{LineBreak::Space, LineBreak::InsideWord, LineBreak::InsideWord, LineBreak::None}
    );
}

TEST_CASE("Newlines break always, and empty lines stay") {
    const Broken text = broken("one\n\ntwo three\n", 5);
    CHECK(text.lines == Lines{"one", "", "two", "three", ""});
    CHECK(
        text.breaks ==
        std::vector{
            LineBreak::Newline,
            LineBreak::Newline,
            LineBreak::Space,
            LineBreak::Newline,
            LineBreak::None}
    );
}

TEST_CASE("Without a limit only newlines break") {
    mooring::headless::FixedText source;
    TextLayouts texts(source);
    texts.begin(1);
    const TextBlock& block =
        texts.block("a long line of many words\nb", face, std::numeric_limits<float>::infinity());
    CHECK(block.lines.size() == 2);
    CHECK(block.width == 25 * character);
}

TEST_CASE("A character of several bytes is never torn") {
    CHECK(lines("日本語日本語", 2) == Lines{"日本", "語日", "本語"});
    CHECK(lines("🔑🔑🔑", 1) == Lines{"🔑", "🔑", "🔑"});
}

TEST_CASE("At least one character stands on a line, however narrow") {
    CHECK(lines("abc", 0.5F) == Lines{"a", "b", "c"});
    CHECK(lines("abc", 0) == Lines{"a", "b", "c"});
}

TEST_CASE("Lines and what stands between them are the whole text, and no line is too wide") {
    const auto words = static_cast<std::size_t>(GENERATE(take(20, random(0, 12))));
    const float characters = GENERATE(take(5, random(1.0F, 20.0F)));
    std::string text;
    for (std::size_t i = 0; i < words; ++i) {
        constexpr const char* some[]{"a", "word", "日本語", "electroencephalogram", "two\nlines"};
        text += std::string(i == 0 ? "" : " ") + some[(i * 3 + words) % 5];
    }
    const Broken result = broken(text, characters);
    std::string joined;
    for (std::size_t i = 0; i < result.lines.size(); ++i) {
        constexpr const char* joints[]{"", " ", "", "\n"};
        joined += result.lines[i] + joints[static_cast<std::size_t>(result.breaks[i])];
    }
    INFO("\"" << text << "\" at " << characters);
    CHECK(joined == text);
    CHECK(result.width <= characters * character + 0.01F);
}

TEST_CASE("What was measured is remembered until the ratio changes") {
    struct Counting final : TextSource {
        int asked = 0;
        float width(const Face&, std::string_view text, float) override {
            ++asked;
            return static_cast<float>(text.size());
        }
        FaceMetrics metrics(const Face&, float) override { return {8, 2}; }
        float baseline(const Face&, float) override { return 9; }
        void create_texture(int, int) override {}
        void draw(const Face&, std::string_view, Rgba, float, const TexelRect&, int, int) override {
        }
        [[nodiscard]] std::uint64_t texture() const override { return 0; }
    } source;
    TextLayouts texts(source);
    texts.begin(1);
    static_cast<void>(texts.block("some words to break", face, 10));
    const int first = source.asked;
    CHECK(first > 0);
    texts.begin(1);
    static_cast<void>(texts.block("some words to break", face, 10));
    CHECK(source.asked == first);
    texts.begin(2);
    static_cast<void>(texts.block("some words to break", face, 10));
    CHECK(source.asked == 2 * first);
}

TEST_CASE("Faces that differ in anything are kept apart") {
    const Face one{.size = 15, .weight = 400, .mono = false};
    CHECK(face_key(one) == face_key(one));
    CHECK(face_key(one) != face_key({.size = 15.25F, .weight = 400, .mono = false}));
    CHECK(face_key(one) != face_key({.size = 15, .weight = 600, .mono = false}));
    CHECK(face_key(one) != face_key({.size = 15, .weight = 400, .mono = true}));
}
