#include "ui/layout.h"

#include <catch2/catch_test_macros.hpp>
#include <catch2/generators/catch_generators.hpp>
#include <cmath>
#include <vector>

#include "platform/headless/fixed_text.h"

using namespace mooring::ui;

namespace {

constexpr Face face{.size = 10};  // 5.5 px per character
constexpr float line = 14;

/// Rectangles of the boxes that `describe` described inside a root 300 px wide and 200 px high, in
/// their order.
template <class Describe>
std::vector<Rect> laid_out(const BoxStyle& root, Describe describe, float ratio = 1) {
    mooring::headless::FixedText source;
    TextLayouts texts(source);
    texts.begin(ratio);
    Layout layout(texts);
    layout.begin(ratio);
    layout.open_root(root, {0, 0, 300, 200});
    describe(layout);
    layout.close();
    const std::size_t count = layout.count();
    CHECK_FALSE(layout.finish());
    std::vector<Rect> rects;
    for (std::size_t box = 1; box < count; ++box) {  // behind the root
        rects.push_back(layout.rect(box));
    }
    return rects;
}

BoxStyle column(float gap = 0) {
    BoxStyle style;
    style.gap = gap;
    return style;
}

BoxStyle row(float gap = 0) {
    BoxStyle style;
    style.flow = Flow::Row;
    style.gap = gap;
    style.align = Align::Start;
    return style;
}

BoxStyle growing(float share, float basis = -1) {
    BoxStyle style;
    style.grow = share;
    style.basis = basis;
    return style;
}

}  // namespace

TEST_CASE("A column stacks its children with gaps, as wide as itself") {
    const auto rects = laid_out(column(8), [](Layout& l) {
        l.leaf({50, 20});
        l.leaf({60, 30});
    });
    CHECK(rects == std::vector<Rect>{{0, 0, 300, 20}, {0, 28, 300, 30}});
}

TEST_CASE("A column that does not stretch aligns its children by their own width") {
    const auto align = GENERATE(Align::Start, Align::Center, Align::End);
    BoxStyle style = column();
    style.align = align;
    const auto rects = laid_out(style, [](Layout& l) { l.leaf({50, 20}); });
    const float x = align == Align::Start ? 0.0F : (align == Align::Center ? 125.0F : 250.0F);
    CHECK(rects.front() == Rect{x, 0, 50, 20});
}

TEST_CASE("Padding stands around the content, and adds to a box's own size") {
    const auto rects = laid_out(row(), [](Layout& l) {
        BoxStyle padded = column();
        padded.padding = {1, 2, 3, 4};
        l.open(padded);
        l.leaf({50, 20});
        l.close();
        l.leaf({10, 10});
    });
    CHECK(rects[0] == Rect{0, 0, 54, 26});
    CHECK(rects[1] == Rect{1, 2, 50, 20});
    CHECK(rects[2].x == 54);
}

TEST_CASE("A row stands its children beside each other") {
    const auto rects = laid_out(row(10), [](Layout& l) {
        l.leaf({50, 20});
        l.leaf({60, 30});
    });
    CHECK(rects == std::vector<Rect>{{0, 0, 50, 20}, {60, 0, 60, 30}});
}

TEST_CASE("A row aligns its children across its height") {
    const auto align = GENERATE(Align::Start, Align::Center, Align::End, Align::Stretch);
    const auto rects = laid_out(column(), [&](Layout& l) {
        BoxStyle style = row();
        style.align = align;
        l.open(style);
        l.leaf({10, 20});
        l.leaf({10, 30});
        l.close();
    });
    switch (align) {
        case Align::Start: CHECK(rects[1] == Rect{0, 0, 10, 20}); break;
        case Align::Center: CHECK(rects[1] == Rect{0, 5, 10, 20}); break;
        case Align::End: CHECK(rects[1] == Rect{0, 10, 10, 20}); break;
        case Align::Stretch: CHECK(rects[1] == Rect{0, 0, 10, 30}); break;
    }
}

TEST_CASE("What is left in a row goes to those that grow, by their share") {
    const auto rects = laid_out(row(), [](Layout& l) {
        l.leaf({60, 10});
        l.leaf({0, 10}, growing(1));
        l.leaf({0, 10}, growing(2));
    });
    CHECK(rects[0].width == 60);
    CHECK(rects[1].width == 80);
    CHECK(rects[2].width == 160);
}

TEST_CASE("Columns that start from nothing share a row evenly, whatever is in them") {
    const auto rects = laid_out(row(20), [](Layout& l) {
        l.leaf({10, 10}, growing(1, 0));
        l.leaf({100, 10}, growing(1, 0));
    });
    CHECK(rects[0].width == 140);
    CHECK(rects[1].width == 140);
    CHECK(rects[1].x == 160);
}

