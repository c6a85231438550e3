// The usual helper for std::visit with one lambda per alternative.
#pragma once

namespace mooring {

template <class... Fs>
struct overloaded : Fs... {
    using Fs::operator()...;
};
template <class... Fs>
overloaded(Fs...) -> overloaded<Fs...>;

}  // namespace mooring
