// Texts that live for one frame. Memory is kept from frame to frame, so a steady frame allocates
// nothing.
#pragma once

#include <cstring>
#include <initializer_list>
#include <memory>
#include <span>
#include <string_view>
#include <vector>

namespace mooring::imgui_dom {

class TextArena {
public:
    /// A copy of the pieces, one behind the other, valid until `clear`.
    std::string_view keep(std::initializer_list<std::string_view> pieces) {
        std::size_t size = 0;
        for (const std::string_view piece : pieces) {
            size += piece.size();
        }
        const std::span<char> kept = room(size);
        char* end = kept.data();
        for (const std::string_view piece : pieces) {
            if (!piece.empty()) {
                std::memcpy(end, piece.data(), piece.size());
                end += piece.size();
            }
        }
        return {kept.data(), size};
    }
    std::string_view keep(std::string_view text) { return keep({text}); }

    /// Room for a text that is yet to be written, valid as long.
    std::span<char> room(std::size_t size) { return {reserve(size), size}; }

    /// Forgets all texts, overwriting them: one of them may have been a key that is shown once.
    void clear() {
        for (std::size_t i = 0; i < blocks_.size() && i <= current_; ++i) {
            std::memset(blocks_[i].bytes.get(), 0, blocks_[i].used);
            blocks_[i].used = 0;
        }
        current_ = 0;
    }

private:
    struct Block {
        std::unique_ptr<char[]> bytes;
        std::size_t size = 0;
        std::size_t used = 0;
    };
    static constexpr std::size_t block_size = 16384;

    char* reserve(std::size_t size) {
        while (current_ < blocks_.size() && blocks_[current_].size - blocks_[current_].used < size
        ) {
            ++current_;
        }
        if (current_ == blocks_.size()) {
            const std::size_t capacity = size > block_size ? size : block_size;
            blocks_.push_back({std::make_unique<char[]>(capacity), capacity, 0});
        }
        Block& block = blocks_[current_];
        char* const start = block.bytes.get() + block.used;
        block.used += size;
        return start;
    }

    std::vector<Block> blocks_;
    std::size_t current_ = 0;
};

}  // namespace mooring::imgui_dom
