#include "api/json_reader.h"
#include "api/json_writer.h"
#include "sections/cloud_accounts/update.h"

namespace mooring::cloud_accounts {
namespace {

/// The form of a stored account is filled in once that is here.
bool can_take(const State& state) {
    const auto* edit = std::get_if<Edit>(&state.page);
    return std::holds_alternative<NewLink>(state.page) ||
           (edit != nullptr && edit->stored.value() != nullptr);
}

void read_fields(const api::JsonReader& json, Draft& draft) {
    for (std::size_t i = 0; i < field_count; ++i) {
        const auto field = static_cast<Field>(i);
        if (!is_secret(field) && json.has(name_of(field))) {
            draft.texts[field] = Secret(json.text(name_of(field)));
        }
    }
}

void read_choices(const api::JsonReader& json, NewLink& page) {
    page.permissions = json.text_or_empty("permissions");
    page.partition = json.text_or_empty("partition");
    if (page.provider == Provider::Aws &&
        json.text_or_empty("method") == name_of(Method::AwsAccessKey)) {
        page.form.draft.method = Method::AwsAccessKey;
    }
}

void read_kept(void* opaque, const api::JsonReader& json) {
    auto& state = *static_cast<State*>(opaque);
    if (auto* page = std::get_if<NewLink>(&state.page)) {
        read_choices(json, *page);
    }
    read_fields(json, form_of(state)->draft);
}

}  // namespace

std::string write_form(const State& state) {
    const auto* page = std::get_if<NewLink>(&state.page);
    const auto* edit = std::get_if<Edit>(&state.page);
    if ((page == nullptr && edit == nullptr) || !Section::has_unsaved(state)) {
        return state.kept;
    }
    api::JsonWriter json;
    const Draft& draft = page != nullptr ? page->form.draft : edit->form.draft;
    if (page != nullptr) {
        json.text("method", name_of(draft.method))
            .text("permissions", page->permissions)
            .text("partition", page->partition);
    }
    for (std::size_t i = 0; i < field_count; ++i) {
        const auto field = static_cast<Field>(i);
        if (!is_secret(field)) {
            json.text(name_of(field), draft.texts[field].reveal());
        }
    }
    return std::string(json.finish().reveal());
}

void take_kept(State& state) {
    if (can_take(state) && !state.kept.empty()) {
        const std::string json = std::exchange(state.kept, {});
        static_cast<void>(api::read_object(json, &state, read_kept));
    }
}

}  // namespace mooring::cloud_accounts
