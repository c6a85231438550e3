#include <utility>

#include "api/json_reader.h"
#include "sections/api_keys/updates.h"

namespace mooring::api_keys {

void on(const DeleteRequested& msg, Change& change) {
    const std::optional<Deletion>& deletion = change.state.deletion;
    const bool is_busy = deletion && deletion->confirmed;
    if (!is_busy && find_key(change.state, msg.id) != nullptr) {
        change.state.deletion = Deletion{.id = msg.id};
    }
}

void on(const DeleteConfirmed&, Change& change) {
    std::optional<Deletion>& deletion = change.state.deletion;
    if (deletion && !deletion->confirmed) {
        deletion->confirmed = true;
        change.state.list_error.reset();
        change.state.news.clear();
        change.send(RequestKind::Delete, request_delete(deletion->id));
    }
}

void on(const DeleteCancelled&, Change& change) {
    if (change.state.deletion && !change.state.deletion->confirmed) {
        change.state.deletion.reset();
    }
}

void deleted(const api::Response& response, Change& change) {
    State& state = change.state;
    if (!state.deletion) {
        return;
    }
    const std::string id = state.deletion->id;
    state.deletion.reset();
    const auto done = api::read_nothing(response);
    // Deleted elsewhere is deleted as well.
    if (!done && done.error().kind != api::ErrorKind::NotFound) {
        const ApiKey* key = find_key(state, id);
        if (key != nullptr && api::is_outcome_unknown(done.error())) {
            state.lost_deletion = LostDeletion{.id = id, .name = key->name};
        }
        look_whether_it_came_about(done.error(), change);
        state.list_error = done.error();
        change.focus(app::FocusTarget::Problem);
        return;
    }
    const ApiKey* key = find_key(state, id);
    state.news = key == nullptr ? "" : "Deleted " + key->name + ".";
    forget_key(id, state);
}

void settle_deletion(State& state) {
    const std::optional<LostDeletion> lost = std::exchange(state.lost_deletion, std::nullopt);
    const bool is_whole = state.keys.value()->next_cursor.empty();
    if (lost && is_whole && find_key(state, lost->id) == nullptr) {
        state.news = "Deleted " + lost->name + ".";
        state.list_error.reset();
    }
}

void on(const RotateRequested& msg, Change& change) {
    std::optional<Rotation>& rotation = change.state.rotation;
    const bool is_busy = rotation && rotation->confirmed;
    if (!is_busy && find_key(change.state, msg.id) != nullptr && !has_unstored_key(change)) {
        std::optional<Rotation>& unsettled = change.state.unsettled_rotation;
        const bool is_same = unsettled && unsettled->id == msg.id;
        rotation = is_same ? std::exchange(unsettled, std::nullopt) : Rotation{.id = msg.id};
    }
}

/// Another wish is another request.
void on(const RotationOverlapChosen& msg, Change& change) {
    if (auto& rotation = change.state.rotation) {
        rotation->overlap = msg.hours;
        rotation->idempotency_key.clear();
    }
}

void on(const RotationExpiryChosen& msg, Change& change) {
    if (auto& rotation = change.state.rotation) {
        rotation->expiry = msg.days;
        rotation->idempotency_key.clear();
    }
}

void on(const RotateConfirmed&, Change& change) {
    std::optional<Rotation>& rotation = change.state.rotation;
    if (!rotation || rotation->confirmed) {
        return;
    }
    rotation->confirmed = true;
    rotation->error.reset();
    if (rotation->idempotency_key.empty()) {
        rotation->idempotency_key = change.stamp.nonce;
    }
    change.send(RequestKind::Rotate, request_rotation(*rotation));
}

void on(const RotateCancelled&, Change& change) {
    State& state = change.state;
    if (!state.rotation || state.rotation->confirmed) {
        return;
    }
    std::optional<Rotation> rotation = std::exchange(state.rotation, std::nullopt);
    if (!rotation->idempotency_key.empty()) {
        rotation->error.reset();
        state.unsettled_rotation = std::move(rotation);
    }
}

/// After a failure the question is open again, so that the same can be tried once more.
void rotated(const api::Response& response, Change& change) {
    std::optional<Rotation>& rotation = change.state.rotation;
    if (!rotation) {
        return;
    }
    auto made = read_created(response);
    if (!made) {
        rotation->confirmed = false;
        rotation->error = made.error();
        if (!api::is_outcome_unknown(made.error())) {
            rotation->idempotency_key.clear();
        }
        look_whether_it_came_about(made.error(), change);
        return;
    }
    rotation.reset();
    const std::string news = "Rotated " + made.value().api_key.name + ". Copy the key now.";
    show_once(made.value(), news, change);
}

}  // namespace mooring::api_keys
