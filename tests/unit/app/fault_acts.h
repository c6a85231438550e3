// What the fault matrix (faults.tests.cpp) does to each request that the console makes.
#pragma once

#include <map>
#include <span>
#include <string>
#include <vector>

#include "support/console.h"

namespace mooring::test {

/// Something that a person does, up to the request that it sends.
struct Act {
    const char* line;  ///< of the request that goes wrong
    const char* path;  ///< of the page
    void (*send)(Console&);
    std::map<std::string, std::string> typed;  ///< what has to stay, by the labels of its fields
    const char* again;                         ///< begins the same once more, after the fault
    bool signed_in = true;
};
[[nodiscard]] const std::vector<Act>& acts();

struct Page {
    const char* path;
    const char* line;  ///< of what it loads
};
[[nodiscard]] std::span<const Page> pages();

}  // namespace mooring::test
