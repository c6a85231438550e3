#include "core/secret.h"

#include <utility>

namespace mooring {

void wipe(std::string& text) {
    text.resize(text.capacity());  // what an earlier, longer value left behind the end goes too
    volatile char* bytes = text.data();
    for (std::size_t i = 0; i < text.size(); ++i) {
        bytes[i] = 0;
    }
    text.clear();
}

Secret::Secret(std::string text) : text_(text) {
    mooring::wipe(text);
}

// NOLINTNEXTLINE(performance-move-constructor-init): see inside
Secret::Secret(Secret&& other) noexcept : Secret(std::as_const(other)) {
    other.wipe();  // a moved-from short string keeps its characters, so copy and wipe
}

Secret& Secret::operator=(const Secret& other) {
    if (this != &other) {
        wipe();
        text_ = other.text_;
    }
    return *this;
}

Secret& Secret::operator=(Secret&& other) noexcept {
    if (this != &other) {
        wipe();
        text_ = other.text_;
        other.wipe();
    }
    return *this;
}

Secret::~Secret() {
    wipe();
}

void Secret::append(std::string_view more) {
    if (text_.size() + more.size() > text_.capacity()) {
        // Grow by hand: std::string would free the old buffer with the characters still in it.
        std::string larger;
        larger.reserve(2 * (text_.size() + more.size()));
        larger = text_;
        mooring::wipe(text_);
        text_.swap(larger);
        mooring::wipe(larger);
    }
    text_.append(more);
}

void Secret::wipe() {
    mooring::wipe(text_);
}

}  // namespace mooring
