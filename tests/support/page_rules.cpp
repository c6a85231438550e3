#include "support/page_rules.h"

#include <algorithm>
#include <set>
#include <sstream>
#include <string_view>

#include "support/accessible.h"

namespace mooring::test {
namespace {

constexpr float smallest_target = 24;
constexpr float rounding = 0.51F;  // boxes stand on whole device pixels

struct Placed {
    Accessible element;
    const DomElement* dom;
    ui::Rect rect;  ///< in the page, or in the dialog's layer
};

ui::Rect absolute(const DomModel& page, const DomElement* element) {
    ui::Rect rect = element->rect;
    while (element->parent != ui::page_node) {
        element = &page.element(element->parent);
        rect = rect.moved({element->rect.x, element->rect.y});
    }
    return rect;
}

bool is_below(const DomModel& page, const DomElement* element, ui::NodeId ancestor) {
    while (element->id != ui::page_node) {
        element = &page.element(element->parent);
        if (element->id == ancestor) {
            return true;
        }
    }
    return false;
}

bool is_scrolled(const DomModel& page, const DomElement* element) {
    while (element->parent != ui::page_node) {
        element = &page.element(element->parent);
        if (element->has("data-scroll")) {
            return true;
        }
    }
    return false;
}

std::string told(const Placed& placed) {
    std::ostringstream text;
    const std::string& words = placed.element.text;
    text << described(placed.element) << (placed.element.name.empty() ? " \"" + words + '"' : "")
         << " at " << placed.rect.x << ',' << placed.rect.y << " of " << placed.rect.width << 'x'
         << placed.rect.height;
    return text.str();
}

bool overlap(const ui::Rect& a, const ui::Rect& b) {
    return a.grown(-rounding).overlaps(b.grown(-rounding));
}

/// Looks at one page and collects what is wrong.
class Inspection {
public:
    Inspection(const DomModel& page, ui::Size viewport) : page_(page), viewport_(viewport) {
        for (const Accessible& element : reachable_elements(page)) {
            const DomElement* dom = page.find(element.id);
            placed_.push_back({element, dom, absolute(page, dom)});
        }
    }

    std::vector<std::string> run() {
        for (const Placed& placed : placed_) {
            width(placed);
            target(placed);
            label_inside(placed);
        }
        overlaps("overlaps", [](const Placed& p) {
            // What is seen and hit only while it has the focus lies over others on purpose.
            return p.element.is_interactive() && !p.element.has("data-skip");
        });
        overlaps("is written over", [](const Placed& p) { return !p.dom->lines.empty(); });
        landmarks();
        references();
        return std::move(broken_);
    }

private:
    void width(const Placed& placed) {
        const float right = std::max(page_.page().width, viewport_.width) + rounding;
        const bool outside = placed.rect.x < -rounding || placed.rect.right() > right;
        if (outside && !is_scrolled(page_, placed.dom)) {
            broken_.push_back(told(placed) + " reaches out of the page");
        }
    }

    void target(const Placed& placed) {
        if (!placed.element.is_interactive()) {
            return;
        }
        if (placed.element.name.empty()) {
            broken_.push_back(told(placed) + " has no name");
        }
        if (std::min(placed.rect.width, placed.rect.height) < smallest_target) {
            broken_.push_back(told(placed) + " is too small to hit");
        }
    }

    void label_inside(const Placed& placed) {
        if (placed.element.tag != "button" && placed.element.tag != "a") {
            return;
        }
        const ui::Rect around = placed.rect.grown(rounding);
        for (const ui::NodeId child : placed.dom->children) {
            const ui::Rect rect = absolute(page_, &page_.element(child));
            if (rect.x < around.x || rect.right() > around.right() || rect.y < around.y ||
                rect.bottom() > around.bottom()) {
                broken_.push_back("the words of " + told(placed) + " stand out of it");
            }
        }
    }

    template <class Test>
    void overlaps(const char* verb, Test is_meant) {
        std::vector<const Placed*> meant;
        for (const Placed& placed : placed_) {
            if (is_meant(placed)) {
                meant.push_back(&placed);
            }
        }
        for (std::size_t i = 0; i < meant.size(); ++i) {
            for (std::size_t k = i + 1; k < meant.size(); ++k) {
                const bool nested = is_below(page_, meant[k]->dom, meant[i]->dom->id);
                if (!nested && overlap(meant[i]->rect, meant[k]->rect)) {
                    broken_.push_back(told(*meant[i]) + ' ' + verb + ' ' + told(*meant[k]));
                }
            }
        }
    }

    void landmarks() {
        for (const std::string_view tag : {"h1", "main"}) {
            const auto all = visible_elements(page_);
            const auto count = std::count_if(all.begin(), all.end(), [&](const Accessible& e) {
                return e.tag == tag;
            });
            if (count != 1) {
                broken_.push_back("there are " + std::to_string(count) + ' ' + std::string(tag));
            }
        }
    }

    void references() {
        std::set<std::string> ids;
        const auto elements = page_.in_document_order();
        for (const DomElement* element : elements) {
            ids.insert(dom_id(element->id));
        }
        for (const DomElement* element : elements) {
            for (const char* name : {"for", "aria-describedby", "aria-labelledby"}) {
                std::istringstream list(element->attribute(name));
                for (std::string id; list >> id;) {
                    if (!ids.contains(id)) {
                        broken_.push_back(
                            std::string(name) + " of a " + element->tag + " points to nothing"
                        );
                    }
                }
            }
        }
    }

    const DomModel& page_;
    ui::Size viewport_;
    std::vector<Placed> placed_;
    std::vector<std::string> broken_;
};

}  // namespace

std::vector<std::string> broken_rules(const DomModel& page, ui::Size viewport) {
    return Inspection(page, viewport).run();
}

}  // namespace mooring::test
