#include "api/json_tree.h"

#include <utility>
#include <vector>

namespace mooring::api {
namespace {

using Json = nlohmann::json;

/// Takes what nlohmann's parser finds, piece by piece. The names are those that it calls; each
/// function says whether to go on.
class TreeBuilder {
public:
    Json root;

    bool null() { return put(nullptr); }
    bool boolean(bool value) { return put(value); }
    bool number_integer(std::int64_t value) { return put(value); }
    bool number_unsigned(std::uint64_t value) { return put(value); }
    bool number_float(double value, const std::string&) { return put(value); }
    bool string(std::string& value) { return put(std::move(value)); }
    static bool binary(Json::binary_t&) { return false; }  // not in text

    bool start_object(std::size_t) { return open(Json::object()); }
    bool key(std::string& name) {
        member_ = &(*open_.back())[name];
        return true;
    }
    bool end_object() { return close(); }
    bool start_array(std::size_t) { return open(Json::array()); }
    bool end_array() { return close(); }

    template <class Exception>
    static bool parse_error(std::size_t, const std::string&, const Exception&) {
        return false;
    }

private:
    Json& place(Json value) {
        Json* target = &root;
        if (!open_.empty() && open_.back()->is_array()) {
            target = &open_.back()->emplace_back();
        } else if (!open_.empty()) {
            target = member_;
        }
        *target = std::move(value);
        return *target;
    }
    bool put(Json value) {
        place(std::move(value));
        return true;
    }
    bool open(Json value) {
        open_.push_back(&place(std::move(value)));
        return true;
    }
    bool close() {
        open_.pop_back();
        return true;
    }

    std::vector<Json*> open_;  ///< the values around; none of them moves while another is inside
    Json* member_ = nullptr;   ///< of the object around, that the next value belongs to
};

}  // namespace

std::optional<nlohmann::json> parse_json(std::string_view text) {
    TreeBuilder tree;
    if (!Json::sax_parse(text, &tree)) {
        return std::nullopt;
    }
    return std::move(tree.root);
}

}  // namespace mooring::api
