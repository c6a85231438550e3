// Fields. Their text is edited by the browser's own input element, so typing, autofill, selection,
// input methods and undo are native. Drawn are label, frame, hint and error, and the text of
// fields that do not have the focus: only so does it scroll with its frame and stay behind a
// dialog. A text area scrolls inside and always shows its own.
//
// Lines of text are Dear ImGui's `InputText`. Secrets are not given to it, since it makes copies of
// what it edits; nor are selects, which are the browser's on phones.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "core/secret.h"
#include "imgui_dom/semantics.h"
#include "ui/box.h"
#include "ui/control.h"
#include "ui/dom.h"
#include "ui/options.h"
#include "ui/stock_elements.h"

namespace mooring::ui {

struct FieldOptions {
    std::string_view label;  ///< with its key, as of every widget
    std::string_view value;
    std::string_view name;          ///< of the form field, for password managers
    std::string_view autocomplete;  ///< token of the HTML standard
    std::string_view type = "text";
    std::string_view inputmode;
    std::string_view placeholder;
    std::string_view hint;     ///< below the field, always
    std::string_view problem;  ///< in place of the hint, when something is wrong
    int rows = 1;              ///< more than one makes it a text area
    bool required = false;     ///< said to assistive technology; the section refuses an empty one
    bool read_only = false;
    bool shown =
        false;  ///< a secret's letters in place of dots, because the person wants to see them
    bool code = false;  ///< keys and ids: monospaced, no spell check, no capitals
    float max_width = form_max_width;
};

/// Label above, help below, and between them the one stock widget that the view draws:
///
///     const ui::Field field({.label = "Name###name", .problem = problems.name});
///     ui::TextBuffer name(draft.name);
///     if (ImGui::InputText(field.label(), name)) { … }
class [[nodiscard]] Field {
public:
    explicit Field(const FieldOptions& options);
    ~Field();
    Field(const Field&) = delete;
    Field& operator=(const Field&) = delete;

    /// For the widget: hidden, since the words stand above it already.
    [[nodiscard]] const char* label() const { return label_; }

private:
    FieldOptions options_;
    Box box_;
    const char* label_;
    Reported before_;
};

/// The new text when it was edited.
[[nodiscard]] std::optional<std::string> text_field(const FieldOptions& options);

/// Of the secret only its length is used, for the dots; the secret itself never goes to the page.
[[nodiscard]] std::optional<Secret> secret_field(const FieldOptions& options, const Secret& secret);

/// A choice from a list that `OptionSource` knows. The new value when it was changed.
[[nodiscard]] std::optional<std::string> select_field(const FieldOptions& options, OptionList list);

/// The same for options that stand for themselves and live as long as the program.
[[nodiscard]] std::optional<std::string>
select_field(const FieldOptions& options, std::span<const Option> choices);

/// Chooses a file of text. Its content when one was chosen.
[[nodiscard]] std::optional<Secret> file_button(std::string_view label, std::string_view accept);

}  // namespace mooring::ui
