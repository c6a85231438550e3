// The contrasts that the look promises, computed as WCAG 2.2 says.
#include "ui/theme.h"

#include <catch2/catch_test_macros.hpp>
#include <catch2/generators/catch_generators.hpp>
#include <catch2/generators/catch_generators_range.hpp>
#include <cmath>
#include <vector>

using namespace mooring::ui;

namespace {

double linear(double channel) {
    return channel <= 0.04045 ? channel / 12.92 : std::pow((channel + 0.055) / 1.055, 2.4);
}

/// Relative luminance (WCAG 2.2, definition).
double luminance(Rgba color) {
    return 0.2126 * linear(color.r / 255.0) + 0.7152 * linear(color.g / 255.0) +
           0.0722 * linear(color.b / 255.0);
}

double contrast(Rgba a, Rgba b) {
    const double one = luminance(a) + 0.05;
    const double other = luminance(b) + 0.05;
    return one > other ? one / other : other / one;
}

std::uint8_t mixed(std::uint8_t below, std::uint8_t above, std::uint8_t alpha) {
    return static_cast<std::uint8_t>(std::lround((below * (255 - alpha) + above * alpha) / 255.0));
}

Rgba over(Rgba below, Rgba above) {
    return {
        mixed(below.r, above.r, above.a),
        mixed(below.g, above.g, above.a),
        mixed(below.b, above.b, above.a)};
}

const std::vector<Scheme> schemes{
    Scheme::Light, Scheme::Dark, Scheme::LightMoreContrast, Scheme::DarkMoreContrast};

/// 7 in place of 4.5, and 4.5 in place of 3, for who prefers more contrast.
double wanted(Scheme scheme, double usual) {
    const bool more = scheme == Scheme::LightMoreContrast || scheme == Scheme::DarkMoreContrast;
    if (!more) {
        return usual;
    }
    return usual > 4 ? 7.0 : 4.5;
}

struct Pair {
    Color text;
    Color surface;
};

// What stands on what in the widgets.
const std::vector<Pair> texts{
    {Color::Text, Color::Background},   {Color::Text, Color::Surface},
    {Color::Text, Color::Code},         {Color::Muted, Color::Background},
    {Color::Muted, Color::Surface},     {Color::Muted, Color::Code},
    {Color::Accent, Color::Background}, {Color::Accent, Color::Surface},
    {Color::Accent, Color::AccentSoft}, {Color::OnAccent, Color::Accent},
    {Color::Danger, Color::Background}, {Color::Danger, Color::Surface},
    {Color::Danger, Color::DangerSoft}, {Color::Surface, Color::Danger},
    {Color::Ok, Color::Background},     {Color::Ok, Color::Surface},
    {Color::Ok, Color::OkSoft},         {Color::Warning, Color::Background},
    {Color::Warning, Color::Surface},   {Color::Warning, Color::WarningSoft},
    {Color::Text, Color::WarningSoft},  {Color::Text, Color::AccentSoft},
    {Color::Text, Color::DangerSoft},   {Color::Text, Color::OkSoft},
    {Color::Muted, Color::WarningSoft},
};

// Labels of what the pointer can be on.
const std::vector<Pair> labels{
    {Color::Text, Color::Surface},
    {Color::Accent, Color::Surface},
    {Color::Accent, Color::AccentSoft},
    {Color::Muted, Color::Surface},
    {Color::Muted, Color::Background},
    {Color::OnAccent, Color::Accent},
    {Color::Danger, Color::Surface},
    {Color::Surface, Color::Danger},
};

const std::vector<Pair> edges{
    {Color::Control, Color::Surface},
    {Color::Control, Color::Background},
    {Color::Control, Color::Code},
    {Color::Danger, Color::Surface},
    {Color::Accent, Color::Surface},
    {Color::Accent, Color::Background},
    {Color::Accent, Color::DangerSoft},
};

}  // namespace

TEST_CASE("The contrast formula gives the known extremes") {
    CHECK(std::abs(contrast({0, 0, 0}, {255, 255, 255}) - 21.0) < 0.001);
    CHECK(std::abs(contrast({119, 119, 119}, {255, 255, 255}) - 4.48) < 0.01);
}

TEST_CASE("Text has a contrast of 4.5 on every surface it stands on, 7 where more is preferred") {
    const auto scheme = GENERATE(Catch::Generators::from_range(schemes));
    for (const Pair& pair : texts) {
        INFO(
            "scheme " << int(scheme) << ", text " << int(pair.text) << " on " << int(pair.surface)
        );
        CHECK(
            contrast(color_of(pair.text, scheme), color_of(pair.surface, scheme)) >=
            wanted(scheme, 4.5)
        );
    }
}

TEST_CASE("Labels keep their contrast while the pointer is on them") {
    const auto scheme = GENERATE(Catch::Generators::from_range(schemes));
    for (const Pair& pair : labels) {
        INFO(
            "scheme " << int(scheme) << ", text " << int(pair.text) << " on " << int(pair.surface)
        );
        const Rgba hovered = over(color_of(pair.surface, scheme), color_of(Color::Hover, scheme));
        CHECK(contrast(color_of(pair.text, scheme), hovered) >= wanted(scheme, 4.5));
    }
}

TEST_CASE("Borders of controls and the focus ring have a contrast of 3") {
    const auto scheme = GENERATE(Catch::Generators::from_range(schemes));
    for (const Pair& pair : edges) {
        INFO(
            "scheme " << int(scheme) << ", edge " << int(pair.text) << " on " << int(pair.surface)
        );
        CHECK(
            contrast(color_of(pair.text, scheme), color_of(pair.surface, scheme)) >=
            wanted(scheme, 3.0)
        );
    }
}

TEST_CASE("Type grows with the root font size") {
    for (const Type type : {Type::Body, Type::Hint, Type::PageTitle, Type::Code}) {
        CHECK(style_of(type, 2).face.size == 2 * style_of(type, 1).face.size);
        CHECK(style_of(type, 2).line_height == 2 * style_of(type, 1).line_height);
    }
    CHECK(style_of(Type::Body, 1).face.size == 15);
    CHECK(style_of(Type::Code, 1).face.mono);
}
