// What is said twice, once in C++ and once in JavaScript, is said the same.
#include <algorithm>
#include <array>
#include <catch2/catch_test_macros.hpp>
#include <cctype>
#include <cstdio>
#include <fstream>
#include <map>
#include <sstream>
#include <string>
#include <vector>

#include "imgui_dom/semantics_patch.h"
#include "ui/dom.h"
#include "ui/event.h"
#include "ui/theme.h"

using namespace mooring::ui;

namespace {

std::string all_of(const std::string& path) {
    std::ifstream file(MOORING_SOURCE_DIR "/" + path);
    INFO(path);
    REQUIRE(file.good());
    std::ostringstream content;
    content << file.rdbuf();
    return content.str();
}

/// Words in a text between `start` and the `end` after it, that begin a line or follow a brace,
/// with their first letter in lower case.
std::vector<std::string>
names_between(const std::string& text, const std::string& start, const std::string& end) {
    const std::size_t from = text.find(start);
    REQUIRE(from != std::string::npos);
    std::istringstream block(
        text.substr(from + start.size(), text.find(end, from) - from - start.size())
    );
    std::vector<std::string> names;
    for (std::string line; std::getline(block, line);) {
        line = line.substr(0, line.find("//"));
        std::istringstream pieces(line);
        for (std::string piece; std::getline(pieces, piece, ',');) {
            const auto is_name = [](unsigned char c) { return std::isalpha(c) != 0; };
            const auto first = std::find_if(piece.begin(), piece.end(), is_name);
            const auto last = std::find_if_not(first, piece.end(), is_name);
            if (first != last) {
                names.emplace_back(first, last);
                names.back()[0] = static_cast<char>(std::tolower(names.back()[0]));
            }
        }
    }
    return names;
}

using Variables = std::map<std::string, std::string>;

/// What the `:root` blocks of a stylesheet set, block by block.
std::vector<Variables> root_blocks(const std::string& css) {
    const std::string start = ":root {";
    std::vector<Variables> blocks;
    for (std::size_t at = css.find(start); at != std::string::npos; at = css.find(start, at + 1)) {
        std::istringstream block(css.substr(at, css.find('}', at) - at));
        Variables& variables = blocks.emplace_back();
        for (std::string line; std::getline(block, line);) {
            const std::size_t name = line.find("--");
            const std::size_t colon = line.find(": ");
            if (name != std::string::npos) {
                variables[line.substr(name + 2, colon - name - 2)] =
                    line.substr(colon + 2, line.find(';') - colon - 2);
            }
        }
    }
    return blocks;
}

std::string css_of(Rgba color) {
    std::array<char, 8> text{};
    (void)std::snprintf(text.data(), text.size(), "#%02x%02x%02x", color.r, color.g, color.b);
    return text.data();
}

const std::map<std::string, Color> shared_colors{
    {"background", Color::Background},
    {"surface", Color::Surface},
    {"text", Color::Text},
    {"muted", Color::Muted},
    {"border", Color::Border},
    {"control", Color::Control},
    {"danger", Color::Danger},
    {"accent", Color::Accent},
    {"on-accent", Color::OnAccent},
};

}  // namespace

TEST_CASE("The page reads the changes that the program writes") {
    const auto written = names_between(
        all_of("src/imgui_dom/semantics_patch.h"), "enum class PatchOp : std::uint8_t {", "};"
    );
    const auto read = names_between(all_of("web/patch.js"), "patchOps = [", "];");
    CHECK(written.size() == static_cast<std::size_t>(PatchOp::PageSize));
    CHECK(read == written);
}

TEST_CASE("The page sends the events that the program hears") {
    const auto heard =
        names_between(all_of("src/ui/event.h"), "enum class EventKind : std::uint8_t {", "};");
    const auto sent = names_between(all_of("web/program.js"), "EventKind = {", "}");
    CHECK(heard.size() == static_cast<std::size_t>(EventKind::Dismiss) + 1);
    CHECK(sent == heard);
}

TEST_CASE("The stylesheet has the colours of the theme") {
    const auto blocks = root_blocks(all_of("web/page.css"));
    REQUIRE(blocks.size() == 4);  // light, dark, more contrast, dark with more contrast
    const auto check = [&](Scheme scheme, const std::vector<std::size_t>& cascade) {
        Variables variables;
        for (const std::size_t block : cascade) {
            for (const auto& [name, value] : blocks[block]) {
                variables[name] = value;
            }
        }
        for (const auto& [name, color] : shared_colors) {
            INFO("scheme " << int(scheme) << ", --" << name);
            CHECK(variables[name] == css_of(color_of(color, scheme)));
        }
    };
    check(Scheme::Light, {0});
    check(Scheme::Dark, {0, 1});
    check(Scheme::LightMoreContrast, {0, 2});
    check(Scheme::DarkMoreContrast, {0, 1, 2, 3});
}
