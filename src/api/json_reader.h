// Reads JSON field by field. A missing or wrong field is noted, not fatal: the first one becomes
// the error.
#pragma once

#include <cstdint>
#include <nlohmann/json_fwd.hpp>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "api/error.h"
#include "core/result.h"
#include "core/time.h"

namespace mooring::api {

class JsonReader;

/// Where the first thing that did not fit was found; shared by a reader and its children.
struct JsonTrouble {
    std::string what;
};

/// Looks at one JSON value. Unknown fields are ignored; wrong ones give an empty value and a note
/// in the trouble.
class JsonReader {
public:
    JsonReader(const nlohmann::json& value, std::string path, JsonTrouble& trouble);

    [[nodiscard]] std::string text(const char* field) const;
    [[nodiscard]] std::string text_or_empty(const char* field) const;  ///< also for absent or null
    [[nodiscard]] bool boolean(const char* field) const;
    [[nodiscard]] std::int64_t integer(const char* field) const;
    [[nodiscard]] std::size_t count(const char* field) const;  ///< 0 or more
    [[nodiscard]] Instant time(const char* field) const;
    [[nodiscard]] std::optional<Instant> time_or_null(const char* field) const;
    [[nodiscard]] JsonReader object(const char* field) const;
    [[nodiscard]] bool has(const char* field) const;  ///< and not as null
    [[nodiscard]] bool has_object(const char* field) const;
    [[nodiscard]] std::vector<JsonReader> list(const char* field) const;
    [[nodiscard]] std::vector<std::string> texts(const char* field) const;  ///< a list of them

    /// One of `names`, as its index; an unknown name gives `unknown` and is no error (the API may
    /// grow).
    [[nodiscard]] std::size_t choice(
        const char* field, std::initializer_list<std::string_view> names, std::size_t unknown
    ) const;

    /// Notes that this value does not fit, for rules a caller knows.
    void complain(std::string_view expected) const;

private:
    const nlohmann::json* find(const char* field) const;
    void wrong(const char* field, std::string_view expected) const;

    const nlohmann::json* value_;
    std::string path_;
    JsonTrouble* trouble_;
};

/// Largest reply that is read; more is refused as malformed, so that no reply can stall the page.
inline constexpr std::size_t largest_reply_bytes = std::size_t{4} * 1024 * 1024;

namespace detail {
/// Parses the body of a success and calls `read(context, reader)`; the error otherwise.
std::optional<ApiError> read_body(
    const Response& response, void* context, void (*read)(void* context, const JsonReader& json)
);
}  // namespace detail

/// What `read` makes of the JSON object in a 2xx response, or why there is nothing.
template <class T, class Read>
Result<T, ApiError> read_reply(const Response& response, Read read) {
    struct Context {
        Read& read;
        T value{};
    } context{read};
    auto error = detail::read_body(response, &context, [](void* opaque, const JsonReader& json) {
        auto& into = *static_cast<Context*>(opaque);
        into.value = into.read(json);
    });
    if (error) {
        return *std::move(error);
    }
    return std::move(context.value);
}

/// Reads a JSON object from a text that is no reply, such as a file a person chose.
[[nodiscard]] std::optional<ApiError> read_object(
    std::string_view text, void* context, void (*read)(void* context, const JsonReader& json)
);

struct Nothing {
    friend bool operator==(Nothing, Nothing) = default;
};

/// For replies without a body (204).
[[nodiscard]] Result<Nothing, ApiError> read_nothing(const Response& response);

}  // namespace mooring::api
