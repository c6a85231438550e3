#include "support/freed_memory.h"

#include <malloc.h>

#include <algorithm>
#include <cstdlib>
#include <new>

namespace mooring::test {
namespace {

std::string_view watched;
int seen = 0;

void look_into(const void* block) {
    if (block == nullptr || watched.empty()) {
        return;
    }
    const std::string_view content(
        static_cast<const char*>(block), malloc_usable_size(const_cast<void*>(block))
    );
    seen += content.find(watched) == std::string_view::npos ? 0 : 1;
}

void release(void* block) {
    look_into(block);
    std::free(block);
}

}  // namespace

FreedMemoryWatch::FreedMemoryWatch(std::string_view marker) {
    seen = 0;
    watched = marker;
}

FreedMemoryWatch::~FreedMemoryWatch() {
    watched = {};
}

int FreedMemoryWatch::sightings() const {
    return seen;
}

}  // namespace mooring::test

// The replaceable allocation functions ([new.delete]); the array forms call these.
void* operator new(std::size_t size) {
    void* const block = std::malloc(std::max<std::size_t>(size, 1));
    if (block == nullptr) {
        throw std::bad_alloc();
    }
    return block;
}

void operator delete(void* block) noexcept {
    mooring::test::release(block);
}

void operator delete(void* block, std::size_t) noexcept {
    mooring::test::release(block);
}
