#include "api/json_reader.h"
#include "api/json_writer.h"
#include "app/router.h"
#include "sections/cloud_accounts/cloud_accounts.h"
#include "sections/cloud_accounts/route.h"
#include "sections/cloud_accounts/words.h"

namespace mooring::cloud_accounts {
namespace {

Link read_link(const api::JsonReader& json) {
    const std::string method = json.text("method");
    if (method == name_of(Method::AwsRole)) {
        return RoleLink{json.text("role_arn"), json.text("account_id"), json.text("external_id")};
    }
    if (method == name_of(Method::AwsAccessKey)) {
        return AccessKeyLink{json.text("access_key_id")};
    }
    if (method == name_of(Method::AzureSubscription)) {
        return SubscriptionLink{json.text("subscription_id"), json.text("tenant_id")};
    }
    if (method == name_of(Method::GcpServiceAccount)) {
        return ServiceAccountLink{
            json.text("project_id"), json.text("client_email"), json.text("private_key_id")};
    }
    return OtherLink{method};
}

/// Nothing for a provider that is newer than this console.
std::optional<Account> read_item(const api::JsonReader& json) {
    const std::size_t provider = json.choice(
        "provider", {provider_keys[0], provider_keys[1], provider_keys[2]}, providers.size()
    );
    if (provider == providers.size()) {
        return std::nullopt;
    }
    Account account{
        .id = json.text("id"),
        .provider = providers[provider],
        .alias = json.text("alias"),
        .status = json.text("status"),
        .checked_at = json.time_or_null("checked_at"),
        .created_at = json.time("created_at"),
        .link = read_link(json.object("link")),
        .summary = {},
        .details = {},
        .edit_path = {}};
    account.summary = summary_of(account.link);
    account.details = details_of(account.link);
    account.edit_path = edit_path(account.id);
    return account;
}

Secret credentials_json(const Draft& draft) {
    api::JsonWriter json;
    json.text("method", name_of(draft.method));
    for (const Field field : credentials_of(draft.method)) {
        if (is_asked(draft, field)) {
            json.text(name_of(field), draft.text(field));
        }
    }
    return json.finish();
}

api::JsonWriter alias_json(const Draft& draft) {
    api::JsonWriter json;
    json.text(name_of(Field::Alias), draft.text(Field::Alias));
    return json;
}

std::string path_of(const std::string& id) {
    return "/cloud-accounts/" + app::percent_encoded(id);
}

}  // namespace

api::Request request_accounts(const app::ListQuery& query, std::string_view cursor) {
    return api::get(query.address("/cloud-accounts", cursor));
}

api::Request request_account(const std::string& id) {
    return api::get(path_of(id));
}

api::Request request_setup() {
    return api::get("/cloud-setup");
}

api::Request request_create(const Draft& draft, const std::string& idempotency_key) {
    Secret body = alias_json(draft).object("credentials", credentials_json(draft)).finish();
    return api::create("/cloud-accounts", std::move(body), idempotency_key);
}

api::Request request_replace(const Draft& draft, const StoredAccount& stored) {
    api::JsonWriter json = alias_json(draft);
    if (has_new_credentials(draft, stored.account)) {
        json.object("credentials", credentials_json(draft));
    }
    return api::put(path_of(stored.account.id), json.finish(), stored.etag);
}

api::Request request_delete(const std::string& id) {
    return api::remove(path_of(id));
}

Result<Accounts, api::ApiError> read_accounts(const api::Response& response) {
    return api::read_reply<Accounts>(response, [](const api::JsonReader& json) {
        Accounts accounts;
        for (const api::JsonReader& item : json.list("items")) {
            if (auto account = read_item(item)) {
                accounts.items.push_back(*std::move(account));
            }
        }
        accounts.next_cursor = json.text_or_empty("next_cursor");
        accounts.total = json.count("total");
        const api::JsonReader linked = json.object("linked");
        accounts.linked = {linked.count("aws"), linked.count("azure"), linked.count("gcp")};
        return accounts;
    });
}

Result<StoredAccount, api::ApiError> read_account(const api::Response& response) {
    return api::read_reply<StoredAccount>(response, [&](const api::JsonReader& json) {
        auto account = read_item(json);
        if (!account) {
            json.complain("an account of a known provider");
            return StoredAccount{};
        }
        return StoredAccount{.account = *std::move(account), .etag = response.etag};
    });
}

Result<Setup, api::ApiError> read_setup(const api::Response& response) {
    return api::read_reply<Setup>(response, [](const api::JsonReader& json) {
        Setup setup;
        // A provider that the operator has not set up is null.
        if (json.has_object("aws")) {
            const api::JsonReader aws = json.object("aws");
            setup[Item::AwsAccountId] = aws.text("account_id");
            setup[Item::ExternalId] = aws.text("external_id");
            setup[Item::TrustPolicy] = aws.text("trust_policy");
            setup[Item::PermissionPolicy] = aws.text("permission_policy");
        }
        if (json.has_object("azure")) {
            const api::JsonReader azure = json.object("azure");
            setup[Item::CreatePrincipalCommand] = azure.text("create_principal_command");
            setup[Item::RoleDefinition] = azure.text("role_definition");
            setup[Item::AssignRoleCommand] = azure.text("assign_role_command");
        }
        setup[Item::GcpCommands] = json.object("gcp").text("commands");
        return setup;
    });
}

}  // namespace mooring::cloud_accounts
