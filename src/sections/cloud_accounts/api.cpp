#include <array>

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

LinkProblem read_problem(const api::JsonReader& json) {
    return {json.text_or_empty("pointer"), json.text("detail"), json.text("repair")};
}

std::optional<LinkProblem> problem_of(const api::JsonReader& json) {
    return json.has_object("problem") ? std::optional(read_problem(json.object("problem")))
                                      : std::nullopt;
}

std::optional<Replacement> replacement_of(const api::JsonReader& json) {
    if (!json.has_object("replacement")) {
        return std::nullopt;
    }
    const api::JsonReader read = json.object("replacement");
    return Replacement{
        .is_testing = read.text("status") == "testing",
        .problem = problem_of(read).value_or(LinkProblem{})};
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
        .problem = problem_of(json),
        .replacement = replacement_of(json),
        .summary = {},
        .details = {},
        .edit_path = {},
        .test_path = {}};
    account.summary = summary_of(account.link);
    account.details = details_of(account.link);
    account.edit_path = edit_path(account.id);
    account.test_path = test_path(account.id);
    return account;
}

Secret credentials_json(const Draft& draft, std::string_view external_id = {}) {
    api::JsonWriter json;
    json.text("method", name_of(draft.method));
    for (const Field field : credentials_of(draft.method)) {
        if (is_asked(draft, field)) {
            json.text(name_of(field), draft.text(field));
        }
    }
    if (draft.method == Method::AwsRole && !external_id.empty()) {
        json.text("external_id", external_id);
    }
    return json.finish();
}

api::JsonWriter alias_json(const Draft& draft) {
    api::JsonWriter json;
    json.text(name_of(Field::Alias), draft.text(Field::Alias));
    return json;
}

std::vector<Offer> read_offers(const api::JsonReader& json, const char* field) {
    std::vector<Offer> offers;
    for (const api::JsonReader& offer : json.list(field)) {
        offers.push_back({offer.text("id"), offer.text("label"), offer.text_or_empty("description")}
        );
    }
    return offers;
}

std::vector<ProviderStep> read_steps(const api::JsonReader& json) {
    std::vector<ProviderStep> steps;
    for (const api::JsonReader& step : json.list("steps")) {
        if (steps.size() < most_steps) {
            steps.push_back({step.text("title"), step.text("commands")});
        }
    }
    return steps;
}

struct NamedItem {
    Provider provider;
    Item item;
    const char* field;
};
constexpr std::array named_items{
    NamedItem{Provider::Aws, Item::AwsAccountId, "account_id"},
    NamedItem{Provider::Aws, Item::ExternalId, "external_id"},
    NamedItem{Provider::Aws, Item::TrustPolicy, "trust_policy"},
    NamedItem{Provider::Aws, Item::PermissionPolicy, "permission_policy"},
    NamedItem{Provider::Aws, Item::RoleCommands, "role_commands"},
    NamedItem{Provider::Aws, Item::Terraform, "terraform"},
    NamedItem{Provider::Aws, Item::UserCommands, "user_commands"},
    NamedItem{Provider::Azure, Item::CreatePrincipalCommand, "create_principal_command"},
    NamedItem{Provider::Azure, Item::RoleDefinition, "role_definition"},
    NamedItem{Provider::Azure, Item::AssignRoleCommand, "assign_role_command"},
    NamedItem{Provider::Azure, Item::AssignResourceGroupCommand, "assign_resource_group_command"},
    NamedItem{Provider::Azure, Item::ListCommand, "list_command"},
};

void read_provider(Provider provider, const api::JsonReader& json, Setup& setup) {
    for (const NamedItem& named : named_items) {
        if (named.provider == provider) {
            setup.texts[named.item] = json.text(named.field);
        }
    }
    if (provider == Provider::Aws) {
        setup.partition = json.text("partition");
        setup.partitions = read_offers(json, "partitions");
        setup.quick_create_url = json.text_or_empty("quick_create_url");
    } else if (provider == Provider::Gcp) {
        setup.gcp_steps = read_steps(json);
    }
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

api::Request request_setup(std::string_view permissions, std::string_view partition) {
    std::string path = "/cloud-setup";
    const auto ask = [&](std::string_view name, std::string_view value) {
        if (!value.empty()) {
            path += path.find('?') == std::string::npos ? '?' : '&';
            path += name;
            path += app::percent_encoded(value);
        }
    };
    ask("permissions=", permissions);
    ask("partition=", partition);
    return api::get(std::move(path));
}

api::Request request_create(
    const Draft& draft, std::string_view external_id, const std::string& idempotency_key
) {
    Secret body =
        alias_json(draft).object("credentials", credentials_json(draft, external_id)).finish();
    return api::create("/cloud-accounts", std::move(body), idempotency_key);
}

api::Request request_replace(const Draft& draft, const StoredAccount& stored, Insist insist) {
    api::JsonWriter json = alias_json(draft);
    if (has_new_credentials(draft, stored.account)) {
        json.object("credentials", credentials_json(draft));
        if (insist == Insist::Yes) {
            json.text("replace", "always");
        }
    }
    return api::put(path_of(stored.account.id), json.finish(), stored.etag);
}

api::Request request_verify(const std::string& id) {
    return api::post(path_of(id) + "/verify", {});
}

api::Request request_removal(const std::string& id) {
    return api::get(path_of(id) + "/removal");
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

Result<Removal, api::ApiError> read_removal(const api::Response& response) {
    return api::read_reply<Removal>(response, [](const api::JsonReader& json) {
        return Removal{.cut = json.text("cut"), .steps = read_steps(json)};
    });
}

Result<Setup, api::ApiError> read_setup(const api::Response& response) {
    return api::read_reply<Setup>(response, [](const api::JsonReader& json) {
        Setup setup;
        setup.permissions = json.text("permission_set");
        setup.permission_sets = read_offers(json, "permission_sets");
        // A provider that the operator has not set up is null.
        for (const Provider provider : providers) {
            const auto place = static_cast<std::size_t>(provider);
            const char* const key = provider_keys[place].data();
            setup.is_there[place] = json.has_object(key);
            if (setup.is_there[place]) {
                const api::JsonReader own = json.object(key);
                setup.console_urls[place] = own.text("console_url");
                read_provider(provider, own, setup);
            }
        }
        return setup;
    });
}

}  // namespace mooring::cloud_accounts
