// What is fuzzed: everything that reads what a server, a page or a person gives.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace mooring::fuzz {

/// A reader with what has to hold of it.
struct Target {
    void (*run)(std::string_view text);
    std::string schema;              ///< whose examples in the contract it begins with, if any
    std::vector<std::string> seeds;  ///< what else it begins with
};

/// All of them, replies first. An input's first byte says which one reads the rest.
[[nodiscard]] const std::vector<Target>& targets();
/// A byte that leads to the target at that place.
[[nodiscard]] char selector(std::size_t place);
[[nodiscard]] const Target& selected(char selector);

/// The codecs of replies.
[[nodiscard]] std::vector<Target> reply_targets();
/// Readers of what was typed, chosen, linked to or kept.
[[nodiscard]] std::vector<Target> reader_targets();
/// What sections write of their forms, and take back.
[[nodiscard]] std::vector<Target> draft_targets();

}  // namespace mooring::fuzz
