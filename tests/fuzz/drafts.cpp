// What was typed, as the browser kept it: whatever is there instead is harmless, and what a section
// took back it writes again.
#include <algorithm>
#include <optional>
#include <string>
#include <utility>

#include "app/draft.h"
#include "fuzz/check.h"
#include "fuzz/targets.h"
#include "sections/api_keys/api_keys.h"
#include "sections/cloud_accounts/cloud_accounts.h"
#include "sections/own_account/own_account.h"
#include "sections/profile/profile.h"

namespace mooring::fuzz {
namespace {

/// On a page that is in a state, what is kept of a draft gives the same draft.
template <class Section>
void restore(const typename Section::State& page, std::string_view text) {
    typename Section::State once = page;
    Section::restore(once, std::string(text));
    const std::string draft = Section::draft(once);
    typename Section::State again = page;
    Section::restore(again, draft);
    check(Section::draft(again) == draft, "a draft that was taken back is the same");
}

void restore_profile(std::string_view text) {
    profile::Profile stored;
    stored.fields.name = "Ada Lovelace";
    stored.fields.country = "GB";
    profile::State page;
    restore<profile::Section>(page, text);
    page.draft = stored.fields;
    page.stored = std::move(stored);
    restore<profile::Section>(page, text);
}

void restore_account(std::string_view text) {
    restore<own_account::Section>({}, text);
}

void restore_key(std::string_view text) {
    restore<api_keys::Section>({}, text);
}

void restore_link(std::string_view text) {
    using namespace cloud_accounts;
    State page;
    restore<Section>(page, text);
    for (const Provider provider : providers) {
        NewLink& link = page.page.emplace<NewLink>();
        link.provider = provider;
        link.form.draft.method = first_method(provider);
        restore<Section>(page, text);
    }
    StoredAccount stored;
    stored.account.alias = "Production";
    stored.account.link = RoleLink{.role_arn = "arn", .account_id = "1", .external_id = "x"};
    Edit& edit = page.page.emplace<Edit>();
    edit.form.draft = draft_of(stored.account);
    edit.stored = std::move(stored);
    restore<Section>(page, text);
}

/// All of it: whose it is, where, and what the section there makes of it.
void read_draft(std::string_view text) {
    app::State state;
    state.kept = app::read_draft(text);
    if (!state.kept) {
        return;
    }
    const auto again = app::read_draft(app::write_draft(state));
    check(
        again && again->email == state.kept->email && again->path == state.kept->path &&
            again->json == state.kept->json,
        "a draft that was kept again is the same"
    );
    state.session.state = app::SessionState::SignedIn;
    state.session.email = state.kept->email;
    state.path = state.kept->path;
    state.route = app::find_route(state.path);
    app::restore_draft(state);
    check(state.kept.has_value() != state.route.has_value(), "a page takes what is its own");
    static_cast<void>(app::write_draft(state));
}

}  // namespace

std::vector<Target> draft_targets() {
    return {
        {.run = restore_profile, .schema = "ProfileChange", .seeds = {}},
        {.run = restore_account,
         .schema = "EmailChange",
         .seeds = {R"({"code_sent_to":"ada@example.com"})"}},
        {.run = restore_key, .schema = "NewApiKey", .seeds = {}},
        {.run = restore_link,
         .schema = "AwsRoleCredentials",
         .seeds =
             {R"({"method":"aws_access_key","permissions":"read","partition":"aws","alias":"A",)"
              R"("access_key_id":"AKIA","subscription_id":"s","tenant_id":"t","role_arn":"arn"})"}},
        {.run = read_draft,
         .schema = {},
         .seeds = {
             R"({"email":"a@b","path":"/settings/profile","draft":"{\"name\":\"A\"}"})",
             R"({"email":"a@b","path":"/settings/account","draft":"{\"email\":\"c@d\"}"})"}}};
}

}  // namespace mooring::fuzz
