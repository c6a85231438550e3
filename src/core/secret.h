// Text that must not be seen: it has no stream operator, compares in full, and wipes its memory
// when it goes.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace mooring {

class Secret {
public:
    Secret() = default;
    explicit Secret(std::string text);
    Secret(const Secret& other) = default;
    Secret(Secret&& other) noexcept;
    Secret& operator=(const Secret& other);
    Secret& operator=(Secret&& other) noexcept;
    ~Secret();

    /// The text itself, for the one place that sends it. Do not keep the view.
    [[nodiscard]] std::string_view reveal() const { return text_; }
    [[nodiscard]] bool empty() const { return text_.empty(); }

    void append(std::string_view more);
    void wipe();

    friend bool operator==(const Secret&, const Secret&) = default;

private:
    std::string text_;
};

/// Overwrites the characters of `text`, then empties it. The writes are not optimised away.
void wipe(std::string& text);

}  // namespace mooring