TEST_CASE("When a row is too narrow, text and what grows give way, and controls keep their size") {
    const auto rects = laid_out(row(10), [](Layout& l) {
        l.text("A sentence that is longer than the room that is left for it here", face, line);
        l.leaf({100, 36});
    });
    CHECK(rects[1] == Rect{200, 0, 100, 36});
    CHECK(rects[0].width == 190);
    CHECK(rects[0].height == 2 * line);
}

TEST_CASE("A box of fixed width neither grows nor shrinks") {
    const auto rects = laid_out(row(), [](Layout& l) {
        BoxStyle fixed = growing(1);
        fixed.width = 224;
        l.leaf({10, 10}, fixed);
        l.leaf({10, 10}, growing(1));
    });
    CHECK(rects[0].width + rects[1].width == 300);
    CHECK(rects[1].x == rects[0].width);
}

TEST_CASE("A box is never wider than its maximum") {
    const auto rects = laid_out(column(), [](Layout& l) {
        BoxStyle narrow = column();
        narrow.max_width = 120;
        l.leaf({10, 10}, narrow);
    });
    CHECK(rects[0].width == 120);
}

TEST_CASE("A row that wraps goes on in the next line, and each line shares its own rest") {
    BoxStyle style = row(10);
    style.wrap = Wrap::Yes;
    style.line_gap = 5;
    const auto rects = laid_out(style, [](Layout& l) {
        l.leaf({140, 20});
        l.leaf({150, 30});
        l.leaf({150, 40}, growing(1));
    });
    CHECK(rects[0] == Rect{0, 0, 140, 20});
    CHECK(rects[1] == Rect{150, 0, 150, 30});  // fits exactly
    CHECK(rects[2] == Rect{0, 35, 300, 40});
}

TEST_CASE("A child wider than the row has a line to itself") {
    BoxStyle style = row(10);
    style.wrap = Wrap::Yes;
    const auto rects = laid_out(style, [](Layout& l) {
        l.leaf({10, 20});
        l.leaf({400, 20});
        l.leaf({10, 20});
    });
    CHECK(rects[0].y == 0);
    CHECK(rects[1].y == 20);
    CHECK(rects[2].y == 40);
}

TEST_CASE("A row can push its children together in the middle or to the end") {
    BoxStyle style = row(10);
    style.justify = GENERATE(Align::Center, Align::End);
    const auto rects = laid_out(style, [](Layout& l) {
        l.leaf({40, 10});
        l.leaf({50, 10});
    });
    const float x = style.justify == Align::Center ? 100.0F : 200.0F;
    CHECK(rects[0].x == x);
    CHECK(rects[1].x == x + 50);
}

TEST_CASE("A column that is higher than its content can centre it") {
    BoxStyle style = column();
    style.justify = Align::Center;
    const auto rects = laid_out(style, [](Layout& l) { l.leaf({10, 50}); });
    CHECK(rects[0].y == 75);
}

TEST_CASE("A minimum height holds for what has less in it") {
    const auto rects = laid_out(column(), [](Layout& l) {
        BoxStyle high = row();
        high.min_height = 56;
        high.align = Align::Center;
        l.open(high);
        l.leaf({10, 20});
        l.close();
        l.leaf({10, 10});
    });
    CHECK(rects[0].height == 56);
    CHECK(rects[1].y == 18);
    CHECK(rects[2].y == 56);
}

TEST_CASE("Text is as high as its lines at the width that it gets") {
    const auto rects = laid_out(column(), [](Layout& l) {
        BoxStyle narrow = column();
        narrow.width = 60;
        l.open(narrow);
        l.text("one two three", face, line);  // 71.5 px in one line
        l.close();
        l.leaf({10, 10});
    });
    CHECK(rects[1].height == 2 * line);
    CHECK(rects[2].y == 2 * line);
}

TEST_CASE("Text that is exactly as wide as its box does not break, at any ratio") {
    const float ratio = GENERATE(1.0F, 1.25F, 1.5F, 1.75F, 2.0F, 3.0F);
    const float size = GENERATE(13.0F, 14.0F, 15.0F, 15.6F, 17.3F);
    const auto rects = laid_out(
        row(),
        [&](Layout& l) {
            l.leaf({10.3F, 10});
            l.text("Multi-factor authentication", {.size = size}, line);
        },
        ratio
    );
    INFO("ratio " << ratio << ", size " << size);
    CHECK(rects[1].height == std::round(line * ratio) / ratio);
}

TEST_CASE("Everything stands on whole device pixels") {
    const float ratio = GENERATE(1.0F, 1.25F, 1.5F, 2.0F, 2.625F);
    const auto rects = laid_out(
        row(3.3F),
        [](Layout& l) {
            l.leaf({10.3F, 7.7F}, growing(1));
            l.leaf({20.7F, 9.1F}, growing(1.7F));
            l.text("word", face, 13.37F);
        },
        ratio
    );
    const auto is_whole = [&](float value) {
        return std::abs(value * ratio - std::round(value * ratio)) < 0.001F;
    };
    for (const Rect& rect : rects) {
        INFO(
            rect.x << ' ' << rect.y << ' ' << rect.width << ' ' << rect.height << " at ratio "
                   << ratio
        );
        CHECK(
            (is_whole(rect.x) && is_whole(rect.y) && is_whole(rect.right()) &&
             is_whole(rect.bottom()))
        );
    }
}

