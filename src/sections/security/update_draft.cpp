#include "api/json_reader.h"
#include "api/json_writer.h"
#include "sections/security/updates.h"

namespace mooring::security {
namespace {

/// What is kept has no secrets, so an authenticator app is set up anew: with the name that it had.
void read_kept(const api::JsonReader& json, State& state) {
    state.kept_app_name = json.text_or_empty("app_name");
    if (json.has("passkey_name")) {
        state.new_passkey.emplace().name = json.text("passkey_name");
    }
    if (json.has("renaming")) {
        Renaming& renaming = state.renaming.emplace();
        renaming.kind = json.has("is_passkey") ? FactorKind::Passkey : FactorKind::App;
        renaming.id = json.text("renaming");
        renaming.name = json.text_or_empty("new_name");
    }
}

}  // namespace

std::string Section::draft(const State& state) {
    const auto* step = std::get_if<Enrolling>(&state.enrolment);
    const std::string& app_name = step != nullptr ? step->name : state.kept_app_name;
    if (app_name.empty() && !state.new_passkey && !state.renaming) {
        return {};
    }
    api::JsonWriter json;
    json.text("app_name", app_name);
    if (state.new_passkey) {
        json.text("passkey_name", state.new_passkey->name);
    }
    if (const std::optional<Renaming>& renaming = state.renaming) {
        json.text("renaming", renaming->id).text("new_name", renaming->name);
        if (renaming->kind == FactorKind::Passkey) {
            json.text("is_passkey", "yes");
        }
    }
    return std::string(json.finish().reveal());
}

void Section::restore(State& state, const std::string& json) {
    static_cast<void>(api::read_object(json, &state, [](void* opaque, const api::JsonReader& read) {
        read_kept(read, *static_cast<State*>(opaque));
    }));
}

}  // namespace mooring::security
