// Looks into memory at the moment it is given back, for what should have been wiped before.
#pragma once

#include <string_view>

namespace mooring::test {

/// While it lives, every block that the program frees is searched. One at a time.
class FreedMemoryWatch {
public:
    /// `marker` must outlive the watch, and stand in memory that is not freed meanwhile.
    explicit FreedMemoryWatch(std::string_view marker);
    ~FreedMemoryWatch();
    FreedMemoryWatch(const FreedMemoryWatch&) = delete;
    FreedMemoryWatch& operator=(const FreedMemoryWatch&) = delete;

    /// In how many blocks the marker stood.
    [[nodiscard]] int sightings() const;
};

}  // namespace mooring::test
