// A modal question above the page. In the page it is a `<dialog>` opened with showModal(), so the
// browser keeps focus inside, makes the rest inert and gives the focus back.
#pragma once

#include <string_view>

#include "ui/box.h"

namespace mooring::ui {

class [[nodiscard]] Dialog {
public:
    explicit Dialog(std::string_view title);
    ~Dialog();
    Dialog(const Dialog&) = delete;
    Dialog& operator=(const Dialog&) = delete;

    /// Escape was pressed.
    [[nodiscard]] bool was_dismissed() const { return dismissed_; }

private:
    bool dismissed_ = false;
};

/// Where the buttons stand that answer it.
[[nodiscard]] BoxStyle dialog_answers();

}  // namespace mooring::ui
