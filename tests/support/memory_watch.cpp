#include "support/memory_watch.h"

#include <imgui.h>
#include <malloc.h>

#include <algorithm>
#include <cstdlib>
#include <new>

namespace mooring::test {
namespace {

std::string_view watched;
int seen = 0;
int allocated = 0;

void look_into(const void* block) {
    if (block == nullptr || watched.empty()) {
        return;
    }
    const std::string_view content(
        static_cast<const char*>(block),
        // NOLINTNEXTLINE(cppcoreguidelines-pro-type-const-cast): it only asks, but says otherwise
        malloc_usable_size(const_cast<void*>(block))
    );
    seen += content.find(watched) == std::string_view::npos ? 0 : 1;
}

void release(void* block) {
    look_into(block);
    std::free(block);
}

void* count_and_allocate(std::size_t size, void*) {
    return operator new(size);
}

void free_for_imgui(void* block, void*) {
    operator delete(block);
}

/// Before there is anything to give back that was had from elsewhere.
const bool imgui_is_watched = [] {
    ImGui::SetAllocatorFunctions(count_and_allocate, free_for_imgui);
    return true;
}();

}  // namespace

FreedMemoryWatch::FreedMemoryWatch(std::string_view marker) {
    seen = 0;
    watched = marker;
}

FreedMemoryWatch::~FreedMemoryWatch() {
    watched = {};
}

// NOLINTNEXTLINE(readability-convert-member-functions-to-static): there is one watch at a time
int FreedMemoryWatch::sightings() const {
    return seen;
}

AllocationWatch::AllocationWatch() : before_(allocated) {}

int AllocationWatch::allocations() const {
    return allocated - before_;
}

}  // namespace mooring::test

// The replaceable allocation functions ([new.delete]), all but the over-aligned ones: a sanitizer
// brings its own of those that are left out, and theirs do not go with ours.
void* operator new(std::size_t size, const std::nothrow_t&) noexcept {
    ++mooring::test::allocated;
    return std::malloc(std::max<std::size_t>(size, 1));
}

void* operator new(std::size_t size) {
    void* const block = operator new(size, std::nothrow);
    if (block == nullptr) {
        throw std::bad_alloc();
    }
    return block;
}

void* operator new[](std::size_t size) {
    return operator new(size);
}

void* operator new[](std::size_t size, const std::nothrow_t&) noexcept {
    return operator new(size, std::nothrow);
}

void operator delete(void* block) noexcept {
    mooring::test::release(block);
}

void operator delete(void* block, std::size_t) noexcept {
    mooring::test::release(block);
}

void operator delete(void* block, const std::nothrow_t&) noexcept {
    mooring::test::release(block);
}

void operator delete[](void* block) noexcept {
    mooring::test::release(block);
}

void operator delete[](void* block, std::size_t) noexcept {
    mooring::test::release(block);
}

void operator delete[](void* block, const std::nothrow_t&) noexcept {
    mooring::test::release(block);
}
