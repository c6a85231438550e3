// Writes a JSON object straight into a Secret. A document library would leave copies of passwords
// in freed memory.
#pragma once

#include <span>
#include <string_view>

#include "core/secret.h"

namespace mooring::api {

class JsonWriter {
public:
    JsonWriter() { text_.append("{"); }

    JsonWriter& text(std::string_view field, std::string_view value);  ///< `value` is UTF-8
    JsonWriter& texts(std::string_view field, std::span<const std::string_view> values);
    JsonWriter& boolean(std::string_view field, bool value);
    /// `json` is a number, or null.
    JsonWriter& raw(std::string_view field, std::string_view json);
    JsonWriter&
    object(std::string_view field, const Secret& json);  ///< `json` as another writer finished it

    /// The whole object. The writer is spent.
    [[nodiscard]] Secret finish();

private:
    void key(std::string_view field);
    void quoted(std::string_view value);

    Secret text_;
    bool first_ = true;
};

}  // namespace mooring::api
