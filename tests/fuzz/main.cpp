// What libFuzzer calls with each input.
#include <cstddef>
#include <cstdint>
#include <string_view>

#include "fuzz/targets.h"

// NOLINTNEXTLINE(readability-identifier-naming): libFuzzer's name
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    // NOLINTNEXTLINE(cppcoreguidelines-pro-type-reinterpret-cast): bytes are characters here
    const std::string_view input(reinterpret_cast<const char*>(data), size);
    if (!input.empty()) {
        mooring::fuzz::selected(input.front()).run(input.substr(1));
    }
    return 0;
}
