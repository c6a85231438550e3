// What has to hold for every input; what does not ends the run, as a crash does, and so the input
// is kept.
#pragma once

#include <string_view>

namespace mooring::fuzz {

/// Ends the program with the sentence unless it holds.
void check(bool holds, std::string_view sentence);

}  // namespace mooring::fuzz
