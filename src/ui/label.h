// What an item is called, and which item it is: "Save###save" shows "Save", and its id is made from
// "###save" alone. So another language, or a word that changes, leaves the element as it is.
#pragma once

#include <cstddef>
#include <string_view>

namespace mooring::ui {

struct Label {
    std::string_view words;  ///< shown, and the accessible name
    std::string_view key;    ///< hashed into the id
};

/// Splits a label as Dear ImGui does ("About the ID Stack system", docs/FAQ.md): the key begins
/// with the last "###", which belongs to it; without one the key is the whole label, of which what
/// follows "##" is not shown.
[[nodiscard]] constexpr Label parse_label(std::string_view label) {
    if (const std::size_t hashes = label.rfind("###"); hashes != std::string_view::npos) {
        return {.words = label.substr(0, hashes), .key = label.substr(hashes)};
    }
    return {.words = label.substr(0, label.find("##")), .key = label};
}

}  // namespace mooring::ui
