// Links to cloud accounts: the overview by provider, guided set-up of a new link, testing, changing
// and deleting one. Pages: route.h. Wire values: account.h, setup.h. What is typed: draft.h, and
// what can be wrong with it: validate.h.
#pragma once

#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "api/error.h"
#include "api/http.h"
#include "api/remote.h"
#include "app/change.h"
#include "app/copying.h"
#include "app/list_query.h"
#include "app/section.h"
#include "sections/cloud_accounts/account.h"
#include "sections/cloud_accounts/draft.h"
#include "sections/cloud_accounts/route.h"
#include "sections/cloud_accounts/service_account_key.h"
#include "sections/cloud_accounts/setup.h"

namespace mooring::cloud_accounts {

/// Where the service account key of a form came from; a chosen file is not shown in the text area.
enum class KeySource : std::uint8_t { Pasted, File };

/// What both forms have.
struct Form {
    Draft draft;
    PerField<std::string> problems;  ///< a sentence per field, empty where nothing is wrong
    PerField<std::string> existing;  ///< the account that has the field's value already
    std::string problem;             ///< of the form as a whole
    bool sending = false;
    std::optional<ServiceAccountKey>
        key;  ///< read from what was pasted or chosen, to be shown before it is sent
    KeySource key_source = KeySource::Pasted;
};

struct Overview {};

/// How to make a role in AWS.
enum class Way : std::uint8_t { QuickCreate, Console, CommandLine, Terraform };

/// A subscription in the output of `az account list`.
struct Subscription {
    std::string name;
    std::string id;
    std::string tenant_id;
    friend bool operator==(const Subscription&, const Subscription&) = default;
};

struct NewLink {
    Provider provider = Provider::Aws;
    NewStep step = NewStep::Access;
    std::string permissions;  ///< the set that was chosen; empty for the recommended one
    std::string partition;    ///< of AWS; empty for the first
    Way way = Way::QuickCreate;
    bool only_resource_group = false;  ///< in Azure, instead of the whole subscription
    std::string account_list;          ///< what was pasted of `az account list`
    std::string account_list_problem;
    std::vector<Subscription> subscriptions;  ///< in there
    Form form;
    /// Key of a request whose outcome is not known: sent again with it, the server makes no second
    /// account.
    std::string idempotency_key;
};

/// What was saved elsewhere after the form was filled.
enum class Newer : std::uint8_t { None, OnTheWay, Missing };

struct Edit {
    std::string id;
    api::Remote<StoredAccount> stored;
    Form form;
    Newer newer = Newer::None;
    std::vector<Field> disputed;  ///< edited here, and saved differently elsewhere meanwhile
    /// New credentials were tested and did not pass; they can be stored all the same.
    bool has_failed = false;
};

/// Whether a link works, and why not.
struct Test {
    std::string id;
    api::Remote<StoredAccount> stored;
    bool sending = false;
    std::string problem;  ///< why a test could not be asked for
};

struct Nowhere {};

using Page = std::variant<Overview, NewLink, Edit, Test, Nowhere>;

/// A question whether to delete an account and, once it is answered, the request. One at a time.
struct Deletion {
    Account account;
    api::Remote<Removal> removal;
    bool sending = false;
};

/// The next page of the list.
struct More {
    bool loading = false;
    std::string problem;
};

struct State {
    Page page;
    app::ListQuery query;
    api::Remote<Accounts> accounts;
    More more;
    api::Remote<Setup> setup;
    std::optional<Deletion> deletion;
    std::optional<api::ApiError> deletion_error;
    /// Whose deletion got no answer, until the list tells what has come of it.
    std::optional<Account> lost_deletion;
    std::string notice;               ///< what was done last, for the status line
    std::uint16_t setup_turn = 0;     ///< of the last request for it
    std::uint16_t page_turn = 0;      ///< of what the page that is there asks about its account
    std::uint16_t deletion_turn = 0;  ///< of what the question that is open asks
    PerItem<app::Copying> copying;
    std::string kept;  ///< what an earlier visit typed (app/draft.h), until its account is here
    bool is_watching = false;  ///< a timer or a request is under way for news of a test
};

// The overview.
struct ReloadRequested {};
struct MoreRequested {};
struct DeleteRequested {
    std::string id;
};
struct DeleteConfirmed {};
struct DeleteCancelled {};

// Forms.
struct SetupRetried {};
struct CopyRequested {
    Item item = Item::AwsAccountId;
};
struct PermissionsChosen {
    std::string id;
};
struct PartitionChosen {
    std::string id;
};
struct WayChosen {
    Way way = Way::QuickCreate;
};
struct ScopeChosen {
    bool only_resource_group = false;
};
struct AccountListPasted {
    std::string text;
};
struct SubscriptionChosen {
    std::size_t index = 0;
};
struct MethodChosen {
    Method method = Method::AwsRole;
};
struct FieldEdited {
    Field field = Field::Alias;
    Secret text;
};
struct KeyFileChosen {
    Secret text;
};
struct SaveRequested {};
/// Stores credentials that did not pass their test.
struct InsistRequested {};
/// About a field in question: which of the two versions stays.
struct DisputeSettled {
    Field field = Field::Alias;
    bool takes_theirs = false;
};
struct TestRequested {};
/// Loads what is stored, after a failure to load it.
struct StoredRequested {};

using Msg = std::variant<
    ReloadRequested,
    MoreRequested,
    app::QueryEdit,
    DeleteRequested,
    DeleteConfirmed,
    DeleteCancelled,
    SetupRetried,
    CopyRequested,
    PermissionsChosen,
    PartitionChosen,
    WayChosen,
    ScopeChosen,
    AccountListPasted,
    SubscriptionChosen,
    MethodChosen,
    FieldEdited,
    KeyFileChosen,
    SaveRequested,
    InsistRequested,
    DisputeSettled,
    TestRequested,
    StoredRequested>;

enum class RequestKind : std::uint8_t {
    LoadList,
    RefreshList,
    LoadMore,
    Search,  ///< a timer
    LoadSetup,
    LoadAccount,
    Watch,  ///< a timer, and the request for news that follows it
    Verify,
    LoadRemoval,
    Create,
    Replace,
    Delete,
    Copy,  ///< the first of as many as there are items: see `copy_kind`
};

/// The kind of copying an item, and of the timer behind it.
[[nodiscard]] constexpr RequestKind copy_kind(Item item) {
    return static_cast<RequestKind>(
        static_cast<std::uint8_t>(RequestKind::Copy) + static_cast<std::uint8_t>(item)
    );
}

/// The page behind `cursor`; the first one for an empty cursor.
[[nodiscard]] api::Request request_accounts(const app::ListQuery& query, std::string_view cursor);
[[nodiscard]] api::Request request_account(const std::string& id);
/// For a set of permissions and a partition; empty for the operator's first.
[[nodiscard]] api::Request
request_setup(std::string_view permissions = {}, std::string_view partition = {});
/// `external_id` is that of the set-up which was shown, and goes with a role only.
[[nodiscard]] api::Request request_create(
    const Draft& draft, std::string_view external_id, const std::string& idempotency_key
);
/// Whether credentials are stored before it is known that they work.
enum class Insist : bool { No, Yes };
/// Sends the credentials only when they differ from the stored ones.
[[nodiscard]] api::Request
request_replace(const Draft& draft, const StoredAccount& stored, Insist insist = Insist::No);
[[nodiscard]] api::Request request_verify(const std::string& id);
[[nodiscard]] api::Request request_removal(const std::string& id);
[[nodiscard]] api::Request request_delete(const std::string& id);

/// Accounts of a provider that this console does not know are left out.
[[nodiscard]] Result<Accounts, api::ApiError> read_accounts(const api::Response& response);
[[nodiscard]] Result<StoredAccount, api::ApiError> read_account(const api::Response& response);
[[nodiscard]] Result<Removal, api::ApiError> read_removal(const api::Response& response);
[[nodiscard]] Result<Setup, api::ApiError> read_setup(const api::Response& response);

/// Whether the form for a stored account differs from it.
[[nodiscard]] bool is_changed(const Edit& edit);
[[nodiscard]] bool can_save(const Edit& edit);

struct Section {
    using State = cloud_accounts::State;
    using Msg = cloud_accounts::Msg;
    static constexpr app::SectionInfo info{
        .path = "/settings/cloud-accounts",
        .label = "Cloud Accounts",
        .icon = ui::Icon::Cloud,
        .place = app::Place::Settings};
    static std::string title(std::string_view rest);
    static void open(std::string_view rest, app::Change<State>& change);
    static void leave(State& state);
    static bool stays(const State& state, std::string_view rest);
    static std::string draft(const State& state);
    static void restore(State& state, const std::string& json);
    static void update(const Msg& msg, app::Change<State>& change);
    static void answered(const app::Answer& answer, app::Change<State>& change);
    static void timer_fired(const app::TimerFired& timer, app::Change<State>& change);
    static bool has_unsaved(const State& state);
    static void view(const State& state, const app::ViewContext& context, app::Outbox<Msg>& out);
};

}  // namespace mooring::cloud_accounts
