// FNV-1a, 64 bit: ids and cache keys. Not for anything that has to resist an attacker.
#pragma once

#include <cstdint>
#include <string_view>

namespace mooring::imgui_dom {

inline constexpr std::uint64_t hash_seed = 14695981039346656037ULL;

constexpr std::uint64_t hashed(std::string_view text, std::uint64_t seed = hash_seed) {
    std::uint64_t hash = seed;
    for (const char c : text) {
        hash = (hash ^ static_cast<unsigned char>(c)) * 1099511628211ULL;
    }
    // One more round, so that "ab" in "c" and "b" in "ca" differ.
    return (hash ^ 0xFFU) * 1099511628211ULL;
}

constexpr std::uint64_t hashed(std::uint64_t value, std::uint64_t seed) {
    std::uint64_t hash = seed;
    for (unsigned shift = 0; shift < 64; shift += 8) {
        hash = (hash ^ ((value >> shift) & 0xFFU)) * 1099511628211ULL;
    }
    return hash;
}

}  // namespace mooring::imgui_dom
