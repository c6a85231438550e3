#include "ui/stock_widgets.h"

#include <imgui_internal.h>

#include <algorithm>

#include "imgui_dom/browser_font.h"
#include "ui/imgui_style.h"
#include "ui/paint.h"
#include "ui/ui.h"

namespace mooring::ui {
namespace {

using imgui_dom::FontIndex;

constexpr float field_padding = 12;
/// Phones zoom in on fields with smaller type when they get the focus.
constexpr float least_size_for_fingers = 16;
constexpr float mark_size = 20;
constexpr float mark_corner = 5;  ///< too small for a control's
constexpr float mark_gap = 10;
constexpr float dot_radius = 5;
constexpr float chevron_size = 18;

ImFont* font(FontIndex index) {
    return ImGui::GetIO().Fonts->Fonts[static_cast<int>(index)];
}

int grow(ImGuiInputTextCallbackData* data) {
    auto* const text = static_cast<TextBuffer*>(data->UserData);
    text->resize(static_cast<std::size_t>(data->BufTextLen));
    data->Buf = text->room().data();
    return 0;
}

/// A check box or radio button: its mark is as large as the text with its padding.
class MarkMeasures {
public:
    MarkMeasures() {
        const Ui& ui = current();
        const float padding = (ui.scaled(mark_size) - ImGui::GetFontSize()) / 2;
        ImGui::PushStyleVar(ImGuiStyleVar_FramePadding, {padding, padding});
        ImGui::PushStyleVar(ImGuiStyleVar_FrameRounding, mark_corner);
        ImGui::PushStyleVar(ImGuiStyleVar_ItemInnerSpacing, {ui.scaled(mark_gap), 0});
    }
    ~MarkMeasures() { ImGui::PopStyleVar(3); }
    MarkMeasures(const MarkMeasures&) = delete;
    MarkMeasures& operator=(const MarkMeasures&) = delete;
};

constexpr int filled_colors = 5;

/// A mark that is set: its frame is filled. Dear ImGui's own mark is not drawn.
void push_filled_mark() {
    const ImU32 accent = ImGui::GetColorU32(ImGuiCol_CheckMark);
    ImGui::PushStyleColor(ImGuiCol_FrameBg, accent);
    ImGui::PushStyleColor(ImGuiCol_FrameBgHovered, accent);
    ImGui::PushStyleColor(ImGuiCol_FrameBgActive, accent);
    ImGui::PushStyleColor(ImGuiCol_Border, accent);
    ImGui::PushStyleColor(ImGuiCol_CheckMark, 0);
}

/// The mark of the widget that starts there.
Rect mark_at(ImVec2 start) {
    const float side = current().scaled(mark_size);
    return {start.x, start.y, side, side};
}

bool is_disabled() {
    return (ImGui::GetCurrentContext()->CurrentItemFlags & ImGuiItemFlags_Disabled) != 0;
}

constexpr int disabled_colors = 3;

/// A button that cannot be pressed is grey, in place of see-through.
void push_disabled_button() {
    ImGui::PushStyleVar(ImGuiStyleVar_Alpha, 1);
    ImGui::PushStyleColor(ImGuiCol_Button, imgui_color(Color::Code));
    ImGui::PushStyleColor(ImGuiCol_Border, imgui_color(Color::Border));
    ImGui::PushStyleColor(ImGuiCol_Text, imgui_color(Color::Muted));
}

/// In the window of the combo, also when its list has been begun.
void draw_chevron(ImDrawList& list, ImVec2 middle) {
    const float side = current().scaled(chevron_size);
    const Rect place{middle.x - side / 2, middle.y - side / 2, side, side};
    paint::icon_in(list, Icon::ChevronDown, place, Color::Muted);
}

}  // namespace

TextStyle field_text_style(bool monospaced) {
    const Ui& ui = current();
    TextStyle style = ui.style(monospaced ? Type::Code : Type::Body);
    if (ui.environment.coarse_pointer) {
        style.face.size = std::max(style.face.size, least_size_for_fingers);
    }
    return style;
}

TextBuffer::TextBuffer(std::string_view text) : room_(current().room(text.size() + 1)) {
    *std::copy(text.begin(), text.end(), room_.begin()) = '\0';
}

void TextBuffer::resize(std::size_t length) {
    const std::span<char> old = room_;
    room_ = current().room(length + 1);
    const std::size_t kept = std::min(old.size(), length);
    *std::copy_n(old.begin(), kept, room_.begin()) = '\0';
    room_.back() = '\0';
}

bool edit_text(const char* label, const char* hint, TextBuffer& text, ImGuiInputTextFlags flags) {
    return ImGui::InputTextEx(
        label,
        hint,
        text.room().data(),
        static_cast<int>(text.room().size()),
        {0, 0},
        flags | ImGuiInputTextFlags_CallbackResize,
        grow,
        &text
    );
}

FieldMeasures::FieldMeasures(bool monospaced) {
    const Ui& ui = current();
    const TextStyle style = field_text_style(monospaced);
    ImGui::PushFont(font(monospaced ? FontIndex::Mono : FontIndex::Regular), style.face.size);
    ImGui::PushStyleVar(
        ImGuiStyleVar_FramePadding,
        {ui.scaled(field_padding), (ui.control_height(field_height) - ImGui::GetFontSize()) / 2}
    );
}

FieldMeasures::~FieldMeasures() {
    ImGui::PopStyleVar();
    ImGui::PopFont();
}

}  // namespace mooring::ui

