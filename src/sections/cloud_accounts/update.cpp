#include "sections/cloud_accounts/update.h"

#include "core/overloaded.h"
#include "sections/cloud_accounts/route.h"

namespace mooring::cloud_accounts {
namespace {

/// The item that a kind of copying is about; nothing for other kinds.
std::optional<Item> copied_item(std::uint8_t kind) {
    const auto first = static_cast<std::uint8_t>(RequestKind::Copy);
    if (kind < first || kind >= first + item_count) {
        return std::nullopt;
    }
    return static_cast<Item>(kind - first);
}

void enter(const ToOverview&, Change& change) {
    change.state.page = Overview{};
    load_accounts(change);
}

void enter(const ToNewLink& target, Change& change) {
    NewLink page{.provider = target.provider, .form = {}, .idempotency_key = {}};
    page.form.draft.method = first_method(target.provider);
    change.state.page = std::move(page);
    change.state.notice.clear();
    load_setup(change);
}

void enter(const ToEdit& target, Change& change) {
    change.state.notice.clear();
    load_account(change.state.page.emplace<Edit>(Edit{.id = target.id}), change);
}

void enter(const ToNowhere&, Change& change) {
    change.state.page = Nowhere{};
    change.state.notice.clear();
}

}  // namespace

void Section::open(std::string_view rest, Change& change) {
    std::visit([&](const auto& target) { enter(target, change); }, find_target(rest));
}

void Section::leave(State& state) {
    state.page = Overview{};
    state.deletion.reset();
    state.deletion_error.reset();
    state.notice.clear();
    state.copying = {};
}

void Section::update(const Msg& msg, Change& change) {
    std::visit([&](const auto& m) { on(m, change); }, msg);
}

void Section::answered(const app::Answer& answer, Change& change) {
    if (const auto item = copied_item(answer.tag.kind)) {
        item_copied(*item, answer.response, change);
        return;
    }
    switch (static_cast<RequestKind>(answer.tag.kind)) {
        case RequestKind::LoadList:
        case RequestKind::LoadMore: list_answered(answer, change.state); break;
        case RequestKind::LoadSetup: change.state.setup = read_setup(answer.response); break;
        case RequestKind::LoadAccount: account_loaded(answer.response, change.state); break;
        case RequestKind::Create: account_created(answer.response, change); break;
        case RequestKind::Replace: account_replaced(answer.response, change); break;
        case RequestKind::Delete: account_deleted(answer.response, change); break;
        case RequestKind::Search:
        case RequestKind::Copy: break;  // a timer, and above
    }
}

void Section::timer_fired(const app::TimerFired& timer, Change& change) {
    if (const auto item = copied_item(timer.tag.kind)) {
        change.state.copying[*item] = app::Copying::Idle;
    } else {
        typing_paused(timer, change);
    }
}

bool Section::has_unsaved(const State& state) {
    return std::visit(
        overloaded{
            [](const NewLink& page) { return !is_empty(page.form.draft); },
            [](const Edit& page) { return is_changed(page); },
            [](const auto&) { return false; }},
        state.page
    );
}

}  // namespace mooring::cloud_accounts
