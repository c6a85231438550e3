// One section's update alone: messages and answers go in, the state changes, effects come out.
#pragma once

#include <array>
#include <catch2/catch_test_macros.hpp>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

#include "app/change.h"
#include "core/time.h"

namespace mooring::test {

template <class Section>
class SectionBench {
public:
    using State = typename Section::State;
    using Msg = typename Section::Msg;

    State state;
    app::Effects effects;  ///< of the last step, but for the moves of the focus
    std::vector<app::FocusTarget> focus_moves;  ///< of the last step
    Clock clock{.now = *parse_rfc3339("2026-03-12T09:30:00Z"), .utc_offset_minutes = 0};

    void open(std::string_view rest = {}) {
        step([&](auto& change) { Section::open(rest, change); });
    }
    void send(const Msg& msg) {
        step([&](auto& change) { Section::update(msg, change); });
    }
    template <class Kind>
    void answer(Kind kind, const api::Response& response) {
        answer(kind, response, turn(kind));
    }
    /// To one that was asked for at an earlier turn.
    template <class Kind>
    void answer(Kind kind, const api::Response& response, std::uint16_t turn) {
        step([&](auto& change) { Section::answered({tag(kind, turn), response}, change); });
    }
    template <class Kind>
    void fire_timer(Kind kind) {
        fire_timer(kind, turn(kind));
    }
    template <class Kind>
    void fire_timer(Kind kind, std::uint16_t turn) {
        step([&](auto& change) { Section::timer_fired({tag(kind, turn)}, change); });
    }
    /// Of the last request or timer of that kind.
    template <class Kind>
    [[nodiscard]] std::uint16_t turn(Kind kind) const {
        return turns_[static_cast<std::uint8_t>(kind)];
    }
    void leave() { Section::leave(state); }

    /// The only effect of the last step, which is an `E`.
    template <class E>
    [[nodiscard]] const E& effect() const {
        REQUIRE(effects.size() == 1);
        REQUIRE(std::holds_alternative<E>(effects.front()));
        return std::get<E>(effects.front());
    }
    /// The only request of the last step.
    [[nodiscard]] const api::Request& sent() const { return effect<app::SendHttp>().request; }

private:
    template <class Kind>
    static app::Tag tag(Kind kind, std::uint16_t turn) {
        return {
            .section = 0, .kind = static_cast<std::uint8_t>(kind), .turn = turn, .generation = 0};
    }

    template <class Act>
    void step(Act act) {
        effects.clear();
        const app::Stamp stamp{.clock = clock, .nonce = "nonce-" + std::to_string(++steps_)};
        app::Change<State> change{.state = state, .effects = effects, .stamp = stamp};
        act(change);
        focus_moves.clear();
        std::erase_if(effects, [&](const app::Effect& effect) {
            const auto* move = std::get_if<app::MoveFocus>(&effect);
            if (move != nullptr) {
                focus_moves.push_back(move->to);
            }
            return move != nullptr;
        });
        for (const app::Effect& effect : effects) {
            if (const auto* sent = std::get_if<app::SendHttp>(&effect)) {
                turns_[sent->tag.kind] = sent->tag.turn;
            } else if (const auto* timer = std::get_if<app::StartTimer>(&effect)) {
                turns_[timer->tag.kind] = timer->tag.turn;
            }
        }
    }

    int steps_ = 0;
    std::array<std::uint16_t, 256> turns_{};
};

/// For `focus_moves`: to the first field that is wrong, and nowhere else.
inline const std::vector to_problem{app::FocusTarget::Problem};

}  // namespace mooring::test
