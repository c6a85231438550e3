#include <algorithm>
#include <span>

#include "api/json_reader.h"
#include "api/json_writer.h"
#include "sections/api_keys/updates.h"

namespace mooring::api_keys {
namespace {

/// Leaves a choice as it is when what was kept is none of them.
void read_choice(
    const api::JsonReader& json,
    const char* field,
    std::span<const std::string_view> offered,
    std::string& chosen
) {
    const std::string kept = json.text_or_empty(field);
    if (json.has(field) && std::find(offered.begin(), offered.end(), kept) != offered.end()) {
        chosen = kept;
    }
}

/// An earlier build kept the name alone.
void read_kept(const api::JsonReader& json, State& state) {
    NewKey& key = state.form.key;
    key.name = json.text_or_empty("name");
    if (json.has("scopes")) {
        std::string unknown;
        key.access = read_access(json.texts("scopes"), unknown);
    }
    read_choice(json, "expires_in_days", expiries, key.expiry);
    if (json.has("rotating")) {
        Rotation& rotation = state.rotation.emplace();
        rotation.id = json.text("rotating");
        read_choice(json, "overlap_hours", overlaps, rotation.overlap);
        read_choice(json, "rotation_expires_in_days", expiries, rotation.expiry);
        rotation.idempotency_key = json.text_or_empty("rotation_idempotency_key");
    }
}

}  // namespace

std::string Section::draft(const State& state) {
    const NewKey& key = state.form.key;
    if (key == NewKey{} && !state.rotation) {
        return {};
    }
    const std::vector<std::string> scopes = scopes_of(key.access);
    const std::vector<std::string_view> views(scopes.begin(), scopes.end());
    api::JsonWriter json;
    json.text("name", key.name).texts("scopes", views).text("expires_in_days", key.expiry);
    if (const std::optional<Rotation>& rotation = state.rotation) {
        json.text("rotating", rotation->id)
            .text("overlap_hours", rotation->overlap)
            .text("rotation_expires_in_days", rotation->expiry)
            .text("rotation_idempotency_key", rotation->idempotency_key);
    }
    return std::string(json.finish().reveal());
}

void Section::restore(State& state, const std::string& json) {
    static_cast<void>(api::read_object(json, &state, [](void* opaque, const api::JsonReader& read) {
        read_kept(read, *static_cast<State*>(opaque));
    }));
}

}  // namespace mooring::api_keys
