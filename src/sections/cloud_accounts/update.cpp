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
    refresh_accounts(change);
}

void enter(const ToNewLink& target, Change& change) {
    auto* here = std::get_if<NewLink>(&change.state.page);
    if (here != nullptr && here->provider == target.provider) {
        here->step = target.step;
        return;
    }
    NewLink& page = change.state.page.emplace<NewLink>();
    page.provider = target.provider;
    page.step = target.step;
    page.form.draft.method = first_method(target.provider);
    change.state.notice.clear();
    change.state.setup = api::Loading{};  // the external id is another after each link
    load_setup(page, change);
}

void enter(const ToEdit& target, Change& change) {
    change.state.notice.clear();
    load_account(change.state.page.emplace<Edit>(Edit{.id = target.id}), change);
}

void enter(const ToTest& target, Change& change) {
    change.state.page = Test{.id = target.id, .stored = api::Loading{}, .problem = {}};
    load_test(change);
}

void enter(const ToNowhere&, Change& change) {
    change.state.page = Nowhere{};
    change.state.notice.clear();
}

/// A test that is being asked for goes on when the page is looked at anew.
bool is_being_started(const Target& target, const State& state) {
    const auto* to = std::get_if<ToTest>(&target);
    const auto* page = std::get_if<Test>(&state.page);
    return to != nullptr && page != nullptr && page->id == to->id && page->sending;
}

}  // namespace

void Section::open(std::string_view rest, Change& change) {
    const Target found = find_target(rest);
    if (is_being_started(found, change.state)) {
        return;
    }
    ++change.state.page_turn;  // what comes for another account is not for this page
    std::visit([&](const auto& target) { enter(target, change); }, found);
}

void Section::leave(State& state) {
    state.page = Overview{};
    state.deletion.reset();
    state.deletion_error.reset();
    state.lost_deletion.reset();
    state.notice.clear();
    state.copying = {};
    state.is_watching = false;
    state.kept.clear();
}

bool Section::stays(const State& state, std::string_view rest) {
    const auto* page = std::get_if<NewLink>(&state.page);
    const Target target = find_target(rest);
    const auto* to = std::get_if<ToNewLink>(&target);
    return page != nullptr && to != nullptr && page->provider == to->provider;
}

std::string Section::draft(const State& state) {
    return write_form(state);
}

void Section::restore(State& state, const std::string& json) {
    state.kept = json;
    take_kept(state);
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
        case RequestKind::RefreshList:
        case RequestKind::LoadMore: list_answered(answer, change); break;
        case RequestKind::LoadSetup: setup_loaded(answer, change.state); break;
        case RequestKind::LoadAccount: account_loaded(answer, change); break;
        case RequestKind::Watch: news_came(answer.response, change); break;
        case RequestKind::Verify: test_started(answer, change); break;
        case RequestKind::LoadRemoval: removal_loaded(answer, change.state); break;
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
    } else if (static_cast<RequestKind>(timer.tag.kind) == RequestKind::Watch) {
        look_for_news(change);
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
