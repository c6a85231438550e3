// A value or the reason there is none. The program is built without exceptions, so this is how
// failure travels.
#pragma once

#include <cassert>
#include <utility>
#include <variant>

namespace mooring {

template <class T, class E>
class [[nodiscard]] Result {
public:
    Result(T value) : content_(std::in_place_index<0>, std::move(value)) {}
    Result(E error) : content_(std::in_place_index<1>, std::move(error)) {}

    [[nodiscard]] bool has_value() const { return content_.index() == 0; }
    explicit operator bool() const { return has_value(); }

    /// The value; asking for it when there is none is a bug.
    [[nodiscard]] const T& value() const { return *checked(std::get_if<0>(&content_)); }
    [[nodiscard]] T& value() { return *checked(std::get_if<0>(&content_)); }

    /// The error; asking for it when there is a value is a bug.
    [[nodiscard]] const E& error() const { return *checked(std::get_if<1>(&content_)); }

private:
    template <class P>
    static P* checked(P* pointer) {
        assert(pointer != nullptr);
        return pointer;
    }

    std::variant<T, E> content_;
};

}  // namespace mooring
