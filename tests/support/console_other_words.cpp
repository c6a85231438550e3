// The same screen in other words: another language must not replace an element, since focus and
// what was typed would go with it.
#include <algorithm>
#include <catch2/catch_test_macros.hpp>
#include <cctype>
#include <set>

#include "support/console.h"

namespace mooring::test {
namespace {

constexpr std::string_view mark = "[!";  ///< of what is in other words already
constexpr std::string_view more = " and more words]";

bool is_letter(char c) {
    return std::isalpha(static_cast<unsigned char>(c)) != 0;
}

/// Every letter is another, and there are more of them.
std::string_view other_words(ui::Ui& ui, std::string_view words) {
    if (words.starts_with(mark)) {
        return words;
    }
    const std::span<char> room = ui.room(words.size());
    std::transform(words.begin(), words.end(), room.begin(), [](char c) {
        const bool is_last = c == 'z' || c == 'Z';
        return is_letter(c) ? static_cast<char>(is_last ? c - 25 : c + 1) : c;
    });
    return ui.join({mark, {room.data(), room.size()}, more});
}

/// What makes an element the same one.
struct Identity {
    ui::NodeId id;
    ui::NodeId parent;
    std::string tag;
    auto operator<=>(const Identity&) const = default;
};

std::vector<Identity> identities(const DomModel& page) {
    std::vector<Identity> all;
    for (const DomElement* element : page.in_document_order()) {
        all.push_back({element->id, element->parent, element->tag});
    }
    return all;
}

/// Elements of the one page that are not in the other.
std::string missing(const std::vector<Accessible>& from, const std::vector<Accessible>& in) {
    std::set<ui::NodeId> there;
    for (const Accessible& element : in) {
        there.insert(element.id);
    }
    std::vector<Accessible> gone = from;
    std::erase_if(gone, [&](const Accessible& element) { return there.contains(element.id); });
    return described(gone);
}

bool has_letters(std::string_view words) {
    return std::any_of(words.begin(), words.end(), is_letter);
}

void check_words(const Accessible& said, const Accessible& other) {
    const bool same_name = has_letters(said.name) && said.name == other.name;
    const bool same_text = has_letters(said.text) && said.text == other.text;
    if (same_name || same_text) {
        FAIL("in the same words, whatever the language: " << described(said));
    }
}

}  // namespace

void Console::check_other_words() {
    const auto identities_said = identities(page_);
    const std::vector<Accessible> said = visible_elements(page_);
    redraw_with(other_words);
    const auto identities_other = identities(page_);
    const std::vector<Accessible> other = visible_elements(page_);
    redraw_with(nullptr);
    if (identities_said != identities_other) {
        FAIL(
            "not the same elements in other words; gone: " << missing(said, other)
                                                           << "; new: " << missing(other, said)
        );
    }
    for (std::size_t i = 0; i < said.size(); ++i) {
        check_words(said[i], other[i]);
    }
}

void Console::redraw_with(decltype(ui::Ui::translate) translate) {
    runtime_.ui().translate = translate;
    runtime_.ui().invalidate();
    platform_.request_frame();
    draw();
    check_page();
}

}  // namespace mooring::test
