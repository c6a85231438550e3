// A modal question above the page: a modal popup of Dear ImGui, and in the page a `<dialog>` opened
// with showModal(), so the browser keeps focus inside, makes the rest inert and gives the focus
// back.
#pragma once

#include <string_view>

#include "ui/box.h"
#include "ui/window.h"

namespace mooring::ui {

class [[nodiscard]] Dialog {
public:
    /// `label` is the title, with what it asks as its key: "Delete the key?###delete_key".
    explicit Dialog(std::string_view label);
    ~Dialog();
    Dialog(const Dialog&) = delete;
    Dialog& operator=(const Dialog&) = delete;

    /// Escape was pressed.
    [[nodiscard]] bool was_dismissed() const { return dismissed_; }

private:
    explicit Dialog(const Label& label);

    NodeId id_;
    ModalWindow window_;
    bool dismissed_ = false;
};

/// Where the buttons stand that answer it.
[[nodiscard]] BoxStyle dialog_answers();

}  // namespace mooring::ui
