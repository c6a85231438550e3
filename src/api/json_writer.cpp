#include "api/json_writer.h"

#include <array>
#include <utility>

namespace mooring::api {

void JsonWriter::key(std::string_view field) {
    if (!first_) {
        text_.append(",");
    }
    first_ = false;
    quoted(field);
    text_.append(":");
}

// RFC 8259, section 7: quotation mark, reverse solidus and control characters are escaped, all else
// stands as it is.
void JsonWriter::quoted(std::string_view value) {
    constexpr std::string_view hex = "0123456789abcdef";
    text_.append("\"");
    for (const char c : value) {
        const auto byte = static_cast<unsigned char>(c);
        if (c == '"' || c == '\\') {
            const std::array<char, 2> escaped{'\\', c};
            text_.append({escaped.data(), escaped.size()});
        } else if (byte < 0x20) {
            const std::array<char, 6> escaped{
                '\\', 'u', '0', '0', hex[byte >> 4U], hex[byte & 15U]};
            text_.append({escaped.data(), escaped.size()});
        } else {
            text_.append({&c, 1});
        }
    }
    text_.append("\"");
}

JsonWriter& JsonWriter::text(std::string_view field, std::string_view value) {
    key(field);
    quoted(value);
    return *this;
}

JsonWriter& JsonWriter::boolean(std::string_view field, bool value) {
    key(field);
    text_.append(value ? "true" : "false");
    return *this;
}

JsonWriter& JsonWriter::object(std::string_view field, const Secret& json) {
    key(field);
    text_.append(json.reveal());
    return *this;
}

Secret JsonWriter::finish() {
    text_.append("}");
    return std::move(text_);
}

}  // namespace mooring::api
