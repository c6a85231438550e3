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

JsonWriter& JsonWriter::texts(std::string_view field, std::span<const std::string_view> values) {
    key(field);
    std::string_view before = "[";
    for (const std::string_view value : values) {
        text_.append(before);
        quoted(value);
        before = ",";
    }
    text_.append(values.empty() ? "[]" : "]");
    return *this;
}

JsonWriter& JsonWriter::raw(std::string_view field, std::string_view json) {
    key(field);
    text_.append(json);
    return *this;
}

JsonWriter& JsonWriter::boolean(std::string_view field, bool value) {
    return raw(field, value ? "true" : "false");
}

JsonWriter& JsonWriter::object(std::string_view field, const Secret& json) {
    return raw(field, json.reveal());
}

Secret JsonWriter::finish() {
    text_.append("}");
    return std::move(text_);
}

}  // namespace mooring::api
