#include "imgui_dom/hash_cache.h"

#include <algorithm>

namespace mooring::imgui_dom {
namespace {

constexpr std::size_t fewest_slots = 64;

}  // namespace

/// Where the key is, or else where it belongs.
std::size_t HashIndex::slot_of(std::uint64_t key) const {
    const std::size_t mask = slots_.size() - 1;
    auto at = static_cast<std::size_t>(key ^ (key >> 32U)) & mask;
    while (slots_[at].number != none && slots_[at].key != key) {
        at = (at + 1) & mask;
    }
    return at;
}

std::size_t HashIndex::find(std::uint64_t key) const {
    return slots_.empty() ? none : slots_[slot_of(key)].number;
}

void HashIndex::add(std::uint64_t key) {
    if (4 * (size_ + 1) > 3 * slots_.size()) {
        std::vector<Slot> old(std::max(fewest_slots, 2 * slots_.size()));
        std::swap(old, slots_);
        for (const Slot& slot : old) {
            if (slot.number != none) {
                slots_[slot_of(slot.key)] = slot;
            }
        }
    }
    slots_[slot_of(key)] = {.key = key, .number = size_++};
}

void HashIndex::clear() {
    slots_.clear();
    size_ = 0;
}

}  // namespace mooring::imgui_dom
