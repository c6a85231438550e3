// What is known by a hash that was made already. It is only added to, until all of it is forgotten:
// so it can be much smaller in the program than a map of the standard library.
#pragma once

#include <cstddef>
#include <cstdint>
#include <utility>
#include <vector>

namespace mooring::imgui_dom {

/// Numbers keys in the order in which they come.
class HashIndex {
public:
    static constexpr std::size_t none = static_cast<std::size_t>(-1);

    [[nodiscard]] std::size_t find(std::uint64_t key) const;
    /// For a key that is not there yet.
    void add(std::uint64_t key);
    void clear();
    [[nodiscard]] std::size_t size() const { return size_; }

private:
    struct Slot {
        std::uint64_t key = 0;
        std::size_t number = none;
    };
    [[nodiscard]] std::size_t slot_of(std::uint64_t key) const;

    std::vector<Slot> slots_;  ///< as many as a power of two, at most three quarters in use
    std::size_t size_ = 0;
};

template <class Value>
class HashCache {
public:
    /// Null when it is not known. Valid until something is added.
    [[nodiscard]] const Value* find(std::uint64_t key) const {
        const std::size_t number = index_.find(key);
        return number == HashIndex::none ? nullptr : &values_[number];
    }
    const Value& add(std::uint64_t key, Value value) {
        index_.add(key);
        values_.push_back(std::move(value));
        return values_.back();
    }
    void clear() {
        index_.clear();
        values_.clear();
    }
    [[nodiscard]] std::size_t size() const { return index_.size(); }

private:
    HashIndex index_;
    std::vector<Value> values_;
};

}  // namespace mooring::imgui_dom