TEST_CASE("Neighbours still touch after they were put on whole pixels") {
    const auto rects = laid_out(
        row(),
        [](Layout& l) {
            for (int i = 0; i < 7; ++i) {
                l.leaf({0, 10}, growing(1));
            }
        },
        1.25F
    );
    for (std::size_t i = 1; i < rects.size(); ++i) {
        CHECK(std::abs(rects[i].x - rects[i - 1].right()) < 0.001F);
    }
}

TEST_CASE("A box that scrolls keeps its width, and its content the width that it needs") {
    mooring::headless::FixedText source;
    TextLayouts texts(source);
    texts.begin(1);
    Layout layout(texts);
    layout.begin(1);
    layout.open_root(column(), {0, 0, 300, 200});
    BoxStyle strip = row(4);
    strip.scrolls_x = true;
    layout.open(strip);
    layout.leaf({250, 40});
    layout.leaf({250, 40});
    layout.close();
    layout.close();
    CHECK_FALSE(layout.finish());
    CHECK(layout.rect(1).width == 300);
    CHECK(layout.rect(2).width == 250);
    CHECK(layout.rect(3) == Rect{254, 0, 250, 40});
}

TEST_CASE("A root opened within another stands on its own") {
    const auto rects = laid_out(column(), [](Layout& l) {
        l.leaf({10, 10});
        BoxStyle dialog = column();
        dialog.justify = Align::End;
        l.open_root(dialog, {100, 50, 80, 60});
        l.leaf({10, 20});
        l.close();
        l.leaf({10, 10});
    });
    CHECK(rects[1] == Rect{100, 50, 80, 60});
    CHECK(rects[2] == Rect{100, 90, 80, 20});
    CHECK(rects[3] == Rect{0, 10, 300, 10});
}

TEST_CASE("A row that wraps inside another that wraps is no wider than there is room") {
    mooring::headless::FixedText source;
    TextLayouts texts(source);
    texts.begin(1);
    Layout layout(texts);
    layout.begin(1);
    layout.open_root(column(), {0, 0, 300, 200});
    BoxStyle wrapping = row(10);
    wrapping.wrap = Wrap::Yes;
    layout.open(wrapping);
    layout.leaf({200, 40});
    layout.open(wrapping);
    layout.leaf({180, 40});
    layout.leaf({180, 40});
    layout.close();
    layout.close();
    layout.close();
    CHECK_FALSE(layout.finish());
    CHECK(layout.rect(3).width == 300);
    CHECK(layout.rect(4) == Rect{0, 40, 180, 40});
    CHECK(layout.rect(5) == Rect{0, 80, 180, 40});
}

namespace {

/// Layouts of one box after the other, as frames describe them.
class Runs {
public:
    Runs() : texts_(source_), layout_(texts_) { texts_.begin(1); }

    struct Outcome {
        Rect first;
        bool stood;
        bool was_lost;
    };
    Outcome run(Size first, std::string_view words, bool with_more = false) {
        layout_.begin(1);
        layout_.open_root(column(), {0, 0, 300, 200});
        if (with_more) {
            layout_.open(row());
            layout_.close();
        }
        const Rect rect = layout_.leaf(first);
        layout_.text(words, face, line);
        const bool was_lost = layout_.is_lost();
        layout_.close();
        return {.first = rect, .stood = layout_.finish(), .was_lost = was_lost};
    }

private:
    mooring::headless::FixedText source_;
    TextLayouts texts_;
    Layout layout_;
};

}  // namespace

TEST_CASE("A box is handed the rectangle of the last solution, and stands there if nothing changed"
) {
    Runs runs;
    CHECK_FALSE(runs.run({50, 20}, "Ada").stood);
    const auto again = runs.run({50, 20}, "Ada");
    CHECK(again.stood);
    CHECK(again.first == Rect{0, 0, 300, 20});
}

TEST_CASE("Another text of the same height stands; a box of another size does not") {
    Runs runs;
    runs.run({50, 20}, "Ada");
    CHECK(runs.run({50, 20}, "Grace").stood);
    const auto higher = runs.run({50, 30}, "Grace");
    CHECK_FALSE(higher.stood);
    CHECK_FALSE(higher.was_lost);
    CHECK(runs.run({50, 30}, "Grace").first == Rect{0, 0, 300, 30});
}

TEST_CASE("Behind a box that was not there before nothing is known") {
    Runs runs;
    runs.run({50, 20}, "Ada");
    const auto more = runs.run({50, 20}, "Ada", true);
    CHECK(more.was_lost);
    CHECK(more.first == Rect{});
    CHECK_FALSE(more.stood);
    CHECK(runs.run({50, 20}, "Ada", true).stood);
    CHECK_FALSE(runs.run({50, 20}, "Ada").stood);  // it is gone again
}
