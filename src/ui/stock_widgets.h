// Dear ImGui's widgets in the console's measures: a button is as high as the console's, and so on.
//
// In namespace mooring, a view that includes this writes `ImGui::Checkbox(…)` as ever: what is
// declared here comes first, and all else is Dear ImGui's own. Colours, roundings and distances
// that all widgets share are in its style (imgui_style.h).
#pragma once

#include <imgui.h>

#include <span>
#include <string>
#include <string_view>

#include "ui/theme.h"

namespace mooring::ui {

/// How the text of inputs and selects is set; keys and ids are monospaced.
[[nodiscard]] TextStyle field_text_style(bool monospaced = false);

/// A text that `ImGui::InputText` edits: a copy that lives until the end of the frame, and grows
/// with what is typed.
class TextBuffer {
public:
    explicit TextBuffer(std::string_view text);

    [[nodiscard]] std::string text() const { return room_.data(); }
    [[nodiscard]] std::span<char> room() const { return room_; }
    void resize(std::size_t length);

private:
    std::span<char> room_;  ///< ends with a NUL
};

/// `ImGui::InputTextWithHint` for such a text. @param hint null for none
bool edit_text(const char* label, const char* hint, TextBuffer& text, ImGuiInputTextFlags flags);

/// Inputs and combos while one of these lives: 40 px high, in body text.
class [[nodiscard]] FieldMeasures {
public:
    explicit FieldMeasures(bool monospaced = false);
    ~FieldMeasures();
    FieldMeasures(const FieldMeasures&) = delete;
    FieldMeasures& operator=(const FieldMeasures&) = delete;
};

}  // namespace mooring::ui

// NOLINTBEGIN(readability-identifier-naming)
namespace mooring::ImGui {

using namespace ::ImGui;  // NOLINT(google-build-using-namespace)

bool Button(const char* label, const ImVec2& size = {0, 0});
bool Checkbox(const char* label, bool* v);
bool RadioButton(const char* label, bool active);
bool BeginTable(
    const char* str_id,
    int columns,
    ImGuiTableFlags flags = 0,
    const ImVec2& outer_size = {0, 0},
    float inner_width = 0
);
void TableHeadersRow();
bool BeginCombo(const char* label, const char* preview_value, ImGuiComboFlags flags = 0);

bool InputText(
    const char* label,
    char* buf,
    size_t buf_size,
    ImGuiInputTextFlags flags = 0,
    ImGuiInputTextCallback callback = nullptr,
    void* user_data = nullptr
);
bool InputText(const char* label, ui::TextBuffer& text, ImGuiInputTextFlags flags = 0);
/// @param hint shown while there is no text; ends with a NUL
bool InputTextWithHint(
    const char* label, const char* hint, ui::TextBuffer& text, ImGuiInputTextFlags flags = 0
);

}  // namespace mooring::ImGui
// NOLINTEND(readability-identifier-naming)
