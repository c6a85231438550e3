// Watches what the program does with memory: what stands in it when it is given back, and how often
// some is asked for.
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

/// How often memory is asked for while it lives; Dear ImGui's own requests count, too.
class AllocationWatch {
public:
    AllocationWatch();
    [[nodiscard]] int allocations() const;

private:
    int before_;
};

}  // namespace mooring::test
