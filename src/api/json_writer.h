// Writes a JSON object straight into a Secret. A document library would leave copies of passwords
// in freed memory.
#pragma once

#include <string_view>

#include "core/secret.h"

namespace mooring::api {

class JsonWriter {
public:
    JsonWriter() { text_.append("{"); }

    JsonWriter& text(std::string_view field, std::string_view value);  ///< `value` is UTF-8
    JsonWriter& boolean(std::string_view field, bool value);
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
