// Something that lives on the server, as the page knows it: not asked for, on its way, here, or why
// not.
#pragma once

#include <utility>
#include <variant>

#include "api/error.h"
#include "core/result.h"

namespace mooring::api {

struct NotAsked {
    friend bool operator==(NotAsked, NotAsked) = default;
};
struct Loading {
    friend bool operator==(Loading, Loading) = default;
};

template <class T>
class Remote {
public:
    Remote() = default;
    Remote(Loading loading) : content_(loading) {}
    Remote(T value) : content_(std::move(value)) {}
    Remote(Result<T, ApiError> result) {
        if (result.has_value()) {
            content_ = std::move(result.value());
        } else {
            content_ = result.error();
        }
    }

    [[nodiscard]] bool is_asked() const { return !std::holds_alternative<NotAsked>(content_); }
    [[nodiscard]] bool is_loading() const { return std::holds_alternative<Loading>(content_); }
    [[nodiscard]] const ApiError* error() const { return std::get_if<ApiError>(&content_); }
    [[nodiscard]] const T* value() const { return std::get_if<T>(&content_); }
    [[nodiscard]] T* value() { return std::get_if<T>(&content_); }

private:
    std::variant<NotAsked, Loading, ApiError, T> content_;
};

}  // namespace mooring::api
