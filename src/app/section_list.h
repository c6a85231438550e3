// Walks over the section list at compile time, so that nothing else names a section.
#pragma once

#include <array>
#include <cstddef>
#include <tuple>
#include <utility>
#include <variant>

#include "app/sections.h"

namespace mooring::app {

inline constexpr std::size_t section_count = std::tuple_size_v<Sections>;

template <std::size_t I>
using SectionAt = std::tuple_element_t<I, Sections>;

namespace detail {

/// A section's message, with the section it is for.
template <std::size_t I>
struct Addressed {
    typename SectionAt<I>::Msg msg;
};

template <class Indices>
struct Lists;

template <std::size_t... I>
struct Lists<std::index_sequence<I...>> {
    using States = std::tuple<typename SectionAt<I>::State...>;
    using Message = std::variant<Addressed<I>...>;
    static constexpr std::array<SectionInfo, sizeof...(I)> infos{SectionAt<I>::info...};
};

using AllLists = Lists<std::make_index_sequence<section_count>>;

}  // namespace detail

using SectionStates = detail::AllLists::States;
using SectionMsg = detail::AllLists::Message;
inline constexpr auto& section_infos = detail::AllLists::infos;

/// Calls `f.operator()<I>()` for the section at a place known only at run time.
template <class F>
void with_section(std::size_t index, F f) {
    [&]<std::size_t... I>(std::index_sequence<I...>) {
        static_cast<void>(((index == I ? (f.template operator()<I>(), true) : false) || ...));
    }
    (std::make_index_sequence<section_count>{});
}

/// Calls `f.operator()<I>()` for each section in order.
template <class F>
void for_each_section(F f) {
    [&]<std::size_t... I>(std::index_sequence<I...>) {
        (f.template operator()<I>(), ...);
    }
    (std::make_index_sequence<section_count>{});
}

/// The place of a section in the list.
template <class Section>
consteval std::size_t index_of() {
    std::size_t found = section_count;
    std::size_t index = 0;
    [&]<std::size_t... I>(std::index_sequence<I...>) {
        ((std::is_same_v<Section, SectionAt<I>> ? found = index : 0, ++index), ...);
    }
    (std::make_index_sequence<section_count>{});
    return found;
}

}  // namespace mooring::app