namespace mooring::ImGui {

using namespace ui;  // NOLINT(google-build-using-namespace)

bool Button(const char* label, const ImVec2& size) {
    const bool disabled = is_disabled();
    PushFont(font(FontIndex::Strong), 0);
    if (disabled) {
        push_disabled_button();
    }
    const bool pressed = ::ImGui::Button(label, size);
    if (disabled) {
        PopStyleColor(disabled_colors);
        PopStyleVar();
    }
    PopFont();
    return pressed;
}

bool Checkbox(const char* label, bool* v) {
    const MarkMeasures measures;
    const Rect mark = mark_at(GetCursorScreenPos());
    const bool is_checked = *v;
    if (is_checked) {
        push_filled_mark();
    }
    const bool changed = ::ImGui::Checkbox(label, v);
    if (is_checked) {
        PopStyleColor(filled_colors);
        paint::icon_in(*GetWindowDrawList(), Icon::Check, mark.grown(-2), Color::OnAccent);
    }
    return changed;
}

bool RadioButton(const char* label, bool active) {
    const MarkMeasures measures;
    const Point center = mark_at(GetCursorScreenPos()).center();
    if (active) {
        push_filled_mark();
    }
    const bool pressed = ::ImGui::RadioButton(label, active);
    if (active) {
        PopStyleColor(filled_colors);
        const ImU32 color = imgui_color(Color::OnAccent);
        GetWindowDrawList()->AddCircleFilled(
            {center.x, center.y}, current().scaled(dot_radius), color
        );
    }
    return pressed;
}

bool BeginTable(
    const char* str_id,
    int columns,
    ImGuiTableFlags flags,
    const ImVec2& outer_size,
    float inner_width
) {
    return ::ImGui::BeginTable(
        str_id, columns, flags | ImGuiTableFlags_BordersInnerH, outer_size, inner_width
    );
}

void TableHeadersRow() {
    const Ui& ui = current();
    PushFont(font(FontIndex::Strong), ui.style(Type::HintStrong).face.size);
    PushStyleColor(ImGuiCol_Text, imgui_color(Color::Muted));
    ::ImGui::TableHeadersRow();
    PopStyleColor();
    PopFont();
}

bool BeginCombo(const char* label, const char* preview_value, ImGuiComboFlags flags) {
    const ImVec2 start = GetCursorScreenPos();
    const float width = CalcItemWidth();
    ImDrawList& list = *GetWindowDrawList();
    const FieldMeasures measures;
    PushStyleColor(ImGuiCol_FrameBgHovered, GetColorU32(ImGuiCol_FrameBg));
    const float height = GetFrameHeight();
    const bool is_open =
        ::ImGui::BeginCombo(label, preview_value, flags | ImGuiComboFlags_NoArrowButton);
    PopStyleColor();
    const float from_end = current().scaled(field_padding + chevron_size / 2);
    draw_chevron(list, {start.x + width - from_end, start.y + height / 2});
    return is_open;
}

bool InputText(
    const char* label,
    char* buf,
    size_t buf_size,
    ImGuiInputTextFlags flags,
    ImGuiInputTextCallback callback,
    void* user_data
) {
    const FieldMeasures measures;
    return ::ImGui::InputText(label, buf, buf_size, flags, callback, user_data);
}

bool InputText(const char* label, TextBuffer& text, ImGuiInputTextFlags flags) {
    const FieldMeasures measures;
    return edit_text(label, nullptr, text, flags);
}

bool InputTextWithHint(
    const char* label, const char* hint, TextBuffer& text, ImGuiInputTextFlags flags
) {
    const FieldMeasures measures;
    return edit_text(label, hint, text, flags);
}

}  // namespace mooring::ImGui
