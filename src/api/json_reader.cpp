#include "api/json_reader.h"

#include <utility>

#include "api/json_tree.h"

namespace mooring::api {
namespace {

const nlohmann::json& empty_object() {
    static const nlohmann::json empty = nlohmann::json::object();
    return empty;
}

bool is_success(const Response& response) {
    return response.status >= 200 && response.status < 300;
}

bool says_json(std::string_view content_type) {
    return content_type.starts_with("application/json") ||
           content_type.starts_with("application/problem+json");
}

}  // namespace

JsonReader::JsonReader(const nlohmann::json& value, std::string path, JsonTrouble& trouble)
    : value_(&value), path_(std::move(path)), trouble_(&trouble) {
    if (!value.is_object()) {
        complain("an object");
        value_ = &empty_object();
    }
}

void JsonReader::complain(std::string_view expected) const {
    if (trouble_->what.empty()) {
        trouble_->what = (path_.empty() ? "/" : path_) + " is not " + std::string(expected);
    }
}

void JsonReader::wrong(const char* field, std::string_view expected) const {
    if (trouble_->what.empty()) {
        trouble_->what = path_ + '/' + field + " is not " + std::string(expected);
    }
}

const nlohmann::json* JsonReader::find(const char* field) const {
    const auto found = value_->find(field);
    return found == value_->end() ? nullptr : &*found;
}

std::string JsonReader::text(const char* field) const {
    const nlohmann::json* value = find(field);
    if (value == nullptr || !value->is_string()) {
        wrong(field, "a text");
        return {};
    }
    return *value->get_ptr<const std::string*>();
}

std::string JsonReader::text_or_empty(const char* field) const {
    const nlohmann::json* value = find(field);
    return value == nullptr || value->is_null() ? std::string() : text(field);
}

bool JsonReader::boolean(const char* field) const {
    const nlohmann::json* value = find(field);
    if (value == nullptr || !value->is_boolean()) {
        wrong(field, "true or false");
        return false;
    }
    return *value->get_ptr<const bool*>();
}

std::int64_t JsonReader::integer(const char* field) const {
    const nlohmann::json* value = find(field);
    const auto* number = value == nullptr ? nullptr : value->get_ptr<const std::int64_t*>();
    // A number beyond the signed range is kept unsigned, and would come out negative.
    const bool fits = number != nullptr && (!value->is_number_unsigned() || *number >= 0);
    if (!fits) {
        wrong(field, "a whole number");
        return 0;
    }
    return *number;
}

std::size_t JsonReader::count(const char* field) const {
    const std::int64_t number = integer(field);
    if (number < 0 || number > std::int64_t{UINT32_MAX}) {
        wrong(field, "a count");
        return 0;
    }
    return static_cast<std::size_t>(number);
}

Instant JsonReader::time(const char* field) const {
    const std::optional<Instant> parsed = parse_rfc3339(text(field));
    if (!parsed) {
        wrong(field, "a time");
    }
    return parsed.value_or(Instant{});
}

std::optional<Instant> JsonReader::time_or_null(const char* field) const {
    const nlohmann::json* value = find(field);
    if (value == nullptr || value->is_null()) {
        return std::nullopt;
    }
    return time(field);
}

JsonReader JsonReader::object(const char* field) const {
    const nlohmann::json* value = find(field);
    if (value == nullptr) {
        wrong(field, "an object");
        value = &empty_object();
    }
    return {*value, path_ + '/' + field, *trouble_};
}

bool JsonReader::has(const char* field) const {
    const nlohmann::json* value = find(field);
    return value != nullptr && !value->is_null();
}

bool JsonReader::has_object(const char* field) const {
    const nlohmann::json* value = find(field);
    return value != nullptr && value->is_object();
}

std::vector<JsonReader> JsonReader::list(const char* field) const {
    const nlohmann::json* value = find(field);
    if (value == nullptr || !value->is_array()) {
        wrong(field, "a list");
        return {};
    }
    std::vector<JsonReader> items;
    items.reserve(value->size());
    for (const nlohmann::json& item : *value) {
        const std::string path = path_ + '/' + field + '/' + std::to_string(items.size());
        items.emplace_back(item, path, *trouble_);
    }
    return items;
}

std::vector<std::string> JsonReader::texts(const char* field) const {
    const nlohmann::json* value = find(field);
    if (value == nullptr || !value->is_array()) {
        wrong(field, "a list of texts");
        return {};
    }
    std::vector<std::string> all;
    for (const nlohmann::json& item : *value) {
        const auto* text = item.get_ptr<const std::string*>();
        if (text == nullptr) {
            wrong(field, "a list of texts");
            return {};
        }
        all.push_back(*text);
    }
    return all;
}

std::size_t JsonReader::choice(
    const char* field, std::initializer_list<std::string_view> names, std::size_t unknown
) const {
    const std::string name = text(field);
    std::size_t index = 0;
    for (const std::string_view candidate : names) {
        if (candidate == name) {
            return index;
        }
        ++index;
    }
    return unknown;
}

std::optional<ApiError> read_object(
    std::string_view text, void* context, void (*read)(void* context, const JsonReader& json)
) {
    if (text.size() > largest_reply_bytes) {
        return malformed("larger than expected");
    }
    const std::optional<nlohmann::json> root = parse_json(text);
    if (!root) {
        return malformed("not JSON");
    }
    JsonTrouble trouble;
    read(context, JsonReader(*root, "", trouble));
    if (!trouble.what.empty()) {
        return malformed(trouble.what);
    }
    return std::nullopt;
}

std::optional<ApiError> detail::read_body(
    const Response& response, void* context, void (*read)(void* context, const JsonReader& json)
) {
    if (!is_success(response)) {
        return read_error(response);
    }
    if (!says_json(response.content_type)) {
        return malformed("not JSON"
        );  // a captive portal or a proxy answers 200 with a page of HTML
    }
    return read_object(response.body, context, read);
}

Result<Nothing, ApiError> read_nothing(const Response& response) {
    if (!is_success(response)) {
        return read_error(response);
    }
    constexpr int no_content = 204;
    if (response.status != no_content) {
        return malformed("not empty");  // a captive portal's page is no word of the server's
    }
    return Nothing{};
}

}  // namespace mooring::api
